using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>Scales each feature by its mean and standard deviation: <c>(x − mean) / scale</c>.</summary>
internal sealed class Standardization(ImmutableArray<float> means, ImmutableArray<float> scales)
{
    // A cache line of floats: the transposition writes whole lines and reads rows that stay in cache meanwhile.
    private const int BlockRows = 16;

    public ImmutableArray<float> Means { get; } = means;

    /// <summary>Standard deviations over the population; 1 for a constant column, which so becomes 0.</summary>
    public ImmutableArray<float> Scales { get; } = scales;

    public int Features => Means.Length;

    public static Standardization None(int features) =>
        new([.. Enumerable.Repeat(0f, features)], [.. Enumerable.Repeat(1f, features)]);

    /// <summary>Measures row-major data, in double and two passes, as one pass cancels where the mean is large.</summary>
    public static Standardization Of(ReadOnlySpan<float> data, int features)
    {
        var count = data.Length / features;
        var means = new double[features];
        var variances = new double[features];

        for (var row = data; !row.IsEmpty; row = row[features..])
        {
            for (var j = 0; j < means.Length; j++)
                means[j] += row[j];
        }

        for (var j = 0; j < means.Length; j++)
            means[j] /= count;

        for (var row = data; !row.IsEmpty; row = row[features..])
        {
            for (var j = 0; j < variances.Length; j++)
            {
                var deviation = row[j] - means[j];
                variances[j] += deviation * deviation;
            }
        }

        return new(
            [.. means.Select(mean => (float)mean)],
            [.. variances.Select(variance => (float)Math.Sqrt(variance / count)).Select(scale => scale > 0 ? scale : 1)]);
    }

    /// <summary>Writes scaled rows, row-major as they came.</summary>
    public void ToRows(ReadOnlySpan<float> data, Span<float> rows)
    {
        var means = Means.AsSpan();
        var scales = Scales.AsSpan();

        while (!data.IsEmpty)
        {
            for (var j = 0; j < means.Length; j++)
                rows[j] = LogisticKernels.Standardize(data[j], means[j], scales[j]);

            data = data[means.Length..];
            rows = rows[means.Length..];
        }
    }

    /// <summary>Writes scaled columns, each <paramref name="stride"/> elements after the one before it.</summary>
    public void ToColumns(ReadOnlySpan<float> data, Span<float> columns, int stride)
    {
        var count = data.Length / Features;
        Transpose(data, count, columns, stride);

        for (var j = 0; j < Features; j++)
        {
            var column = columns.Slice(j * stride, count);
            LogisticKernels.Standardize(column, Means[j], Scales[j], column);
        }
    }

    private void Transpose(ReadOnlySpan<float> data, int count, Span<float> columns, int stride)
    {
        for (var start = 0; start < count; start += BlockRows)
        {
            var block = Math.Min(BlockRows, count - start);
            var rows = data.Slice(start * Features, block * Features);

            for (var j = 0; j < Features; j++)
            {
                var column = columns.Slice(j * stride + start, block);

                for (var i = 0; i < column.Length; i++)
                    column[i] = rows[i * Features + j];
            }
        }
    }
}
