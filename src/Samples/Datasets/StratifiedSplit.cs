using System.Collections;

namespace Kernels.Samples.Datasets;

/// <summary>
/// Rows to train on and rows held out to test on, with the same share of each class.
/// </summary>
/// <remarks>
/// Class after class, from 0: the class's rows, in file order, are shuffled by Fisher and Yates, drawing from one
/// <see cref="SplitMix64"/>; the first fifth, rounded and at least one, is the test part. Both parts are then put
/// back into file order. The split depends on nothing but the labels' order and the seed.
/// </remarks>
internal sealed record StratifiedSplit(Dataset Train, Dataset Test)
{
    private const double TestShare = 0.2;

    /// <summary>Splits a dataset. Rows in memory are moved, so that the dataset itself is of no more use.</summary>
    public static StratifiedSplit Of(Dataset dataset, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var held = new BitArray(dataset.Rows);
        var count = 0;

        foreach (var rows in RowsByClass(dataset))
        {
            random.Shuffle(rows);
            foreach (var row in rows.AsSpan(0, Math.Max(1, (int)Math.Round(rows.Length * TestShare))))
                (held[row], count) = (true, count + 1);
        }

        var (train, test) = Divide(dataset.Features, dataset.OnDisk is null ? dataset.FeatureCount : 0, held, count);
        var split = new StratifiedSplit(Part(dataset, held, false, dataset.Rows - count, train), Part(dataset, held, true, count, test));
        return dataset.HasMissing ? split.Filled() : split;
    }

    /// <summary>
    /// Puts the means of the training rows where values of either part are missing: those held out count for nothing in
    /// training.
    /// </summary>
    private StratifiedSplit Filled()
    {
        var means = Train.ColumnMeans();
        return new(Train.Filled(means), Test.Filled(means));
    }

    /// <summary>Puts the rows that are not held to the beginning and those that are held to the end, both in their order.</summary>
    private static (Memory<float> Kept, Memory<float> Held) Divide(Memory<float> features, int columns, BitArray held, int count)
    {
        var aside = new float[count * columns];
        var rest = aside.AsSpan();
        var kept = features.Span;

        for (var row = 0; row < held.Length; row++)
        {
            ref var target = ref held[row] ? ref rest : ref kept;
            features.Span.Slice(row * columns, columns).CopyTo(target);
            target = target[columns..];
        }

        var length = features.Length - aside.Length;
        aside.CopyTo(features[length..]);
        return (features[..length], features[length..]);
    }

    private static Dataset Part(Dataset dataset, BitArray held, bool isHeld, int count, Memory<float> features)
    {
        var (labels, lines) = (new int[count], new int[count]);
        var at = 0;

        for (var row = 0; row < held.Length; row++)
        {
            if (held[row] != isHeld)
                continue;
            (labels[at], lines[at]) = (dataset.Labels[row], dataset.Lines[row]);
            at++;
        }

        return dataset with
        {
            Features = features,
            Labels = labels,
            Lines = lines,
            OnDisk = dataset.OnDisk is { } file ? file with { Held = held, IsHeld = isHeld } : null,
        };
    }

    private static int[][] RowsByClass(Dataset dataset)
    {
        var counts = new int[dataset.Classes.Count];
        foreach (var label in dataset.Labels)
            counts[label]++;

        var rows = Array.ConvertAll(counts, static count => new int[count]);
        Array.Clear(counts);
        for (var row = 0; row < dataset.Rows; row++)
            rows[dataset.Labels[row]][counts[dataset.Labels[row]]++] = row;
        return rows;
    }
}
