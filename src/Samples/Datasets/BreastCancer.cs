using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>The Breast Cancer Wisconsin (Diagnostic) data, embedded in the program; see Data/README.md.</summary>
internal static class BreastCancer
{
    public static Dataset Load()
    {
        using var stream = typeof(BreastCancer).Assembly.GetManifestResourceStream("breast_cancer.csv")!;
        using var reader = new StreamReader(stream);

        // The first line is no header: rows,features,class 0,class 1.
        var about = reader.ReadLine()!.Split(',');
        var rows = int.Parse(about[0], CultureInfo.InvariantCulture);
        var columns = int.Parse(about[1], CultureInfo.InvariantCulture);
        var features = new float[rows * columns];
        var labels = new int[rows];

        for (var i = 0; i < rows; i++)
        {
            var cells = Array.ConvertAll(reader.ReadLine()!.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture));
            cells.AsSpan(0, columns).CopyTo(features.AsSpan(i * columns));
            labels[i] = (int)cells[columns];
        }

        return new("Breast Cancer Wisconsin (Diagnostic)", features, columns, labels, [about[2], about[3]], [.. Enumerable.Range(2, rows)]);
    }
}
