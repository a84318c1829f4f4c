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
        var command = new Command("targets", "Runs one function on every target there is: scalar, SIMD, OpenCL, ComputeSharp.") { count };
        command.ShowExamples(
            ("targets", "computes a million elements on each target"),
            ("targets --count 10000000", "computes ten million"));
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(count), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(int count, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var (stops, notes) = Tour.Run(count, cancellationToken);
            new TourDisplay(Terminal.Create()).Show(count, stops, notes);
            return 0;
        },
        cancellationToken);
}
