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

    private protected override StopReason Run(Search search)
    {
        var n = search.Count;
        var inverses = new double[n];
        for (var j = 0; j < n; j++)
            inverses[j] = 1 / search.Objective.CurvatureGuess(j);
        var history = new StepHistory(Math.Min(memory, n), inverses);
        var (slope, direction, next, gradient) = (new double[n], new double[n], new double[n], new double[n]);
        var line = new LineSearch(search);

        while (true)
        {
            if (search.Report() is { } reason)
                return reason;
            for (var j = 0; j < n; j++)
                slope[j] = search.Slope(j);
            var decrease = Direction(search, history, inverses, slope, direction);
            if (!line.Run(direction, decrease, history.IsEmpty ? FirstStep(decrease) : 1, ref next, ref gradient, out var value))
            {
                // A fresh start may find what the memory hides.
                if (history.IsEmpty)
                    return search.WithoutStep();
                history.Clear();
                continue;
            }

            history.Add(search.Parameters, next, search.Gradient, gradient);
            search.Accept(ref next, ref gradient, value);
        }
    }

    /// <summary>Without any memory the step is a guess: of length 2 at most, in units in which the curvature is 1.</summary>
    private static double FirstStep(double decrease) => 2 * Math.Min(1, 1 / Math.Sqrt(decrease));

    /// <returns>The decrease per unit of the step, above 0.</returns>
    private static double Direction(Search search, StepHistory history, double[] inverses, double[] slope, double[] direction)
    {
        history.Solve(slope, direction);
        var decrease = 0.0;
        for (var j = 0; j < direction.Length; j++)
        {
            // With a penalty, components that do not fall are left out.
            direction[j] = search.HasL1 && direction[j] * slope[j] <= 0 ? 0 : -direction[j];
            decrease -= direction[j] * slope[j];
        }

        if (decrease > 0)
            return decrease;
        history.Clear();
        decrease = 0;
        for (var j = 0; j < direction.Length; j++)
        {
            direction[j] = -slope[j] * inverses[j];
            decrease += slope[j] * inverses[j] * slope[j];
        }

        return decrease;
    }

    /// <summary>The last steps, and how the gradient changed in each.</summary>
    /// <param name="capacity">How many are remembered.</param>
    /// <param name="guesses">For each parameter the inverse of a guess at its curvature.</param>
    private sealed class StepHistory(int capacity, double[] guesses)
    {
        private readonly int length = guesses.Length;
        private readonly double[][] steps = [.. Enumerable.Range(0, capacity).Select(_ => new double[guesses.Length])];
        private readonly double[][] changes = [.. Enumerable.Range(0, capacity).Select(_ => new double[guesses.Length])];
        private readonly double[] inverses = new double[capacity];
        private readonly double[] alphas = new double[capacity];
        private int count;
        private int newest = -1;
        private double scale = 1;

        public bool IsEmpty => count == 0;

        public void Clear() => (count, scale) = (0, 1);

        public void Add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo)
        {
            var place = (newest + 1) % capacity;
            var (step, change) = (steps[place], changes[place]);
            double curvature = 0, changeSquare = 0, stepSquare = 0;
            for (var j = 0; j < length; j++)
            {
                step[j] = to[j] - from[j];
                change[j] = gradientTo[j] - gradientFrom[j];
                curvature += step[j] * change[j];
                changeSquare += change[j] * guesses[j] * change[j];
                stepSquare += step[j] / guesses[j] * step[j];
            }

            // Without positive curvature, as in rounding, the step teaches nothing. Both lengths are in units in which the curvature is 1.
            if (curvature <= 1e-10 * Math.Sqrt(changeSquare * stepSquare))
                return;
            (newest, count) = (place, Math.Min(count + 1, capacity));
            inverses[place] = 1 / curvature;
            scale = curvature / changeSquare;
        }

        /// <summary>The approximate inverse Hessian times a vector.</summary>
        public void Solve(double[] vector, double[] result)
        {
            vector.AsSpan().CopyTo(result);
            for (var i = 0; i < count; i++)
            {
                var place = (newest - i + capacity) % capacity;
                alphas[place] = inverses[place] * Dot(steps[place], result);
                AddTo(result, -alphas[place], changes[place]);
            }

            for (var j = 0; j < length; j++)
                result[j] *= scale * guesses[j];
            for (var i = count - 1; i >= 0; i--)
            {
                var place = (newest - i + capacity) % capacity;
                AddTo(result, alphas[place] - inverses[place] * Dot(changes[place], result), steps[place]);
            }
        }

        private static double Dot(double[] left, double[] right)
        {
            var sum = 0.0;
            for (var j = 0; j < left.Length; j++)
                sum += left[j] * right[j];
            return sum;
        }

        private static void AddTo(double[] target, double factor, double[] vector)
        {
            for (var j = 0; j < target.Length; j++)
                target[j] += factor * vector[j];
        }
    }
}
