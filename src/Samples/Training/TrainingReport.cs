using System.Text.Json;
using System.Text.Json.Serialization;
using Kernels.Learning;

namespace Kernels.Samples.Training;

/// <summary>What <c>--json</c> prints.</summary>
/// <param name="Converged">Whether the minimum was found, as closely as asked for.</param>
/// <param name="Warning">What to change where it was not.</param>
/// <param name="GradientNorm">The largest magnitude among the components of the objective's gradient at the end.</param>
/// <param name="Objective">What was minimised, at the end: the loss and the penalties.</param>
/// <param name="Epochs">The iterations.</param>
/// <param name="Passes">How often all rows were passed over.</param>
/// <param name="TestF1">The mean of the classes' F1 over the test rows.</param>
/// <param name="TestRocAuc">The area under the ROC curve of the test rows; with more classes than two the mean of each
/// against the rest.</param>
/// <param name="Confusion">Of the test rows: for each class how often its rows were predicted as each class.</param>
/// <param name="Seconds">The time of the training; the best of several with <c>--benchmark</c>.</param>
/// <param name="ScalarSeconds">That of scalar loops, with <c>--benchmark</c>.</param>
internal sealed record TrainingReport(
    double TrainAccuracy,
    double TestAccuracy,
    double TrainLogLoss,
    double TestLogLoss,
    bool Converged,
    string? Warning,
    double GradientNorm,
    double Objective,
    int Epochs,
    int Passes,
    double TestF1,
    double TestRocAuc,
    int[][] Confusion,
    double Seconds,
    double? ScalarSeconds)
{
    /// <param name="outcome">The training.</param>
    /// <param name="timings">Of scalar loops, and last of the device of the outcome; null where nothing was timed.</param>
    public static TrainingReport Of(Outcome outcome, IReadOnlyList<Timing>? timings) => new(
        outcome.Train.Accuracy,
        outcome.Test.Accuracy,
        outcome.Train.LogLoss,
        outcome.Test.LogLoss,
        outcome.Model.Converged,
        Advice.Of(outcome.Model.Warning),
        outcome.Model.GradientNorm,
        outcome.Model.History[^1].Objective,
        outcome.Model.History.Length,
        outcome.Model.Passes,
        outcome.Test.MacroAverage.F1,
        outcome.Test.RocAuc,
        Counts(outcome.Test.Confusion),
        timings?[^1].Seconds ?? outcome.Seconds,
        timings?[0] is { } first && first.Device == Device.Scalar ? first.Seconds : null);

    private static int[][] Counts(ConfusionMatrix confusion)
    {
        var classes = Enumerable.Range(0, confusion.ClassCount);
        return [.. classes.Select(label => classes.Select(predicted => confusion[label, predicted]).ToArray())];
    }

    public string ToJson() => JsonSerializer.Serialize(this, TrainingReportContext.Default.TrainingReport);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrainingReport))]
internal sealed partial class TrainingReportContext : JsonSerializerContext;
