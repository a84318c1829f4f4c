using System.CommandLine;
using Kernels.Benchmarks.Peers;
using Kernels.Samples.Commands;

namespace Kernels.Benchmarks.Generator;

/// <summary><c>generator</c>: what the generator costs while somebody types.</summary>
internal static class GeneratorCommand
{
    private const int MaxKernels = 5000;
    private const int MaxRounds = 1000;

    public static Command Create()
    {
        var kernels = NumberOption.Whole("--kernels", "The kernels in the project.", 1, MaxKernels, 200);
        var rounds = NumberOption.Whole("--rounds", "How often each edit is made.", 1, MaxRounds, 15);
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };

        var markdown = MarkdownPages.Option();

        var command = new Command("generator", "Measures what the generator costs after an edit.") { kernels, rounds, json, markdown };
        command.SetAction(parsed => Run(parsed.GetValue(kernels), parsed.GetValue(rounds), parsed.GetValue(json), parsed.GetValue(markdown)!));
        return command;
    }

    private static void Run(int kernels, int rounds, bool json, string[] pages)
    {
        var display = json ? null : new GeneratorDisplay();
        display?.Show(Machine.This, kernels);
        var figures = GeneratorCosts.Measure(kernels, rounds);
        if (display is null)
            Console.WriteLine(Json.Of(new GeneratorReport(Machine.This, kernels, rounds, figures)));
        else
            display.Show(figures);
        MarkdownPages.Write(pages, new Dictionary<string, string>
        {
            ["generator"] = MarkdownPages.Table([["what", "measured", "aim"], .. figures.Select(GeneratorDisplay.Row)], $"{kernels} kernels, {Machine.This}"),
        });
    }
}
