using System.CommandLine;
using System.Globalization;
using Kernels.Benchmarks.Peers;
using Kernels.Samples.Commands;
using Kernels.Samples.Display;
using Spectre.Console;

namespace Kernels.Benchmarks.Constructs;

/// <summary><c>constructs</c>: what each construct of the language of bodies costs.</summary>
internal static class ConstructsCommand
{
    private const string TableName = "constructs";
    private const int MaxRounds = 1000;
    private const int RedirectedWidth = 140;

    private static readonly string[] Head = ["a kernel of", "type", "ns per element", "scalar loop, ns", "ratio", "counted as"];

    public static Command Create()
    {
        var rounds = NumberOption.Whole("--rounds", "How often each construct is measured; the best counts.", 1, MaxRounds, 7);
        var markdown = MarkdownPages.Option();

        var command = new Command("constructs", "Measures kernels that hold one construct each, beside their scalar method in a loop.") { rounds, markdown };
        command.SetAction(parsed => Run(parsed.GetValue(rounds), parsed.GetValue(markdown)!));
        return command;
    }

    private static void Run(int rounds, string[] pages)
    {
        var console = Terminal.Create();
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        console.WriteLine(Machine.This.ToString());

        List<string[]> rows = [.. Construct.All.Select(construct => Measure(construct, rounds))];

        var table = console.NewTable(Head[0], Head[1..]);
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
        MarkdownPages.Write(pages, new Dictionary<string, string>
        {
            [TableName] = MarkdownPages.Table([Head, .. rows.Select(static row => (string[])[$"`{row[0]}`", .. row[1..]])], Machine.This.ToString()),
        });
    }

    private static string[] Measure(Construct construct, int rounds)
    {
        var nanoseconds = Contest.Measure(construct.Contenders, rounds).Select(static seconds => seconds * 1e9 / Construct.Length).ToArray();
        return
        [
            construct.Code,
            construct.Element,
            Number(nanoseconds[0], "F3"),
            Number(nanoseconds[1], "F3"),
            Ratio(nanoseconds[1] / nanoseconds[0]),
            construct.Cost.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Ratio(double value) => Number(value, value < 1 ? "F2" : "F1");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
