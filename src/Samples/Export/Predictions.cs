using System.Globalization;
using System.Text;
using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>The table of predictions: one line a row, with its number, the predicted class and the probability of each class.</summary>
internal static class Predictions
{
    private const int RowsAtOnce = 4096;

    /// <summary>Predicts all rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="features">The rows.</param>
    /// <param name="lines">The line of the file that each row is from.</param>
    /// <param name="names">What classes are called; the model's own names where it is null.</param>
    /// <returns>
    /// Lines of comma-separated values: a header, then one per row, with its line. A row without probabilities has no
    /// class.
    /// </returns>
    public static IEnumerable<string> Predict(TrainedModel model, FeatureMatrix features, IReadOnlyList<int> lines, ModelNames? names = null) =>
        PredictBlocks(model, [(0, features)], lines, names);

    /// <summary>Predicts rows that come block by block.</summary>
    /// <param name="model">The model.</param>
    /// <param name="blocks">The rows, block by block, with the first row of each.</param>
    /// <inheritdoc cref="Predict(TrainedModel, FeatureMatrix, IReadOnlyList{int}, ModelNames?)"/>
    public static IEnumerable<string> PredictBlocks(TrainedModel model, IEnumerable<(int Start, FeatureMatrix Features)> blocks,
        IReadOnlyList<int> lines, ModelNames? names = null)
    {
        string[] classes = [.. Enumerable.Range(0, model.ClassCount).Select((names ?? model.Names).Class)];
        yield return string.Join(',', ["row", "class", .. classes.Select(static name => Cell($"probability {name}"))]);

        foreach (var (first, features) in blocks)
        {
            var columns = features.ColumnCount;
            for (var start = 0; start < features.RowCount; start += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, features.RowCount - start);
                var part = new FeatureMatrix(features.Offsets.Slice(start * columns, count * columns), features.Origins.AsSpan());
                var probabilities = new float[count * classes.Length];
                model.PredictProbabilities(part, probabilities);
                for (var i = 0; i < count; i++)
                    yield return Line(lines[first + start + i], classes, probabilities.AsSpan(i * classes.Length, classes.Length));
            }
        }
    }

    private static string Line(int row, string[] classes, ReadOnlySpan<float> probabilities)
    {
        var line = new StringBuilder();
        foreach (var probability in probabilities)
            line.Append(CultureInfo.InvariantCulture, $",{probability:G9}");
        Span<int> best = stackalloc int[1];
        TrainedModel.MostProbable(probabilities, probabilities.Length, best);
        return string.Create(CultureInfo.InvariantCulture, $"{row},{(best[0] < 0 ? "" : Cell(classes[best[0]]))}{line}");
    }

    /// <summary>A cell, in quotes where it must be.</summary>
    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
