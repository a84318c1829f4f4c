using System.Collections.Immutable;
using System.Numerics;

namespace Kernels.Learning;

/// <summary>Scales each feature by its mean and standard deviation: <c>(x − mean) / scale</c>.</summary>
/// <param name="origins">What features are given relative to, one per column.</param>
/// <param name="means">The means, relative to the origins.</param>
/// <param name="scales">Standard deviations over the population; 1 for a constant column, which so becomes 0.</param>
internal sealed class Standardization(ImmutableArray<double> origins, ImmutableArray<double> means, ImmutableArray<float> scales)
{
    private readonly float[] high = [.. means.Select(static mean => (float)mean)];
    private readonly float[] low = [.. means.Select(static mean => (float)(mean - (float)mean))];

    public ImmutableArray<double> Origins { get; } = origins;

    public ImmutableArray<double> Means { get; } = means;

    public ImmutableArray<float> Scales { get; } = scales;

    public int Features => Means.Length;

    public bool HasOrigins { get; } = origins.Any(static origin => origin != 0);

    /// <summary>The same scaling of features that are given relative to other origins.</summary>
    public Standardization From(ImmutableArray<double> other) => other.SequenceEqual(Origins)
        ? this
        : new(other, [.. Means.Select((mean, j) => mean + (Origins[j] - other[j]))], Scales);

    /// <summary>For each column the mean of the squares of what <see cref="Apply(ReadOnlySpan{float}, Span{float})"/> gives; empty where all are 1.</summary>
    public double[] Squares { get; init; } = [];

    /// <summary>Writes scaled rows in parallel; each thread takes some next to each other.</summary>
    public void Apply(ReadOnlyMemory<float> offsets, Memory<float> rows, int threads)
    {
        var count = offsets.Length / Features;
        var groups = Math.Clamp(count / 1024, 1, 64);
        using var workers = new TileThreads(threads, groups);
        workers.Run(groups, (_, group) =>
        {
            var start = (int)((long)count * group / groups) * Features;
            var length = (int)((long)count * (group + 1) / groups) * Features - start;
            Apply(offsets.Span.Slice(start, length), rows.Span.Slice(start, length));
        });
    }

    /// <summary>Writes scaled rows, row-major as they came, relative to the origins.</summary>
    public void Apply(ReadOnlySpan<float> offsets, Span<float> rows)
    {
        for (; !offsets.IsEmpty; offsets = offsets[Features..], rows = rows[Features..])
            LayerKernels.Standardize(offsets[..Features], high, low, Scales.AsSpan(), rows[..Features]);
    }

    /// <summary>The same of features as they are; where they share digits with an origin, these cancel.</summary>
    public void ApplyRaw(ReadOnlySpan<float> features, Span<float> rows)
    {
        if (!HasOrigins)
        {
            Apply(features, rows);
            return;
        }

        for (var i = 0; i < features.Length; i++)
            rows[i] = (float)((features[i] - (Origins[i % Features] + Means[i % Features])) / Scales[i % Features]);
    }

    /// <inheritdoc cref="ApplyRaw(ReadOnlySpan{float}, Span{float})"/>
    public void ApplyRaw(ReadOnlySpan<double> features, Span<float> rows)
    {
        for (var i = 0; i < features.Length; i++)
            rows[i] = (float)((features[i] - Origins[i % Features] - Means[i % Features]) / Scales[i % Features]);
    }
}

/// <summary>The means and standard deviations of columns, in double and one pass, relative to the first row.</summary>
/// <remarks>
/// The square of the mean's distance to the first row is at most as many times the variance as there are rows, so no more
/// digits than their number has can cancel. Threads share tiles of rows, whose sums are added in order, so that blocks of whole
/// tiles give the same bits as all rows at once.
/// </remarks>
internal sealed class ColumnStatistics
{
    /// <summary>The tiles whose sums are in memory at a time.</summary>
    private const int MostTiles = 64;

    private readonly int columns;
    private readonly double[] first;
    private readonly double[] sums;
    private readonly double[] squares;
    private long count;

    public ColumnStatistics(ReadOnlySpan<float> firstRow)
    {
        columns = firstRow.Length;
        first = new double[columns];
        for (var j = 0; j < columns; j++)
            first[j] = firstRow[j];
        (sums, squares) = (new double[columns], new double[columns]);
    }

    public void Add(ReadOnlyMemory<float> rows, int threads)
    {
        var tile = TiledPass.RowsOfTile(columns) * columns;
        var tiles = (int)(((long)rows.Length + tile - 1) / tile);
        var parts = new double[Math.Min(tiles, MostTiles)][];
        using var workers = new TileThreads(threads, parts.Length);
        for (var first = 0; first < tiles; first += MostTiles)
        {
            var window = Math.Min(MostTiles, tiles - first);
            var start = first;
            workers.Run(window, (_, part) =>
            {
                var own = rows.Span[((start + part) * tile)..];
                parts[part] = Sum(own[..Math.Min(tile, own.Length)]);
            });

            foreach (var part in parts.AsSpan(0, window))
            {
                for (var j = 0; j < columns; j++)
                {
                    sums[j] += part[j];
                    squares[j] += part[columns + j];
                }
            }
        }

        count += rows.Length / columns;
    }

    /// <summary>No scaling, but what is known of the columns.</summary>
    public Standardization ToNone(ImmutableArray<double> origins)
    {
        var result = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            var (mean, distance) = (origins[j] + first[j] + sums[j] / count, sums[j] / count);
            result[j] = Math.Max(0, squares[j] / count - distance * distance) + mean * mean;
        }

        return new(origins, [.. origins.Select(static origin => -origin)], [.. Enumerable.Repeat(1f, columns)]) { Squares = result };
    }

    public Standardization ToStandardization(ImmutableArray<double> origins)
    {
        var means = new double[columns];
        var scales = new float[columns];
        for (var j = 0; j < columns; j++)
        {
            var distance = sums[j] / count;
            means[j] = first[j] + distance;
            var scale = (float)Math.Sqrt(Math.Max(0, squares[j] / count - distance * distance));
            scales[j] = scale > 0 ? scale : 1;
        }

        return new(origins, [.. means], [.. scales]);
    }

    /// <summary>Sums and sums of squares of the distances to the first row.</summary>
    private double[] Sum(ReadOnlySpan<float> rows)
    {
        var result = new double[2 * columns];
        var own = result.AsSpan(0, columns);
        var ownSquares = result.AsSpan(columns);
        for (; !rows.IsEmpty; rows = rows[columns..])
        {
            var j = 0;
            for (; j <= columns - Vector<float>.Count; j += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(rows[j..]), out var left, out var right);
                Add(left, j, own, ownSquares);
                Add(right, j + Vector<double>.Count, own, ownSquares);
            }

            for (; j < columns; j++)
            {
                var distance = rows[j] - first[j];
                own[j] += distance;
                ownSquares[j] += distance * distance;
            }
        }

        return result;
    }

    private void Add(Vector<double> x, int j, Span<double> own, Span<double> ownSquares)
    {
        var distance = x - new Vector<double>(first, j);
        (new Vector<double>(own[j..]) + distance).CopyTo(own[j..]);
        (new Vector<double>(ownSquares[j..]) + distance * distance).CopyTo(ownSquares[j..]);
    }
}
