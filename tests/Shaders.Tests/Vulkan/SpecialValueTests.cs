using Xunit;
using static Kernels.Shaders.Tests.Vulkan.Expect;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>Spellings in HLSL that keep what C# says about NaN, infinities, zeros, conversions and shifts.</summary>
[Collection(VulkanCollection.Name)]
public sealed class SpecialValueTests(VulkanFixture vulkan)
{
    private static readonly Dictionary<string, Func<float, float>> Floats = new()
    {
        ["a"] = a => a,
        ["-a"] = a => -a,
        ["abs(a)"] = MathF.Abs,
        ["asfloat(asuint(a))"] = a => a,
        ["asfloat(asint(a))"] = a => a,
        ["sqrt(a)"] = MathF.Sqrt,
        ["a * 2.0f"] = a => a * 2,
        ["a * 0.5f"] = a => a * 0.5f, // subnormal numbers stay
        ["1.0f / a"] = a => 1 / a,
        ["rcp(a)"] = a => 1 / a,
        ["floor(a)"] = MathF.Floor,
        ["ceil(a)"] = MathF.Ceiling,
        ["trunc(a)"] = MathF.Truncate,
        ["round(a)"] = MathF.Round,
        ["a <= 0.0f ? 0.0f : a"] = a => a <= 0 ? 0 : a,
        ["isnan(a) ? 1.0f : 0.0f"] = a => float.IsNaN(a) ? 1 : 0,
        ["a != a ? 1.0f : 0.0f"] = a => float.IsNaN(a) ? 1 : 0,
        ["!(a == a) ? 1.0f : 0.0f"] = a => float.IsNaN(a) ? 1 : 0,
        ["(asuint(a) & 0x7FFFFFFFu) > 0x7F800000u ? 1.0f : 0.0f"] = a => float.IsNaN(a) ? 1 : 0,
        ["!(a < 1.0f) ? 1.0f : 0.0f"] = a => !(a < 1) ? 1 : 0,
        ["isinf(a) ? 1.0f : 0.0f"] = a => float.IsInfinity(a) ? 1 : 0,
        ["isfinite(a) ? 1.0f : 0.0f"] = a => float.IsFinite(a) ? 1 : 0,
        ["asint(a) < 0 ? 1.0f : 0.0f"] = a => float.IsNegative(a) ? 1 : 0,
    };

    private static readonly Dictionary<string, Func<float, float, float>> Pairs = new()
    {
        ["a + b"] = (a, b) => a + b,
        ["a - b"] = (a, b) => a - b,
        ["a * b"] = (a, b) => a * b,
        ["a / b"] = (a, b) => a / b,
        ["a != a ? a : b != b ? b : a < b ? a : b < a ? b : asfloat(asuint(a) | asuint(b))"] = MathF.Min,
        ["a != a ? a : b != b ? b : a > b ? a : b > a ? b : asfloat(asuint(a) & asuint(b))"] = MathF.Max,
        ["asfloat((asuint(a) & 0x7FFFFFFFu) | (asuint(b) & 0x80000000u))"] = MathF.CopySign,
        ["a < b ? 1.0f : 0.0f"] = (a, b) => a < b ? 1 : 0,
        ["a >= b ? 1.0f : 0.0f"] = (a, b) => a >= b ? 1 : 0,
        ["a == b ? 1.0f : 0.0f"] = (a, b) => a == b ? 1 : 0,
        ["a != b ? 1.0f : 0.0f"] = (a, b) => a != b ? 1 : 0,
    };

    private static readonly Dictionary<string, Func<int, int, int>> Integers = new()
    {
        ["a << (b & 31)"] = (a, b) => a << b,
        ["a >> (b & 31)"] = (a, b) => a >> b,
        ["(int)((uint)a >> (b & 31))"] = (a, b) => a >>> b,
        ["a << b"] = (a, b) => a << b, // D3D masks the count as well
        ["a >> b"] = (a, b) => a >> b,
        ["a * b"] = (a, b) => unchecked(a * b),
        ["-a"] = (a, b) => unchecked(-a),
        ["abs(a)"] = (a, b) => a < 0 ? unchecked(-a) : a,
        ["min(a, b)"] = Math.Min,
        ["max(a, b)"] = Math.Max,
        ["a < b ? 1 : 0"] = (a, b) => a < b ? 1 : 0,
        ["(uint)a < (uint)b ? 1 : 0"] = (a, b) => (uint)a < (uint)b ? 1 : 0,
        ["b == 0 || (b == -1 && a == -2147483647 - 1) ? 0 : a / b"] = (a, b) => b == 0 || (b == -1 && a == int.MinValue) ? 0 : a / b,
        ["asint((float)a)"] = (a, b) => BitConverter.SingleToInt32Bits(a),
        ["asint((float)(uint)a)"] = (a, b) => BitConverter.SingleToInt32Bits((uint)a),
    };

    private static readonly float[] Ties =
        [0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -0.2f, 0.49999997f, 8388607.5f, 8388609f, 1e10f, -1e10f, 1e-30f, -1e-30f];

    public static TheoryData<string> FloatTexts => [.. Floats.Keys];

    public static TheoryData<string> PairTexts => [.. Pairs.Keys];

    public static TheoryData<string> IntegerTexts => [.. Integers.Keys];

    [SkippableTheory]
    [MemberData(nameof(FloatTexts))]
    public void Function_of_a_float_has_the_bits_of_C_sharp(string expression)
    {
        float[] x = [.. SpecialValues, .. Ties];

        SameBits(x.Select(Floats[expression]), vulkan.Map<float, float>(Hlsl.Expression(expression, modifier: "precise"), x.Length, x));
    }

    [SkippableTheory]
    [MemberData(nameof(PairTexts))]
    public void Function_of_two_floats_has_the_bits_of_C_sharp(string expression)
    {
        var (a, b) = SpecialPairs;

        SameBits(a.Zip(b, Pairs[expression]), vulkan.Map<float, float>(Hlsl.Expression(expression, 2, modifier: "precise"), a.Length, a, b));
    }

    [SkippableTheory]
    [MemberData(nameof(IntegerTexts))]
    public void Function_of_integers_has_the_value_of_C_sharp(string expression)
    {
        int[] values = [0, 1, -1, 2, 7, -7, 31, 32, 33, 63, 64, 16777217, 0x12345678, int.MaxValue, int.MinValue, int.MinValue + 1];
        int[] a = [.. values.SelectMany(a => Enumerable.Repeat(a, values.Length))];
        int[] b = [.. values.SelectMany(_ => values)];

        var results = vulkan.Map<int, int>(Hlsl.Expression(expression, 2, "int", "int"), a.Length, a, b);

        Assert.Equal(a.Zip(b, Integers[expression]), results);
    }

    [SkippableFact]
    public void Conversion_to_an_integer_saturates_where_it_is_told_to()
    {
        float[] x = [.. SpecialValues, .. Ties, 2147483520f, 2147483648f, -2147483648f, -2147483904f, 4294967040f, 4294967296f, -0.9f, 1.9f];

        Assert.Equal(x.Select(x => (int)x), vulkan.Map<float, int>(Hlsl.Expression(
            "a != a ? 0 : a >= 2147483648.0f ? 2147483647 : a <= -2147483648.0f ? -2147483647 - 1 : (int)a", to: "int"), x.Length, x));
        Assert.Equal(x.Select(x => (uint)x), vulkan.Map<float, uint>(Hlsl.Expression(
            "a > 0.0f ? a >= 4294967296.0f ? 4294967295u : (uint)a : 0u", to: "uint"), x.Length, x));
    }

    [SkippableFact]
    public void Conversion_alone_does_not_saturate()
    {
        vulkan.RequireLlvmpipe();
        float[] x = [float.NaN, float.PositiveInfinity, 3e9f];

        Assert.Equal([int.MinValue, int.MinValue, int.MinValue], vulkan.Map<float, int>(Hlsl.Expression("(int)a", to: "int"), 3, x));
        Assert.Equal([uint.MaxValue], vulkan.Map<float, uint>(Hlsl.Expression("(uint)a", to: "uint"), 1, [-1f]));
    }

    [SkippableTheory]
    [InlineData("min(a, b)")]
    [InlineData("max(a, b)")]
    public void Intrinsic_returns_the_operand_that_is_not_NaN(string expression) =>
        Assert.Equal([1f, 1f], vulkan.Map<float, float>(Hlsl.Expression(expression, 2), 2, [float.NaN, 1], [1, float.NaN]));

    [SkippableFact]
    public void Intrinsic_takes_zeros_for_equal()
    {
        vulkan.RequireLlvmpipe();
        float[] a = [0f, -0f];
        float[] b = [-0f, 0f];

        SameBits(b, vulkan.Map<float, float>(Hlsl.Expression("min(a, b)", 2), 2, a, b));
        SameBits(b, vulkan.Map<float, float>(Hlsl.Expression("max(a, b)", 2), 2, a, b));
    }

    [SkippableFact]
    public void Literals_of_nine_digits_round_trip()
    {
        foreach (var value in (float[])[0.1f, 1e30f, float.MaxValue, float.Epsilon, 1.1754942e-38f, 16777215f, 3.14159274f, -2.5e-40f])
        {
            var literal = value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture);
            if (!literal.Contains('.', StringComparison.Ordinal) && !literal.Contains('E', StringComparison.Ordinal)) literal += ".0";
            SameBits([value], vulkan.Map<float, float>(Hlsl.Expression($"a == 0 ? {literal}f : a"), 1, [0f]));
        }

        float[] infinities = [float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        uint[] bits = [0x7F800000, 0xFF800000, 0x7FC00000];
        for (var i = 0; i < bits.Length; i++)
            SameBits([infinities[i]], vulkan.Map<float, float>(Hlsl.Expression($"a == 0 ? asfloat(0x{bits[i]:X8}u) : a"), 1, [0f]));
    }
}
