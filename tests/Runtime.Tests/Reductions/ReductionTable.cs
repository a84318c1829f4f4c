using System.Globalization;

namespace Kernels.Tests.Reductions;

/// <summary>The results of the public forms on many lengths and shapes, as numbers that another process compares.</summary>
internal static class ReductionTable
{
    /// <summary>By case: a checksum of the bits of its results.</summary>
    public static IReadOnlyDictionary<string, string> Checksums() => Cases.ToDictionary(
        static pair => $"Reductions.{pair.Key}",
        static pair => Checksum(pair.Value).ToString("x16", CultureInfo.InvariantCulture),
        StringComparer.Ordinal);

    private static readonly Dictionary<string, Func<int, double[]>> Cases = new(StringComparer.Ordinal)
    {
        ["Floats"] = static length => Of(Samples.Floats(length),
            static x => [ReductionKernels.SameSum(x), ReductionKernels.SameMean(x), ReductionKernels.SameMin(x), ReductionKernels.SameMax(x)]),
        ["TwoVectors"] = static length => Of(Samples.Floats(length), static x => [ReductionKernels.TwiceSum(x), ReductionKernels.TwiceMax(x)]),
        ["OneVector"] = static length => Of(Samples.Floats(length), static x => [ReductionKernels.HalfSum(x), ReductionKernels.HalfMin(x)]),
        ["Exponentials"] = static length => Of(Samples.Floats(length), static x => [ReductionKernels.ExponentialsSum(x)]),
        ["Doubles"] = static length => Of(Samples.Doubles(length),
            static x => [ReductionKernels.SameSum(x), ReductionKernels.TwiceSum(x), ReductionKernels.HalfSum(x), ReductionKernels.SameMax(x)]),
        ["Tuples"] = static length =>
            Of(Samples.Floats(length), static x => [ReductionKernels.StatisticsSum(x).Square, ReductionKernels.StatisticsSum(x).IsPositive]),
        ["Stored"] = static length => Of(Samples.Floats(length),
            x => [ReductionKernels.FitSum(x, Samples.Floats(length, 2), x), .. Array.ConvertAll(x, static value => (double)value)]),
        ["Parallel"] = static length =>
            Of(Samples.Floats(length), static x => [ReductionKernels.SharedSum(x, 0.3f, new ParallelOptions { MaxDegreeOfParallelism = 3 })]),
        ["Rows"] = static length => Matrix(length,
            static (m, columns, rows) => Run(rows, sums => ReductionKernels.ProductSumRows(m, columns, Samples.Floats(columns, 2), sums))),
        ["Columns"] = static length => Matrix(length,
            static (m, columns, rows) => Run(columns, sums => ReductionKernels.ProductSumColumns(m, columns, Samples.Floats(rows, 2), sums))),
    };

    private static double[] Of<T>(T[] x, Func<T[], double[]> run) => x.Length == 0 ? [] : run(x);

    private static double[] Matrix(int length, Func<float[], int, int, double[]> run)
    {
        var columns = 1 + (length % 131);
        var rows = length / columns;
        return run(Samples.Floats(rows * columns), columns, rows);
    }

    private static double[] Run(int length, Action<float[]> sum)
    {
        var sums = new float[length];
        sum(sums);
        return Array.ConvertAll(sums, static value => (double)value);
    }

    /// <summary>FNV-1a.</summary>
    private static ulong Checksum(Func<int, double[]> run) => Samples.Lengths.SelectMany(run).Aggregate(
        14695981039346656037,
        static (checksum, value) => (checksum ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211);
}
