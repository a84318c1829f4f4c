using System.Globalization;

namespace Kernels.Tests;

/// <summary>The samples' digits: 1797 rows of 64 pixels from 0 to 1, row-major, and which digit each is.</summary>
internal static class DigitRows
{
    public const int Pixels = 64;

    private static readonly int[][] Lines =
    [
        .. File.ReadLines(Repository.PathOf("src", "Samples", "Data", "digits.csv"))
            .Select(line => Array.ConvertAll(line.Split(','), cell => int.Parse(cell, CultureInfo.InvariantCulture))),
    ];

    public static float[] Features { get; } = [.. Lines.SelectMany(row => row[..Pixels].Select(pixel => pixel / 16f))];

    public static int[] Labels { get; } = [.. Lines.Select(row => row[Pixels])];

    public static double Accuracy(Learning.TrainedModel model)
    {
        var classes = new int[Labels.Length];
        model.PredictClasses(Features, classes);
        return classes.Zip(Labels).Count(static pair => pair.First == pair.Second) / (double)Labels.Length;
    }
}
