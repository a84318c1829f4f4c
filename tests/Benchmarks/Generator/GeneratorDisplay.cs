using System.Collections.Immutable;
using System.Globalization;
using Kernels.Benchmarks.Peers;
using Kernels.Samples.Display;
using Spectre.Console;

namespace Kernels.Benchmarks.Generator;

/// <summary>The costs as a table, and what is not met in a list.</summary>
internal sealed class GeneratorDisplay
{
    private const int RedirectedWidth = 140;

    private readonly IAnsiConsole console = Terminal.Create();

    public GeneratorDisplay()
    {
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
    }

    public void Show(Machine machine, int kernels)
    {
        console.WriteLine(machine.ToString());
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kernels:N0} kernels. Behind a figure what is wanted: ≤ is met, > is not."));
    }

    public void Show(ImmutableArray<Figure> figures)
    {
        console.WriteLine();
        var table = console.NewTable("", "measured", "aim");
        foreach (var figure in figures)
            table.AddRow(Markup.Escape(figure.What), Measured(figure), Aim(figure));
        console.Write(table);

        var unmet = figures.Where(static figure => figure.Met == false).ToList();
        var aims = figures.Count(static figure => figure.Met is not null);
        console.WriteLine();
        console.Heading($"{aims - unmet.Count} of {aims} aims are met{(unmet.Count == 0 ? "." : "; not met:")}");
        foreach (var figure in unmet)
            console.WriteLine($"{figure.What}: {Measured(figure)}, wanted {Number(figure, figure.Wanted!.Value)}");
    }

    /// <summary>A figure as a row of a table on a page.</summary>
    public static string[] Row(Figure figure) =>
        [figure.What, figure.Met == false ? $"**{Measured(figure)}**" : Measured(figure), figure.Wanted is { } wanted ? Number(figure, wanted) : ""];

    private static string Aim(Figure figure) => figure.Wanted is not { } wanted ? ""
        : figure.Met == true ? $"[green]≤ {Number(figure, wanted)}[/]"
        : $"[red]> {Number(figure, wanted)}[/]";

    private static string Measured(Figure figure) => Number(figure, figure.Value) + (figure.IsCount ? "" : " ms");

    private static string Number(Figure figure, double value) => value.ToString(figure.IsCount ? "F0" : "F2", CultureInfo.InvariantCulture);
}
