namespace Kernels.Learning;

/// <inheritdoc cref="Solver.Newton"/>
internal sealed class Newton : Solver
{
    /// <summary>Of a matrix with ones on its diagonal, whose elements are sums of floats; smaller pivots are their rounding.</summary>
    private const double SmallestPivot = 1e-10;

    public override string Name => "newton";

    private protected override StopReason Run(Search<Memory<double>> search)
    {
        if (search.HasL1)
            throw new NotSupportedException("Newton's method takes no L1 penalty: choose L-BFGS, which does.");
        var n = search.Count;
        var hessian = new double[checked(n * n)];
        var factor = new double[n * n];
        var (scales, direction) = (new double[n], new double[n]);
        var (next, gradient) = (search.New(), search.New());

        while (true)
        {
            if (search.Report() is { } reason)
                return reason;
            search.Objective.EvaluateHessian(search.Parameters.Span, hessian);
            if (!Array.TrueForAll(hessian, double.IsFinite))
                return StopReason.Stalled;
            Solve(hessian, scales, factor, search.Gradient.Span, direction);

            // The decrease that the quadratic model promises is half of this.
            var slope = search.Product(search.Gradient, direction);

            var step = 1.0;
            while (true)
            {
                search.Kernels.Move(search.Parameters, direction, search.Strengths, step, next);
                var value = search.Evaluate(next, gradient);
                if (value <= search.Value + 1e-4 * step * slope || search.DoesNotRise(next, gradient, value))
                {
                    search.Accept(ref next, ref gradient, value);
                    break;
                }

                if (-slope * step <= search.Noise)
                    return search.WithoutStep();
                step /= 4;
                if (step < 1e-12)
                    return StopReason.Stalled;
            }

            if (-slope <= 1e-3 * search.Noise)
                return search.Report() is StopReason.GradientVanished ? StopReason.GradientVanished : search.WithoutStep();
        }
    }

    /// <summary>
    /// The direction d with <c>(H + τD)·d = −g</c>, by Cholesky's factorisation, where D is the diagonal of H. τ is 0 where H is positive
    /// definite, and grows until the sum is one where it is not, as where columns depend on each other and nothing is penalised.
    /// </summary>
    /// <remarks>
    /// What is factored is H scaled to a diagonal of ones. A strong penalty makes some diagonal elements many orders of magnitude
    /// larger than that of the intercept, and without scaling the small ones would look like rounding of the large ones.
    /// </remarks>
    private static void Solve(double[] hessian, double[] scales, double[] factor, ReadOnlySpan<double> gradient, double[] direction)
    {
        var n = gradient.Length;
        for (var j = 0; j < n; j++)
            scales[j] = hessian[j * n + j] > 0 ? 1 / Math.Sqrt(hessian[j * n + j]) : 1;
        for (var shift = 0.0; !TryFactor(hessian, scales, factor, shift); shift = Math.Max(10 * shift, 1e-7))
        {
        }

        for (var i = 0; i < n; i++)
        {
            var sum = -gradient[i] * scales[i];
            for (var k = 0; k < i; k++)
                sum -= factor[i * n + k] * direction[k];
            direction[i] = sum / factor[i * n + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = direction[i];
            for (var k = i + 1; k < n; k++)
                sum -= factor[k * n + i] * direction[k];
            direction[i] = sum / factor[i * n + i];
        }

        for (var i = 0; i < n; i++)
            direction[i] *= scales[i];
    }

    private static bool TryFactor(double[] matrix, double[] scales, double[] factor, double shift)
    {
        var n = scales.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i * n + j] * scales[i] * scales[j] + (i == j ? shift : 0);
                for (var k = 0; k < j; k++)
                    sum -= factor[i * n + k] * factor[j * n + k];
                if (i == j && !(sum > SmallestPivot))
                    return false;
                factor[i * n + j] = i == j ? Math.Sqrt(sum) : sum / factor[j * n + j];
            }
        }

        return true;
    }
}
