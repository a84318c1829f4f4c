using System.Globalization;
using Kernels.Samples.Targets;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Shows what each target made of the same function.</summary>
internal sealed class TourDisplay(IAnsiConsole console)
{
    public void Show(int count, IReadOnlyList<Stop> stops, IReadOnlyList<string> notes)
    {
        console.Heading("One function, every target");
        console.WriteLine(Text($"Swish, x / (1 + exp(-{Tour.Beta} x)): written once as a C# method, marked [Vectorize]."));
        console.WriteLine();

        console.Heading("Values");
        var values = console.NewTable("x", stops.Select(static stop => stop.Target));
        for (var i = 0; i < Tour.Shown.Count; i++)
            values.AddRow([Text($"{Tour.Shown[i]}"), .. stops.Select(stop => Text($"{stop.Values[i]:G7}"))]);
        console.Write(values);
        console.WriteLine();

        console.Heading(Text($"Errors and times of {count} elements"));
        var table = console.NewTable("", "largest error", "time", "speed");
        foreach (var stop in stops)
        {
            table.AddRow(
                stop.Target,
                Text($"{stop.LargestError:0.00} ULP"),
                Text($"{stop.Nanoseconds:0.000} ns"),
                Text($"{stops[0].Nanoseconds / stop.Nanoseconds:0.0} x"));
        }

        console.Write(table);
        console.WriteLine("Times are an element's, the median of several runs, with the elements where the target wants them: nothing is copied. Errors are against double precision.");
        foreach (var note in notes)
            console.WriteLine(note);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
