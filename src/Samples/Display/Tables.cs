using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Headings and tables as all commands have them.</summary>
internal static class Tables
{
    public static void Heading(this IAnsiConsole console, string text) => console.MarkupLine($"[bold]{Markup.Escape(text)}[/]");

    public static Table NewTable(this IAnsiConsole console, string first, params IEnumerable<string> columns)
    {
        var table = new Table()
            .Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii)
            .AddColumn(first);

        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).RightAligned());

        return table;
    }
}
