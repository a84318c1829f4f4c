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
    private const int Length = 4096;
    private const int MaxRounds = 1000;
    private const int RedirectedWidth = 140;

    private static readonly string[] Head = ["function", "ns per element", "scalar loop, ns", "ratio"];

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

        var table = console.NewTable(Head[0], Head[1..]);
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
        if (only is null)
        {
            MarkdownPages.Write(pages, new Dictionary<string, string>
            {
                [TableName] = MarkdownPages.Table([Head, .. rows.Select(static row => (string[])[$"`{row[0]}`", .. row[1..]])], Machine.This.ToString()),
            });
        }
    }

    private static string[] Measure(CorpusFunction function, int rounds)
    {
        var random = new Random(1);
        var arguments = function.Parameters.Select(parameter => parameter.Argument(Length, random)).ToArray();
        var contenders = new[] { (Contender.Ours, CorpusForms.Span), (PeerNames.Scalar, CorpusForms.Scalar) }
            .Select(pair => Contender.Looped(pair.Item1, CorpusForms.Instance.Bind(
                function, pair.Item2, arguments, [.. function.Results.Select(static type => Array.CreateInstance(type, Length))])))
            .ToArray();
        var medians = Contest.MeasureRounds(contenders, rounds).Select(static seconds => Statistics.Median(seconds) * 1e9 / Length).ToArray();
        return [function.Name, Number(medians[0], "F3"), Number(medians[1], "F3"), Number(medians[1] / medians[0], "F1")];
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
