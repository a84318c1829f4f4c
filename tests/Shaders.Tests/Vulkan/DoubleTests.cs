using Xunit;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>What HLSL does in <c>double</c>: arithmetic and comparisons. The compiler passes intrinsics through float.</summary>
[Collection(VulkanCollection.Name)]
public sealed class DoubleTests(VulkanFixture vulkan)
{
    private static readonly double[] Values =
        [0, -0.0, 1, -2.5, 0.1, 1e-300, 1e300, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly Dictionary<string, Func<double, double, double>> Expressions = new()
    {
        ["a + b"] = (a, b) => a + b,
        ["a * b"] = (a, b) => a * b,
        ["a / b"] = (a, b) => a / b,
        ["a * b + a"] = (a, b) => a * b + a,
        ["a * 0.1L"] = (a, b) => a * 0.1,
        ["-a"] = (a, b) => -a,
        ["abs(a)"] = (a, b) => Math.Abs(a),
        ["a < b ? a : b"] = (a, b) => a < b ? a : b,
        ["a != a ? 1.0L : 0.0L"] = (a, b) => double.IsNaN(a) ? 1 : 0,
        ["abs(a) > 1.7976931348623157E+308L ? 1.0L : 0.0L"] = (a, b) => double.IsInfinity(a) ? 1 : 0,
        ["(double)(float)a"] = (a, b) => (float)a,
    };

    public static TheoryData<string> ExpressionTexts => [.. Expressions.Keys];

    [SkippableTheory]
    [MemberData(nameof(ExpressionTexts))]
    public void Arithmetic_has_the_bits_of_C_sharp(string expression)
    {
        Skip.IfNot(vulkan.Device.HasDouble, "The Vulkan device has no double.");
        double[] a = [.. Values.SelectMany(a => Enumerable.Repeat(a, Values.Length))];
        double[] b = [.. Values.SelectMany(_ => Values)];

        var results = vulkan.Map<double, double>(Hlsl.Expression(expression, 2, "double", "double", "precise"), a.Length, a, b);

        Assert.Equal(a.Zip(b, Expressions[expression]).Select(Text), results.Select(Text));
    }

    [SkippableTheory]
    [InlineData("sqrt(a)")]
    [InlineData("max(a, 1.0L)")]
    [InlineData("floor(a)")]
    [InlineData("isinf(a) ? asdouble(0u, 0x7FF00000u) : a")]
    public void Intrinsic_is_computed_in_float(string expression)
    {
        Skip.IfNot(vulkan.Device.HasDouble, "The Vulkan device has no double.");

        // Its argument is converted first, and beyond the range of float.
        Assert.Equal([double.PositiveInfinity], vulkan.Map<double, double>(Hlsl.Expression(expression, 1, "double", "double"), 1, [1e300]));
    }

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
