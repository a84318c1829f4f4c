using System.Collections.Immutable;

namespace Kernels.Benchmarks.Generator;

/// <summary>What the generator costs while somebody types.</summary>
internal static class GeneratorCosts
{
    /// <summary>The milliseconds for each kernel of the project, of an edit in a file without kernels.</summary>
    private const double WantedOfKernel = 0.75;

    /// <summary>The milliseconds that an edit of one kernel's body adds.</summary>
    private const double WantedOfBody = 10;

    /// <summary>The rounds before those that count, in which the JIT compiler works.</summary>
    private const int WarmUpRounds = 3;

    private const int WarmFirstRuns = 3;

    /// <summary>Measures all, each edit once per round, and counts what runs again.</summary>
    public static ImmutableArray<Figure> Measure(int kernels, int rounds)
    {
        var edited = EditedKernels(kernels);
        return [.. Times(kernels, edited, rounds), .. Counts(kernels, edited)];
    }

    /// <summary>
    /// The median of the edits elsewhere; and, because it is less than they differ among themselves, the best of the edits of a
    /// body less the best of as many edits elsewhere, each made just before one of them.
    /// </summary>
    private static IEnumerable<Figure> Times(int kernels, int[] edited, int rounds)
    {
        var session = new GeneratorSession(kernels);
        var pairs = edited.Select(static _ => new List<(double Elsewhere, double Body)>()).ToList();
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            for (var i = 0; i < edited.Length; i++)
            {
                var pair = (session.EditElsewhere(), session.EditBody(edited[i]));
                if (round >= 0)
                    pairs[i].Add(pair);
            }
        }

        yield return Figure.Time("first run, cold", session.FirstRun);
        yield return Figure.Time("first run, warm", Statistics.Median(Enumerable.Range(0, WarmFirstRuns).Select(_ => new GeneratorSession(kernels).FirstRun)));
        var elsewhere = Statistics.Median(pairs.SelectMany(static pairs => pairs).Select(static pair => pair.Elsewhere));
        yield return Figure.Time("edit elsewhere", elsewhere);
        yield return Figure.Time("edit elsewhere, per kernel", elsewhere / kernels, WantedOfKernel);
        for (var i = 0; i < edited.Length; i++)
        {
            var added = pairs[i].Min(static pair => pair.Body) - pairs[i].Min(static pair => pair.Elsewhere);
            yield return Figure.Time($"edit of a body adds: {KernelProject.KindOf(edited[i]).Name}", added, WantedOfBody);
        }
    }

    private static IEnumerable<Figure> Counts(int kernels, int[] edited)
    {
        var session = new GeneratorSession(kernels, isTracked: true);
        session.CheckThatItCompiles();

        session.EditElsewhere();
        yield return Figure.Count("edit elsewhere: files written again", session.FilesWritten, 0);
        yield return Figure.Count("edit elsewhere: outputs changed", session.OutputsChanged, 0);

        var (files, outputs) = (0, 0);
        foreach (var kernel in edited)
        {
            session.EditBody(kernel);
            if (session.OutputsChanged == 0)
                throw new InvalidOperationException($"An edit of kernel {kernel} changes nothing.");
            files = Math.Max(files, session.FilesWritten);
            outputs = Math.Max(outputs, session.OutputsChanged);
        }
        yield return Figure.Count("edit of a body: files written again, at most", files, 1);
        yield return Figure.Count("edit of a body: outputs changed, at most", outputs, 1);
    }

    /// <summary>One kernel of each kind, but for those that others call.</summary>
    private static int[] EditedKernels(int kernels) =>
        [.. Enumerable.Range(0, Math.Min(kernels, KernelKind.All.Length)).Where(static kernel => !KernelProject.KindOf(kernel).IsCalled)];
}
