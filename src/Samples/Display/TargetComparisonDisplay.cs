using System.Globalization;
using Kernels.Samples.Targets;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Shows what each target made of the same function.</summary>
internal sealed class TargetComparisonDisplay(IAnsiConsole console)
{
    public void Show(int count, IReadOnlyList<TargetResult> results, IReadOnlyList<string> notes)
    {
        console.Heading("One function, every target");
        console.WriteLine(Text($"Swish, x / (1 + exp(-{TargetComparison.Beta} x)): written once as a C# method, marked [Vectorize]."));
        console.WriteLine();

        console.Heading("Values");
        var values = console.NewTable("x", results.Select(static result => result.Target));
        for (var i = 0; i < TargetComparison.Shown.Count; i++)
            values.AddRow([Text($"{TargetComparison.Shown[i]}"), .. results.Select(result => Text($"{result.Values[i]:G7}"))]);
        console.Write(values);
        console.WriteLine();

        console.Heading(Text($"Errors and times of {count} elements"));
        var table = console.NewTable("", "largest error", "time", "speed", "bits");
        foreach (var result in results)
        {
            table.AddRow(
                result.Target,
                Text($"{result.LargestError:0.00} ULP"),
                Text($"{result.Nanoseconds:0.000} ns"),
                Text($"{results[0].Nanoseconds / result.Nanoseconds:0.0} x"),
                result.HasBitsOfSimd ? "as SIMD" : "others");
        }

        console.Write(table);
        console.WriteLine("Times are an element's, the median of several runs, with the elements where the target wants them: nothing is copied. "
            + "Errors are against double precision.");
        foreach (var note in notes)
            console.WriteLine(note);
    }

    private static string Text(InvariantText text) => text.Take();
}
