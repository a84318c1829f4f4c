using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>Handwritten digits of 8 by 8 pixels, embedded in the program; see Data/README.md.</summary>
internal static class Digits
{
    public const int Pixels = 64;

    /// <returns>The pixels from 0 to 1, row after row, and which digit each row is.</returns>
    public static (float[] Features, int[] Labels) Load()
    {
        using var stream = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv")!;
        using var reader = new StreamReader(stream);
        var (features, labels) = (new List<float>(), new List<int>());
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            features.AddRange(cells[..Pixels].Select(static cell => float.Parse(cell, CultureInfo.InvariantCulture) / 16f));
            labels.Add(int.Parse(cells[Pixels], CultureInfo.InvariantCulture));
        }

        return ([.. features], [.. labels]);
    }
}
