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

    public static StratifiedSplit Of(Dataset dataset, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        List<int> train = [], test = [];

        foreach (var rows in RowsByClass(dataset))
        {
            random.Shuffle(rows);
            var held = Math.Max(1, (int)Math.Round(rows.Length * TestShare));
            test.AddRange(rows[..held]);
            train.AddRange(rows[held..]);
        }

        train.Sort();
        test.Sort();
        return new(dataset.Select(train), dataset.Select(test));
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
