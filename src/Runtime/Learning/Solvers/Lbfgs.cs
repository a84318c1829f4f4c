using Kernels.Gpu;

namespace Kernels.Learning;

/// <inheritdoc cref="Solver.Lbfgs"/>
/// <remarks>
/// The two-loop recursion is algorithm 7.4 of Nocedal and Wright, "Numerical Optimization", 2006. With an L1 penalty the search
/// stays in the orthant that the direction points into, where the penalty is linear.
/// </remarks>
internal sealed class Lbfgs : Solver
{
    private readonly int memory;

    public Lbfgs(int memory)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(memory, 1);
        this.memory = memory;
    }

    public override string Name => "lbfgs";

    private protected override bool RunsOnDevices => true;

    private protected override StopReason Run(Search<Memory<double>> search) => Minimise(search);

    private protected override StopReason Run(Search<GpuBuffer<double>> search) => Minimise(search);

    private StopReason Minimise<TVector>(Search<TVector> search)
    {
        var history = new StepHistory<TVector>(search, Math.Min(memory, search.Count));
        var (direction, next, gradient) = (search.New(), search.New(), search.New());
        var line = new LineSearch<TVector>(search);

        while (true)
        {
            if (search.Report() is { } reason)
                return reason;
            var decrease = history.Direction(direction);
            if (!line.Run(direction, decrease, history.IsEmpty ? FirstStep(decrease) : 1, next, gradient, out var value))
            {
                // A fresh start may find what the memory hides.
                if (history.IsEmpty)
                    return search.WithoutStep();
                history.Clear();
                continue;
            }

            history.Accept();
            search.Accept(ref next, ref gradient, value);
        }
    }

    /// <summary>Without any memory the step is a guess: of length 2 at most, in units in which the curvature is 1.</summary>
    private static double FirstStep(double decrease) => 2 * Math.Min(1, 1 / Math.Sqrt(decrease));
}
