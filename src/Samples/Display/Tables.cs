using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Headings and tables as all commands have them.</summary>
internal static class Tables
{
    public static void Heading(this IAnsiConsole console, string text) => console.MarkupLine($"[bold]{Markup.Escape(text)}[/]");

    public static NarrowTable NewTable(this IAnsiConsole console, string first, params IEnumerable<string> columns) => new([first, .. columns]);
}
