using System.CommandLine;
using System.Text.RegularExpressions;

namespace Kernels.Benchmarks;

/// <summary>
/// Measured tables on pages. A page holds one between the comments <c>measured: NAME</c> and <c>end</c>, and the command that
/// measures it writes what is between them.
/// </summary>
internal static partial class MarkdownPages
{
    /// <summary>The pages that a command writes its tables to.</summary>
    public static Option<string[]> Option() => new("--markdown")
    {
        HelpName = "PAGE.md",
        DefaultValueFactory = static _ => [],
        Description = "Write the measured tables that the page holds places for, and that this run measured in full. May be given several times.",
    };

    /// <summary>Writes tables to their places.</summary>
    /// <param name="pages">The files.</param>
    /// <param name="tables">The Markdown of each table by its name.</param>
    public static void Write(IEnumerable<string> pages, IReadOnlyDictionary<string, string> tables)
    {
        foreach (var page in pages)
        {
            File.WriteAllText(page, With(File.ReadAllText(page), tables, out var written));
            Console.Error.WriteLine(written.Count == 0 ? $"{page}: none of its tables was measured in full." : $"{page}: {string.Join(", ", written)}");
        }
    }

    /// <summary>A page with tables in their places.</summary>
    public static string With(string page, IReadOnlyDictionary<string, string> tables, out IReadOnlyList<string> written)
    {
        List<string> names = [];
        var text = Place().Replace(page, place =>
        {
            var name = place.Groups["name"].Value;
            if (!tables.TryGetValue(name, out var table))
                return place.Value;
            names.Add(name);
            return $"{place.Groups["start"].Value}\n{table.Trim()}\n\n{place.Groups["end"].Value}";
        });
        written = names;
        return text;
    }

    /// <summary>A table in Markdown, and below it what it was measured on.</summary>
    /// <param name="rows">The head first.</param>
    /// <param name="machine">What was measured on, and when.</param>
    public static string Table(IReadOnlyList<IReadOnlyList<string>> rows, string machine) => $"{Table(rows)}\n\n{MeasuredOn(machine)}";

    /// <summary>A table in Markdown.</summary>
    /// <param name="rows">The head first.</param>
    public static string Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var rule = $"|{string.Concat(rows[0].Select(static _ => "---|"))}";
        return string.Join('\n', [Line(rows[0]), rule, .. rows.Skip(1).Select(Line)]);

        static string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>The line below tables.</summary>
    /// <param name="machine">What was measured on, and when.</param>
    public static string MeasuredOn(string machine) => $"Measured on: {machine}.";

    [GeneratedRegex("(?<start><!-- measured: (?<name>[\\w-]+) -->\n).*?(?<end><!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Place();
}
