using System.Globalization;
using Kernels.Learning;
using Kernels.Samples;
using Kernels.Samples.Commands;
using Kernels.Samples.Export;
using Xunit;

namespace Kernels.Tests;

public sealed class PredictionsTests : IDisposable
{
    private static readonly FeatureMatrix Features = new(TestModels.Features, new double[TestModels.FeatureCount]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-predictions-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_row_has_its_line_class_and_probabilities()
    {
        var lines = Predictions.Predict(TestModels.Softmax, Features, [.. Enumerable.Range(1, Features.RowCount)]).ToList();
        var (probabilities, classes) = (TestModels.Probabilities(TestModels.Softmax), new int[Features.RowCount]);
        TestModels.Softmax.PredictClasses(TestModels.Features, classes);

        Assert.Equal("row,class,probability 0,probability 1,probability 2", lines[0]);
        Assert.Equal(Features.RowCount + 1, lines.Count);
        for (var i = 0; i < Features.RowCount; i++)
        {
            var cells = lines[i + 1].Split(',');
            Assert.Equal(((i + 1).ToString(CultureInfo.InvariantCulture), classes[i].ToString(CultureInfo.InvariantCulture)), (cells[0], cells[1]));
            Assert.Equal(probabilities[(3 * i)..(3 * i + 3)], cells[2..].Select(static cell => float.Parse(cell, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Names_are_quoted_where_they_must_be()
    {
        using var stream = new MemoryStream();
        TestModels.Logistic.Save(stream, new([], ["benign", "a,\"b\""]));
        stream.Position = 0;
        var lines = Predictions.Predict(TrainedModel.Load(stream), Features, [.. Enumerable.Range(1, Features.RowCount)]).ToList();

        Assert.Equal("row,class,probability benign,\"probability a,\"\"b\"\"\"", lines[0]);
        Assert.Contains(lines, static line => line.StartsWith("1,\"a,\"\"b\"\"\",", StringComparison.Ordinal)
            || line.StartsWith("1,benign,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_without_probabilities_has_no_class()
    {
        var model = LogisticRegression.Fit([[0f, 1f], [0f, 1f], [1f, 0f], [1f, 0f]], [0f, 0f, 1f, 1f]);
        var lines = Predictions.Predict(model, new(new[] { 3e38f, 3e38f }, [0.0, 0.0]), [7]);

        Assert.Equal("7,,NaN,NaN", lines.Last());
    }

    [Fact]
    public void Where_predicting_fails_the_file_stays_as_it_was()
    {
        var path = Path.Combine(folder.FullName, "predictions.csv");
        PredictCommand.Write(["a", "b"], path, default);
        Assert.Equal("a\nb\n", File.ReadAllText(path));

        static IEnumerable<string> Failing()
        {
            yield return "c";
            throw new ArgumentException("Row 7 is not finite.");
        }

        Assert.Throws<UserError>(() => PredictCommand.Write(Failing(), path, default));
        Assert.Throws<OperationCanceledException>(() => PredictCommand.Write(["c"], path, new CancellationToken(canceled: true)));
        Assert.Equal("a\nb\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }
}
