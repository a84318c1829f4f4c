using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kernels.Samples.Training;

/// <summary>What <c>--json</c> prints.</summary>
internal sealed record TrainingReport(
    double TrainAccuracy,
    double TestAccuracy,
    double TrainLogLoss,
    double TestLogLoss,
    int Epochs,
    double Seconds,
    double ScalarSeconds)
{
    /// <param name="timings">Of scalar loops, and last of the device of the outcome.</param>
    public static TrainingReport Of(Outcome outcome, IReadOnlyList<Timing> timings) => new(
        outcome.Train.Accuracy,
        outcome.Test.Accuracy,
        outcome.Train.LogLoss,
        outcome.Test.LogLoss,
        outcome.Model.History.Length,
        timings[^1].Seconds,
        timings[0].Seconds);

    public string ToJson() => JsonSerializer.Serialize(this, TrainingReportContext.Default.TrainingReport);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TrainingReport))]
internal sealed partial class TrainingReportContext : JsonSerializerContext;
