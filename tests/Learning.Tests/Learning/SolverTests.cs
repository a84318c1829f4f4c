using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public class SolverTests
{
    public static TheoryData<string> Names => [.. Solvers.Keys];

    private static readonly Dictionary<string, Solver> Solvers = new()
    {
        ["lbfgs"] = Solver.Lbfgs(),
        ["newton"] = Solver.Newton(),
        ["gd"] = Solver.GradientDescent(0.01, 0.9),
        ["adam"] = Solver.Adam(0.05),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bowl_is_minimised_to_its_bottom(string solver)
    {
        double[] parameters = [5, -3, 0.5];
        var minimum = Solvers[solver].Minimise(new Bowl(), parameters, tolerance: 1e-5, maxIterations: 5000);

        Assert.True(minimum.Converged, $"{minimum}");
        Assert.Equal([1, 2, -3], parameters, (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.InRange(minimum.GradientNorm, 0, 1e-5);
        Assert.Equal(solver, Solvers[solver].ToString());
    }

    [Fact]
    public void The_valley_of_Rosenbrock_is_followed_to_its_end()
    {
        double[] parameters = [-1.2, 1];
        var minimum = Solver.Lbfgs().Minimise(new Rosenbrock(), parameters);

        Assert.True(minimum.Converged, $"{minimum}");
        Assert.Equal([1, 1], parameters, (x, y) => Math.Abs(x - y) < 1e-5);
        Assert.InRange(minimum.Evaluations, 2, 80);
    }

    // The minimum of (p − t)²/2 + s·|p| is t moved towards 0 by s.
    [Theory]
    [InlineData("lbfgs")]
    [InlineData("gd")]
    [InlineData("adam")]
    public void A_penalty_of_magnitudes_makes_small_parameters_0(string solver)
    {
        double[] targets = [3, -2, 0.4, -0.5, 1.5, 0];
        var parameters = new double[targets.Length];
        var minimum = Solvers[solver].Minimise(new Shrunk(targets, 1), parameters, maxIterations: 5000);

        Assert.True(minimum.Converged, $"{minimum}");
        Assert.Equal([2, -1, 0, 0, 0.5, 0], parameters, (x, y) => Math.Abs(x - y) < 1e-5);
        Assert.Equal([2, 3, 5], Enumerable.Range(0, 6).Where(j => parameters[j] == 0));
    }

    [Fact]
    public void The_objective_never_rises_and_every_iteration_is_observed()
    {
        foreach (var solver in Solvers.Values)
        {
            var values = new List<double>();
            var minimum = solver.Minimise(new Bowl(), [9, 9, 9], maxIterations: 50, observe: (step, parameters) =>
            {
                Assert.Equal(values.Count + 1, step.Iteration);
                Assert.Equal(3, parameters.Length);
                values.Add(step.Value);
                return true;
            });

            Assert.Equal(minimum.Iterations, values.Count);
            Assert.Equal(minimum.Value, values[^1]);
            for (var i = 1; i < values.Count; i++)
                Assert.True(values[i] <= values[i - 1] * (1 + 1e-6), $"{solver}: {values[i - 1]} to {values[i]}");
        }
    }

    [Fact]
    public void An_observer_may_end_the_search()
    {
        var minimum = Solver.Lbfgs().Minimise(new Rosenbrock(), [-1.2, 1], observe: static (step, _) => step.Iteration < 3);

        Assert.Equal(StopReason.Observer, minimum.Reason);
        Assert.Equal(3, minimum.Iterations);
        Assert.False(minimum.Converged);
    }

    [Fact]
    public void Too_few_iterations_are_said()
    {
        var minimum = Solver.GradientDescent(1e-4).Minimise(new Rosenbrock(), [-1.2, 1], maxIterations: 10);

        Assert.Equal(StopReason.IterationLimit, minimum.Reason);
        Assert.Equal(10, minimum.Iterations);
    }

    [Fact]
    public void Newton_refuses_a_matrix_that_is_too_large()
    {
        var random = new Random(4);
        var features = Enumerable.Range(0, 4 * 2048).Select(_ => random.NextSingle()).ToArray();
        var error = Assert.Throws<NotSupportedException>(() => LogisticRegression.Fit(features, 2048, [0f, 1f, 0f, 1f], new() { Solver = Solver.Newton() }));
        Assert.Contains("choose L-BFGS", error.Message, StringComparison.Ordinal);
    }

    // Squares of these features, or of this gradient, are more than numbers hold. Neither search may go on without end.
    [Fact]
    public void What_overflows_stalls()
    {
        float[] features = [1e37f, 2e37f, 3e37f, 4e37f];
        var newton = LogisticRegression.Fit(features, 1, [0f, 1f, 0f, 1f], new() { Solver = Solver.Newton(), Standardize = false });
        var descent = Mlp.Fit([1, 2, 3, 4], 1, [0, 1, 0, 1], new() { Solver = Solver.GradientDescent(), L2 = 1e300, MaxIterations = 10 });

        Assert.Equal(StopReason.Stalled, newton.Reason);
        Assert.False(descent.Converged);
    }

    [Fact]
    public void Settings_outside_their_range_are_rejected_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("memory", () => Solver.Lbfgs(0));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => Solver.GradientDescent(0));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => Solver.GradientDescent(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => Solver.Adam(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => Solver.GradientDescent(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Solver.Adam(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxIterations", () => Solver.Lbfgs().Minimise(new Bowl(), new double[3], maxIterations: 0));
        Assert.Throws<ArgumentException>("parameters", () => Solver.Lbfgs().Minimise(new Bowl(), new double[2]));
        Assert.Throws<NotSupportedException>(() => Solver.Newton().Minimise(new Shrunk([1], 1), new double[1]));
        Assert.Throws<NotSupportedException>(() => Solver.Newton().Minimise(new Rosenbrock(), new double[2]));
        Assert.ThrowsAny<InvalidOperationException>(() => Solver.Lbfgs().Minimise(new Bowl(), [double.NaN, 0, 0]));
    }

    /// <summary>A quadratic bowl whose axes are 100, 1 and 5 times as steep, turned so that parameters depend on each other.</summary>
    private sealed class Bowl : Objective
    {
        private static readonly double[,] Steepness = { { 50, 3, 0 }, { 3, 1, 0.5 }, { 0, 0.5, 5 } };
        private static readonly double[] Bottom = [1, 2, -3];

        public override int ParameterCount => 3;

        public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            var value = 1.0;
            for (var i = 0; i < 3; i++)
            {
                gradient[i] = 0;
                for (var j = 0; j < 3; j++)
                    gradient[i] += Steepness[i, j] * (parameters[j] - Bottom[j]);
                value += gradient[i] * (parameters[i] - Bottom[i]) / 2;
            }

            return value;
        }

        public override void EvaluateHessian(ReadOnlySpan<double> parameters, Span<double> hessian)
        {
            for (var i = 0; i < 9; i++)
                hessian[i] = Steepness[i / 3, i % 3];
        }
    }

    private sealed class Rosenbrock : Objective
    {
        public override int ParameterCount => 2;

        public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            var (x, y) = (parameters[0], parameters[1]);
            gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
            gradient[1] = 200 * (y - x * x);
            return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
        }
    }

    private sealed class Shrunk(double[] targets, double strength) : Objective
    {
        public override int ParameterCount => targets.Length;

        public override double L1Strength(int parameter) => strength;

        public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            var value = 0.0;
            for (var j = 0; j < targets.Length; j++)
            {
                gradient[j] = parameters[j] - targets[j];
                value += gradient[j] * gradient[j] / 2;
            }

            return value;
        }
    }
}
