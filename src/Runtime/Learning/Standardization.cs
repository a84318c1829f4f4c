using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>Scales each feature by its mean and standard deviation: <c>(x − mean) / scale</c>.</summary>
internal sealed class Standardization(ImmutableArray<float> means, ImmutableArray<float> scales)
{
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
    public void Apply(ReadOnlySpan<float> data, Span<float> rows)
    {
        for (; !data.IsEmpty; data = data[Features..], rows = rows[Features..])
            LogisticKernels.Standardize(data[..Features], Means.AsSpan(), Scales.AsSpan(), rows[..Features]);
    }
}
