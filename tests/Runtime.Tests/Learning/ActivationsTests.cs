using Xunit;

namespace Kernels.Tests;

public class ActivationsTests
{
    // Every length of a tail and some whole vectors, with the values where a branch turns.
    private static readonly float[] Inputs =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 3f, -3f, 20f, -20f, 88f, -88f, 104f, -104f, 1e30f, -1e30f,
        float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1e-20f, -1e-20f,
        float.MaxValue, float.MinValue, float.NaN, 0.1f, -0.1f, 7f, -7f, 15f, -15f, 2f, -2f,
    ];

    public delegate void SpanForm(ReadOnlySpan<float> x, Span<float> destination);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static readonly Dictionary<string, (Func<float, float> Scalar, SpanForm Span, Func<double, double> Exact)> Cases = new()
    {
        ["Linear"] = (Activations.Linear, Activations.Linear, x => x),
        ["Step"] = (x => Activations.Step(x, 0.5f), (x, y) => Activations.Step(x, 0.5f, y), x => double.IsNaN(x) ? x : x < 0.5 ? 0 : 1),
        ["Sigmoid"] = (Activations.Sigmoid, Activations.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
        ["Relu"] = (Activations.Relu, Activations.Relu, x => x <= 0 ? 0 : x),
        ["LeakyRelu"] = (x => Activations.LeakyRelu(x, 0.25f), (x, y) => Activations.LeakyRelu(x, 0.25f, y), x => x <= 0 ? 0.25 * x : x),
        ["Tanh"] = (Activations.Tanh, Activations.Tanh, Math.Tanh),
        ["Softplus"] = (Activations.Softplus, Activations.Softplus, x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)))),
    };

    private static double Log1p(double x) => x < 1e-5 ? x - x * x / 2 : Math.Log(1 + x);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_scalar_form_is_the_formula(string name)
    {
        var (scalar, _, exact) = Cases[name];

        foreach (var x in Inputs)
            AssertClose(exact(x), scalar(x), x);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_span_form_is_the_formula_at_every_length(string name)
    {
        var (_, span, exact) = Cases[name];

        for (var length = 0; length <= Inputs.Length; length++)
        {
            var results = new float[length];
            span(Inputs.AsSpan(0, length), results);

            for (var i = 0; i < length; i++)
                AssertClose(exact(Inputs[i]), results[i], Inputs[i]);
        }
    }

    [Fact]
    public void Step_fires_at_the_threshold_and_not_below_it()
    {
        Assert.Equal(0f, Activations.Step(MathF.BitDecrement(2f), 2f));
        Assert.Equal(1f, Activations.Step(2f, 2f));
        Assert.Equal(1f, Activations.Step(float.PositiveInfinity, float.PositiveInfinity));
    }

    [Fact]
    public void Step_makes_no_decision_about_NaN()
    {
        Assert.True(float.IsNaN(Activations.Step(float.NaN, 0f)));
        Assert.True(float.IsNaN(Activations.Step(0f, float.NaN)));
    }

    [Fact]
    public void Sigmoid_reaches_0_and_1_and_is_one_half_at_0()
    {
        Assert.Equal(0f, Activations.Sigmoid(float.NegativeInfinity));
        Assert.Equal(0.5f, Activations.Sigmoid(0f));
        Assert.Equal(1f, Activations.Sigmoid(float.PositiveInfinity));
    }

    // Small multiples of a unit in the last place; results below the normal range only have to be small.
    private static void AssertClose(double expected, float actual, float x)
    {
        if (double.IsNaN(expected))
            Assert.True(float.IsNaN(actual), $"f({x:R}) is {actual:R}, not NaN.");
        else if (double.IsInfinity((float)expected))
            Assert.Equal((float)expected, actual);
        else
            Assert.True(Math.Abs(actual - expected) <= 1e-6 * Math.Abs(expected) + 1e-37, $"f({x:R}) is {actual:R}, not {expected:R}.");
    }
}
