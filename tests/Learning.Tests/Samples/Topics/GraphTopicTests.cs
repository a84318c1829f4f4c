using System.Globalization;
using Xunit;

namespace Kernels.Tests;

public class GraphTopicTests
{
    [Theory]
    [InlineData(2, 0.5, 2)]
    [InlineData(0.3, 4, 0.25)]
    public async Task The_sweep_gives_the_derivatives_of_the_formula(double a, double b, double c)
    {
        var run = await TopicRun.OfAsync("graph", "--a", Text(a), "--b", Text(b), "--c", Text(c));

        // g = e^f with e = a + bc and f = abc: its logarithm has the derivative f′·ln e + f·e′/e.
        var (e, f) = (a + (b * c), a * b * c);
        var g = Math.Pow(e, f);
        double By(double ofE, double ofF) => g * ((ofF * Math.Log(e)) + (f * ofE / e));
        double[] expected = [By(1, b * c), By(c, a * c), By(b, a * b)];
        Assert.Equal(g, run.Number("g"), 1e-12 * g);
        Assert.All(expected.Zip(run.Numbers("sweep")), static pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));
        Assert.All(expected.Zip(run.Numbers("generated")), static pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));

        static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Inputs_whose_result_overflows_are_refused()
    {
        var run = await KernelsProgram.RunAsync("graph", "--a", "1000", "--b", "1000");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("smaller values", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_derivatives_of_logistic_regression_are_error_times_input()
    {
        var run = await TopicRun.OfAsync("graph");

        // x1 = 1.5, x2 = −2, y = 1, and z = 0.4·1.5 − 0.3·2 − 0.2.
        var a = 1 / (1 + Math.Exp(0.2));
        Assert.Equal(a, run.Number("a"), 1e-15);
        Assert.Equal(-Math.Log(a), run.Number("loss"), 1e-15);
        Assert.All(new[] { a - 1, 1.5 * (a - 1), -2 * (a - 1), a - 1 }.Zip(run.Numbers("logisticSweep")),
            static pair => Assert.Equal(pair.First, pair.Second, 1e-14));

        // The step moves z by 0.5·(1 − a)·(x1² + x2² + 1).
        var z = -0.2 + (0.5 * (1 - a) * 7.25);
        Assert.Equal(Math.Log(1 + Math.Exp(-z)), run.Numbers("stepLosses")[1], 1e-14);
    }

    [Fact]
    public async Task A_frozen_model_fails_after_a_drift_and_an_online_one_recovers()
    {
        var run = await TopicRun.OfAsync("graph");

        Assert.InRange(run.Number("frozenBefore"), 0.9, 1);
        Assert.InRange(run.Number("frozenAfter"), 0, 0.1);
        Assert.InRange(run.Number("onlineAfter"), 0.9, 1);
    }
}
