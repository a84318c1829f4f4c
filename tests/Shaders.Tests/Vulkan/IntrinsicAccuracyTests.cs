using System.Globalization;
using Kernels.Accuracy;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>
/// How far HLSL's functions are from the exact value. The driver gives what Vulkan asks for, which for most of them is
/// an absolute error: near their zeros few digits are right.
/// </summary>
[Collection(VulkanCollection.Name)]
public sealed class IntrinsicAccuracyTests(VulkanFixture vulkan, ITestOutputHelper output)
{
    private const int Count = 100_000;

    private enum Bound
    {
        Ulp,
        Absolute,
    }

    private sealed record Row(
        string Expression, Func<double, double, double> Exact, Func<int, float> A, Func<int, float>? B, double Largest, Bound Bound)
    {
        public Row(string expression, Func<double, double> exact, Func<int, float> a, double largest, Bound bound = Bound.Ulp)
            : this(expression, (x, _) => exact(x), a, null, largest, bound)
        {
        }
    }

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["exp on [-87, 88]"] = new("exp(a)", Math.Exp, Uniform(-87, 88), 70),
        ["exp on [-1, 1]"] = new("exp(a)", Math.Exp, Uniform(-1, 1), 4),
        ["exp2 on [-126, 127]"] = new("exp2(a)", x => Math.Pow(2, x), Uniform(-126, 127), 3.5),
        ["exp2 of integers"] = new("exp2(a)", x => Math.Pow(2, x), i => i % 254 - 126, 0),
        ["log on [2, 1e38]"] = new("log(a)", Math.Log, PowerOfTwo(1, 126), 4),
        ["log on [0.5, 2]"] = new("log(a)", Math.Log, Uniform(0.5, 2), 1.6e-7, Bound.Absolute),
        ["log2 on [2, 1e38]"] = new("log2(a)", Math.Log2, PowerOfTwo(1, 126), 4),
        ["log2 on [0.5, 2]"] = new("log2(a)", Math.Log2, Uniform(0.5, 2), 2.1e-7, Bound.Absolute),
        ["log10 on [2, 1e38]"] = new("log10(a)", Math.Log10, PowerOfTwo(1, 126), 4),
        ["log10 on [0.5, 2]"] = new("log10(a)", Math.Log10, Uniform(0.5, 2), 7.5e-8, Bound.Absolute),
        ["pow of [0.001, 1000] and [-10, 10]"] = new("pow(a, b)", Math.Pow, PowerOfTwo(-10, 10), Other(Uniform(-10, 10)), 100, Bound.Ulp),
        ["tanh on [-10, 10]"] = new("tanh(a)", Math.Tanh, Uniform(-10, 10), 1.6e-7, Bound.Absolute),
        ["sinh on [1, 88]"] = new("sinh(a)", Math.Sinh, Uniform(1, 88), 70),
        ["sinh on [-1, 1]"] = new("sinh(a)", Math.Sinh, Uniform(-1, 1), 3.5e-7, Bound.Absolute),
        ["cosh on [-88, 88]"] = new("cosh(a)", Math.Cosh, Uniform(-88, 88), 70),
        ["sin on [-π, π]"] = new("sin(a)", Math.Sin, Uniform(-Math.PI, Math.PI), 1.5),
        ["sin on [-100, 100]"] = new("sin(a)", Math.Sin, Uniform(-100, 100), 1.6),
        ["sin on [-1e5, 1e5]"] = new("sin(a)", Math.Sin, Uniform(-1e5, 1e5), 8e-8, Bound.Absolute),
        ["cos on [-π, π]"] = new("cos(a)", Math.Cos, Uniform(-Math.PI, Math.PI), 1.6),
        ["cos on [-100, 100]"] = new("cos(a)", Math.Cos, Uniform(-100, 100), 1.6),
        ["cos on [-1e5, 1e5]"] = new("cos(a)", Math.Cos, Uniform(-1e5, 1e5), 8e-8, Bound.Absolute),
        ["tan on [-π, π]"] = new("tan(a)", Math.Tan, Uniform(-Math.PI, Math.PI), 3.5),
        ["asin on [-1, 1]"] = new("asin(a)", Math.Asin, Uniform(-1, 1), 4e-4, Bound.Absolute),
        ["asin on [-0.5, 0.5]"] = new("asin(a)", Math.Asin, Uniform(-0.5, 0.5), 1.5),
        ["acos on [-1, 1]"] = new("acos(a)", Math.Acos, Uniform(-1, 1), 4e-4, Bound.Absolute),
        ["atan on [-10, 10]"] = new("atan(a)", Math.Atan, Uniform(-10, 10), 4e-6, Bound.Absolute),
        ["atan of all magnitudes"] = new("atan(a)", Math.Atan, PowerOfTwo(-60, 60), 350),
        ["atan2 on [-10, 10]²"] = new("atan2(a, b)", Math.Atan2, Uniform(-10, 10), Other(Uniform(-10, 10)), 400, Bound.Ulp),
        ["sqrt"] = new("sqrt(a)", Math.Sqrt, PowerOfTwo(-126, 127), 0.5),
        ["rsqrt"] = new("rsqrt(a)", x => 1 / Math.Sqrt(x), PowerOfTwo(-126, 127), 1.5),
        ["rcp"] = new("rcp(a)", x => 1 / x, PowerOfTwo(-125, 125), 0.5001),
        ["1 / a"] = new("1.0f / a", x => 1 / x, PowerOfTwo(-125, 125), 0.5001),
        ["a / b"] = new("a / b", (a, b) => a / b, PowerOfTwo(-60, 60), Other(PowerOfTwo(-60, 60)), 0.5001, Bound.Ulp),
        ["a - b * trunc(a / b)"] = new("a - b * trunc(a / b)", (a, b) => a % b, Uniform(-10, 10), Other(Uniform(1, 2)), 2e-6, Bound.Absolute),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Function_is_within_its_bound(string name)
    {
        vulkan.RequireLlvmpipe();
        var row = Rows[name];
        var a = Enumerable.Range(0, Count).Select(row.A).ToArray();
        var b = row.B == null ? a : Enumerable.Range(0, Count).Select(row.B).ToArray();
        var hlsl = Hlsl.Expression(row.Expression, row.B == null ? 1 : 2, modifier: "precise");
        var results = row.B == null ? vulkan.Map<float, float>(hlsl, Count, a) : vulkan.Map<float, float>(hlsl, Count, a, b);

        var errors = results.Select((result, i) => Error(result, row.Exact(a[i], b[i]), a[i])).ToArray();
        var ulp = errors.MaxBy(error => error.Ulp);
        var absolute = errors.MaxBy(error => error.Absolute);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {ulp.Ulp:G4} ULP at {ulp.At:R}, absolute {absolute.Absolute:G3} at {absolute.At:R}"));

        Assert.InRange(row.Bound == Bound.Ulp ? ulp.Ulp : absolute.Absolute, 0, row.Largest);
    }

    private static (double Ulp, double Absolute, float At) Error(float result, double exact, float at)
    {
        // Where a result is subnormal the driver may give 0.
        var isNormal = Math.Abs(exact) >= 1.1754943508222875e-38;
        return (isNormal ? Ulp.Error(result, exact) : 0, Math.Abs(result - exact), at);
    }

    private static Func<int, float> Uniform(double low, double high) => i => (float)(low + (high - low) * Fraction(i));

    private static Func<int, float> PowerOfTwo(double low, double high) => i => (float)Math.Pow(2, low + (high - low) * Fraction(i));

    // Other random numbers than those of the first argument.
    private static Func<int, float> Other(Func<int, float> values) => i => values(i + Count);

    private static double Fraction(int index) => (Inputs.Hash(index) >> 11) * 1.1102230246251565e-16;
}
