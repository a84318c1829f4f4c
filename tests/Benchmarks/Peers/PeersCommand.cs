using System.CommandLine;
using Kernels.Samples.Commands;

namespace Kernels.Benchmarks.Peers;

/// <summary><c>peers</c>: us and all others who compute the same, in turn, in one run.</summary>
internal static class PeersCommand
{
    private const int MaxRounds = 1000;
    private const int MaxThreads = 64;

    private static readonly string[] Names = [.. Operations.All.Select(operation => operation.Name),
        ElementaryPeers.Name, ShortSpanPeers.Name, CorePeers.Name, TrainingPeers.Name, FitPeers.Name];

    public static Command Create()
    {
        var only = new Option<string[]>("--only")
        {
            HelpName = "NAME[,NAME]",
            DefaultValueFactory = static _ => Names,
            Description = $"What to measure; all unless given: {string.Join(", ", Names)}.",
            CustomParser = static result =>
            {
                var names = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                foreach (var name in names.Except(Names, StringComparer.OrdinalIgnoreCase))
                    result.AddError($"--only takes {string.Join(", ", Names)}, not '{name}'.");
                return names;
            },
        };
        var rounds = NumberOption.Whole("--rounds", "How often each contender is measured; the best counts.", 1, MaxRounds, 7);
        var threads = NumberOption.Whole("--threads", "The threads of training and of parallel kernels, which are measured beside one.",
            1, MaxThreads, Math.Min(2, Environment.ProcessorCount));
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var plot = new Option<string>("--plot")
        {
            HelpName = "FILE.svg",
            Description = "Draw the cost of Sigmoid against the number of elements, from 1 to 10⁸, and measure nothing else.",
        };
        var markdown = MarkdownPages.Option();

        var command = new Command("peers", "Measures kernels beside scalar loops, TensorPrimitives, C, SLEEF, NumPy, Numba, PyTorch, scikit-learn and ML.NET.")
        {
            only, rounds, threads, json, plot, markdown,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(plot) is { } file)
                CostPlot.Draw(file, parsed.GetValue(rounds));
            else
                Run(parsed.GetValue(only)!, parsed.GetValue(rounds), parsed.GetValue(threads), parsed.GetValue(json), parsed.GetValue(markdown)!);
        });
        return command;
    }

    private static void Run(string[] names, int rounds, int threads, bool json, string[] pages)
    {
        List<MissingPeer> missing = [];
        using var native = new NativePeers(missing);
        using var python = new PythonPeers(threads: 1);
        missing.AddRange(python.Missing);

        var display = json ? null : new PeersDisplay();
        display?.Show(Machine.This, python.Versions, missing);

        List<Comparison> all = [];
        foreach (var group in Comparisons(names, native, python, rounds, threads))
        {
            var comparisons = group.ToList();
            display?.Show(comparisons);
            all.AddRange(comparisons);
        }

        if (display is null)
            Console.WriteLine(Json.Of(new PeersReport(Machine.This, rounds, [.. python.Versions], [.. missing], [.. all])));
        else
            display.ShowUnmet(all);
        MarkdownPages.Write(pages, PeersMarkdown.Tables(all));
    }

    /// <summary>The comparisons asked for, one operation after the other; each is measured when it is enumerated.</summary>
    private static IEnumerable<IEnumerable<Comparison>> Comparisons(string[] names, NativePeers native, PythonPeers python, int rounds, int threads)
    {
        var operations = new OperationPeers(native, python, rounds);
        foreach (var operation in Operations.All.Where(operation => IsAsked(operation.Name)))
            yield return operations.Compare(operation);

        if (IsAsked(ElementaryPeers.Name))
        {
            foreach (var function in ElementaryFunctions.All)
                yield return [ElementaryPeers.Compare(function, native, rounds)];
        }

        if (IsAsked(ShortSpanPeers.Name))
            yield return ShortSpanPeers.Compare(native, rounds);

        if (IsAsked(CorePeers.Name) && threads > 1)
        {
            foreach (var comparison in CorePeers.Compare(threads, rounds))
                yield return [comparison];
        }

        if (IsAsked(TrainingPeers.Name))
        {
            yield return TrainingPeers.Compare(python, 1, rounds);
            if (threads > 1)
            {
                using var onThreads = new PythonPeers(threads);
                yield return TrainingPeers.Compare(onThreads, threads, rounds);
            }
        }

        if (IsAsked(FitPeers.Name))
        {
            using var onThreads = new PythonPeers(threads);
            foreach (var comparison in FitPeers.Compare(onThreads, threads, rounds))
                yield return [comparison];
        }

        bool IsAsked(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
