using System.Globalization;

namespace Kernels.Tests;

/// <summary>The samples' breast cancer data: 569 rows of 30 features, row-major, and their labels.</summary>
internal static class BreastCancerRows
{
    public const int FeatureCount = 30;

    private static readonly float[][] Lines =
    [
        .. File.ReadLines(Repository.PathOf("src", "Samples", "Data", "breast_cancer.csv"))
            .Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture))),
    ];

    public static float[][] Rows { get; } = [.. Lines.Select(row => row[..FeatureCount])];

    public static float[] Features { get; } = [.. Rows.SelectMany(row => row)];

    public static float[] Labels { get; } = [.. Lines.Select(row => row[FeatureCount])];
}
