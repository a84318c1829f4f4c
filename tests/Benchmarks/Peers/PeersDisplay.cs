using System.Globalization;
using Kernels.Samples.Display;
using Spectre.Console;

namespace Kernels.Benchmarks.Peers;

/// <summary>The comparisons as tables, and what is not met in a list.</summary>
internal sealed class PeersDisplay
{
    private const int RedirectedWidth = 140;
    private const int SizesOfTable = 3;

    private readonly IAnsiConsole console = Terminal.Create();

    public PeersDisplay()
    {
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
    }

    public void Show(Machine machine, IEnumerable<string> versions, IEnumerable<MissingPeer> missing)
    {
        console.WriteLine(machine.ToString());
        if (versions.Any())
            console.WriteLine(string.Join(", ", versions));
        foreach (var peer in missing)
            console.MarkupLineInterpolated($"[yellow]{peer.Peer} is missing: apt-get install {peer.Package}[/]");
        console.WriteLine("Nanoseconds per element, and a peer's time divided by ours: above 1 we are faster. Behind it what is wanted: ≥ is met, < is not.");
    }

    /// <summary>Shows the sizes of one operation, some beside each other.</summary>
    public void Show(IReadOnlyList<Comparison> comparisons)
    {
        console.WriteLine();
        console.Heading(comparisons[0].Operation);
        foreach (var sizes in comparisons.Chunk(SizesOfTable))
        {
            var peers = sizes.OrderByDescending(size => size.Rows.Length).SelectMany(size => size.Rows).Select(row => row.Peer).Distinct();
            var table = console.NewTable("", sizes.SelectMany(size => new[] { $"{size.Size}: ns", "ratio" }));
            foreach (var peer in peers)
                table.AddRow([Markup.Escape(peer), .. sizes.SelectMany(size => Cells(size.Rows.FirstOrDefault(row => row.Peer == peer)))]);
            console.Write(table);
        }
        foreach (var comparison in comparisons.Where(comparison => comparison.Note is not null))
            console.MarkupLineInterpolated($"{comparison.Size}: {comparison.Note}.");
    }

    public void ShowUnmet(IEnumerable<Comparison> comparisons)
    {
        var all = comparisons.SelectMany(comparison => comparison.Rows, (comparison, row) => (comparison, row))
            .Where(pair => pair.row.Met is not null).ToList();
        var unmet = all.Where(pair => pair.row.Met == false).ToList();
        console.WriteLine();
        console.Heading($"{all.Count - unmet.Count} of {all.Count} aims are met{(unmet.Count == 0 ? "." : "; not met:")}");
        foreach (var (comparison, row) in unmet)
            console.WriteLine($"{comparison.Operation}, {comparison.Size}, {row.Peer}: {Number(row.Ratio, 2)}, wanted {Number(row.Wanted!.Value, 2)}");
    }

    private static string[] Cells(Row? row)
    {
        if (row is null)
            return ["", ""];
        var ratio = row.Wanted is not { } wanted ? Number(row.Ratio, 2)
            : row.Met == true ? $"[green]{Number(row.Ratio, 2)} ≥ {Number(wanted, 2)}[/]"
            : $"[red]{Number(row.Ratio, 2)} < {Number(wanted, 2)}[/]";
        return [Number(row.Nanoseconds, 3), ratio];
    }

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
