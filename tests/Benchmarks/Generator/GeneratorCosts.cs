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

    /// <summary>Measures all, each edit once a round.</summary>
    public static ImmutableArray<Figure> Measure(int kernels, int rounds)
    {
        var session = new GeneratorSession(kernels);
        var edited = EditedKernels(kernels);
        var elsewhere = new List<double>();
        var bodies = edited.Select(static _ => new List<double>()).ToList();
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            for (var i = 0; i < edited.Length; i++)
            {
                var (other, body) = (session.EditElsewhere(), session.EditBody(edited[i]));
                if (round < 0)
                    continue;
                elsewhere.Add(other);
                bodies[i].Add(body);
            }
        }
        var warm = Enumerable.Range(0, WarmFirstRuns).Select(_ => new GeneratorSession(kernels).FirstRun);

        var (outputsElsewhere, outputsOfBody) = CountOutputs(kernels, edited);
        var usual = Median(elsewhere);
        return
        [
            Figure.Time("first run, cold", session.FirstRun),
            Figure.Time("first run, warm", Median(warm)),
            Figure.Time("edit elsewhere", usual),
            Figure.Time("edit elsewhere, for each kernel", usual / kernels, WantedOfKernel),
            Figure.Count("edit elsewhere, outputs that run again", outputsElsewhere, 0),
            .. edited.Select((kernel, i) => Figure.Time($"edit of a body adds: {KernelProject.KindOf(kernel).Name}", Median(bodies[i]) - usual, WantedOfBody)),
            Figure.Count("edit of a body, outputs that run again", outputsOfBody, 1),
        ];
    }

    /// <summary>One kernel of each kind, but for those that others call.</summary>
    private static int[] EditedKernels(int kernels) =>
        [.. Enumerable.Range(0, Math.Min(kernels, KernelKind.All.Length)).Where(static kernel => !KernelProject.KindOf(kernel).IsCalled)];

    /// <summary>The outputs that run again, the most of any kernel for an edit of a body.</summary>
    private static (int Elsewhere, int OfBody) CountOutputs(int kernels, int[] edited)
    {
        var session = new GeneratorSession(kernels, isTracked: true);
        session.EditElsewhere();
        var elsewhere = session.OutputsRunAgain;
        var most = 0;
        foreach (var kernel in edited)
        {
            session.EditBody(kernel);
            if (session.OutputsRunAgain == 0)
                throw new InvalidOperationException($"An edit of kernel {kernel} generates nothing.");
            most = Math.Max(most, session.OutputsRunAgain);
        }
        return (elsewhere, most);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
