using System.CommandLine;
using System.Globalization;
using Kernels.Benchmarks.Peers;
using Kernels.Samples.Commands;
using Kernels.Samples.Display;
using Spectre.Console;

namespace Kernels.Benchmarks.Corpus;

/// <summary><c>corpus</c>: each function of the corpus beside its scalar method in a loop.</summary>
internal static class CorpusCommand
{
    private const string TableName = "corpus";

    /// <summary>
    /// Whole vectors of bytes, and no power of two: arrays that are whole pages apart would make loads wait for stores to the same place of
    /// another page.
    /// </summary>
    private const int Length = 4032;

    private const int MaxRounds = 1000;
    private const int RedirectedWidth = 140;

    private static readonly string[] Head = ["function", "ns per element", "scalar loop, ns", "ratio"];
    private static readonly string[] HeadByHand = ["function", "ns per element", "by hand, ns", "times by hand"];

    public static Command Create()
    {
        var rounds = NumberOption.Whole("--rounds", "How often each function is measured; the median counts.", 1, MaxRounds, 9);
        var only = new Option<string?>("--only") { HelpName = "TEXT", Description = "The functions with this in their names." };
        var markdown = MarkdownPages.Option();

        var command = new Command("corpus", "Measures the functions of tests/Corpus beside their scalar methods in a loop.") { rounds, only, markdown };
        command.SetAction(parsed => Run(parsed.GetValue(rounds), parsed.GetValue(only), parsed.GetValue(markdown)!));
        return command;
    }

    private static void Run(int rounds, string? only, string[] pages)
    {
        var console = Terminal.Create();
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        console.WriteLine(Machine.This.ToString());

        List<string[]> rows =
        [
            .. CorpusFunction.All
                .Where(function => only is null || function.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                .Select(function => Measure(function, rounds)),
        ];

        Write(console, Head, rows);
        if (only is not null)
            return;

        var tables = new Dictionary<string, string> { [TableName] = Markdown(Head, rows) };
        if (HandWrittenContest.IsPossible)
        {
            List<string[]> byHand =
            [
                .. HandWrittenContest.Measure(Length, rounds)
                    .Select(static row => (string[])[row.Name, PerElement(row.Ours), PerElement(row.ByHand), Number(row.Ours / row.ByHand, "F2")]),
            ];
            Write(console, HeadByHand, byHand);
            tables.Add($"{TableName}-by-hand", Markdown(HeadByHand, byHand));
        }
        else
        {
            console.WriteLine("The loops by hand need vectors of 512 bits whose bytes can be permuted (AVX-512 VBMI): not measured.");
        }

        MarkdownPages.Write(pages, tables);
    }

    private static void Write(IAnsiConsole console, string[] head, List<string[]> rows)
    {
        var table = console.NewTable(head[0], head[1..]);
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    private static string Markdown(string[] head, List<string[]> rows) =>
        MarkdownPages.Table([head, .. rows.Select(static row => (string[])[$"`{row[0]}`", .. row[1..]])], Machine.This.ToString());

    private static string[] Measure(CorpusFunction function, int rounds)
    {
        var random = new Random(1);
        var arguments = function.Parameters.Select(parameter => parameter.Argument(Length, random)).ToArray();
        var contenders = new[] { (Contender.Ours, CorpusForms.Span), (PeerNames.Scalar, CorpusForms.Scalar) }
            .Select(pair => Contender.Looped(pair.Item1, CorpusForms.Instance.Bind(
                function, pair.Item2, arguments, [.. function.Results.Select(static type => Array.CreateInstance(type, Length))])))
            .ToArray();
        var medians = Contest.MeasureRounds(contenders, rounds).Select(Statistics.Median).ToArray();
        return [function.Name, PerElement(medians[0]), PerElement(medians[1]), Number(medians[1] / medians[0], "F1")];
    }

    /// <summary>The nanoseconds of an element, from the seconds of all.</summary>
    private static string PerElement(double seconds) => Number(seconds * 1e9 / Length, "F3");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
