using System.CommandLine;
using Kernels.Samples.Display;
using Kernels.Samples.Targets;

namespace Kernels.Samples.Commands;

/// <summary><c>targets</c>: one function on every target, with values, errors and times.</summary>
internal static class TargetsCommand
{
    private const int DefaultCount = 1_000_000;

    public static Command Create()
    {
        var count = NumberOption.Whole("--count", "How many elements each target computes.", 1000, 100_000_000, DefaultCount);
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var command = new Command("targets", "Runs one function on every target there is: scalar, SIMD, OpenCL, ComputeSharp.") { count, json };
        command.ShowExamples(
            ("targets", "computes a million elements on each target"),
            ("targets --count 10000000", "computes ten million"));
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(count), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(int count, bool json, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var (results, notes) = TargetComparison.Run(count, cancellationToken);
            if (json)
                Console.WriteLine(ToJson(count, results, notes));
            else
                new TargetComparisonDisplay(Terminal.Create()).Show(count, results, notes);
            return 0;
        },
        cancellationToken);

    private static string ToJson(int count, IReadOnlyList<TargetResult> results, IReadOnlyList<string> notes) => JsonText.Of(json =>
    {
        json.WriteNumber("count", count);
        json.WriteStartArray("targets");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Target);
            json.WriteNumber("largestErrorInUlp", result.LargestError);
            json.WriteBoolean("hasBitsOfSimd", result.HasBitsOfSimd);
            json.WriteNumber("nanosecondsPerElement", result.Nanoseconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
    });
}
