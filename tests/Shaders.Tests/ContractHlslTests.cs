using ComputeSharp;
using Xunit;

namespace Kernels.Shaders.Tests;

/// <summary>Where HLSL and .NET differ, the contract is HLSL.</summary>
public class ContractHlslTests
{
    [Fact]
    public void Least_and_largest_take_the_operand_that_is_not_NaN()
    {
        Assert.Equal(1f, Hlsl.Min(float.NaN, 1f));
        Assert.Equal(1f, Hlsl.Max(1f, float.NaN));
        Assert.Equal(1.0, Hlsl.Min(1.0, double.NaN));
        Assert.Equal(1.0, Hlsl.Max(double.NaN, 1.0));
        Assert.Equal(2f, Hlsl.Max(1f, 2f));
        Assert.Equal(1.0, Hlsl.Min(1.0, 2.0));
        Assert.True(float.IsNaN(Hlsl.Max(float.NaN, float.NaN)));
    }

    [Fact]
    public void Bounds_take_NaN_for_the_lower_one()
    {
        Assert.Equal(-2f, Hlsl.Clamp(float.NaN, -2f, 3f));
        Assert.Equal(3f, Hlsl.Clamp(7f, -2f, 3f));
        Assert.Equal(-2, Hlsl.Clamp(-7, -2, 3));
        Assert.Equal(0f, Hlsl.Saturate(float.NaN));
        Assert.Equal(0.0, Hlsl.Saturate(double.NaN));
        Assert.Equal(1.0, Hlsl.Saturate(1.5));
    }

    [Fact]
    public void Powers_are_NaN_where_HLSL_has_none()
    {
        Assert.True(float.IsNaN(Hlsl.Pow(-2f, 2f)));
        Assert.True(float.IsNaN(Hlsl.Pow(0f, 0f)));
        Assert.Equal(8f, Hlsl.Pow(2f, 3f));
        Assert.Equal(0f, Hlsl.Pow(0f, 2f));
        Assert.True(float.IsNaN(Hlsl.Atan2(0f, 0f)));
        Assert.Equal(MathF.PI / 2f, Hlsl.Atan2(1f, 0f));
    }

    [Theory]
    [InlineData(-3f, -1)]
    [InlineData(0f, 0)]
    [InlineData(1e-30f, 1)]
    [InlineData(float.NaN, 0)]
    public void A_sign_is_an_integer_and_0_of_NaN(float x, int sign) => Assert.Equal(sign, Hlsl.Sign(x));

    [Fact]
    public void The_least_integer_has_no_absolute_value()
    {
        Assert.Equal(int.MinValue, Hlsl.Abs(int.MinValue));
        Assert.Equal(5, Hlsl.Abs(-5));
        Assert.Equal(int.MinValue, Hlsl.Mad(int.MaxValue, 1, 1));
        Assert.Equal(-2, Hlsl.Mul(int.MaxValue, 2));
        Assert.Equal(0u, Hlsl.Mad(uint.MaxValue, 1u, 1u));
    }

    [Fact]
    public void Rounding_is_half_to_even_and_remainders_have_the_sign_of_the_dividend()
    {
        Assert.Equal([-2f, 0f, 2f, 2f], new[] { -1.5f, 0.5f, 1.5f, 2.5f }.Select(Hlsl.Round));
        Assert.Equal([-1f, -2f, -1f], new[] { Hlsl.Trunc(-1.5f), Hlsl.Floor(-1.5f), Hlsl.Ceil(-1.5f) });
        Assert.Equal(-1.5f, Hlsl.Fmod(-5.5f, 2f));
        Assert.Equal(0.5f, Hlsl.Frac(-5.5f));
        Assert.Equal(-0.5f, Hlsl.Modf(-5.5f, out float whole));
        Assert.Equal(-5f, whole);
        Assert.Equal(0, Hlsl.Modf(7, out int integer));
        Assert.Equal(7, integer);
    }

    [Theory]
    [InlineData(12f, 0.75f, 4f)]
    [InlineData(-0.5f, -0.5f, 0f)]
    [InlineData(0f, 0f, 0f)]
    public void A_number_is_its_mantissa_and_its_exponent(float x, float mantissa, float exponent)
    {
        Assert.Equal(mantissa, Hlsl.Frexp(x, out float exp));
        Assert.Equal(exponent, exp);
        Assert.Equal(x, Hlsl.Ldexp(mantissa, exponent));
    }

    [Fact]
    public void Bits_are_found_and_counted()
    {
        Assert.Equal(3u, Hlsl.CountBits(0b1011u));
        Assert.Equal([3u, uint.MaxValue], new[] { Hlsl.FirstBitHigh(0b1011u), Hlsl.FirstBitHigh(0u) });
        Assert.Equal([3, 2, -1, -1], new[] { Hlsl.FirstBitHigh(0b1011), Hlsl.FirstBitHigh(-5), Hlsl.FirstBitHigh(-1), Hlsl.FirstBitHigh(0) });
        Assert.Equal([2u, uint.MaxValue], new[] { Hlsl.FirstBitLow(0b1100u), Hlsl.FirstBitLow(0u) });
        Assert.Equal([2, -1], new[] { Hlsl.FirstBitLow(0b1100), Hlsl.FirstBitLow(0) });
        Assert.Equal(0xF7B3D591u, Hlsl.ReverseBits(0x89ABCDEFu));
    }

    [Fact]
    public void Bits_are_read_as_numbers()
    {
        Assert.Equal(0x3F800000u, Hlsl.AsUInt(1f));
        Assert.Equal(unchecked((int)0x80000000u), Hlsl.AsInt(-0f));
        Assert.Equal(1f, Hlsl.AsFloat(0x3F800000u));
        Assert.Equal(-1f, Hlsl.AsFloat(unchecked((int)0xBF800000u)));
        Assert.Equal(-1, Hlsl.AsInt(uint.MaxValue));
        Assert.Equal(uint.MaxValue, Hlsl.AsUInt(-1));
        Assert.Equal(-2.5, Hlsl.AsDouble(0u, 0xC0040000u));
        Assert.Equal(0x3E00u, Hlsl.Float32ToFloat16(1.5f));
        Assert.Equal(1.5f, Hlsl.Float16ToFloat32(0xFFFF3E00u));
    }

    [Fact]
    public void A_double_is_fused_and_a_product_and_sum_is_not()
    {
        double x = 1.0 + Math.ScaleB(1.0, -30);

        Assert.Equal(Math.ScaleB(1.0, -60), Hlsl.FusedMultiplyAdd(x, x, -(1.0 + Math.ScaleB(1.0, -29))));
        Assert.Equal(0.0, Hlsl.Mad(x, x, -(1.0 + Math.ScaleB(1.0, -29))));
    }

    [Fact]
    public void Steps_and_mixtures_follow_their_formulas()
    {
        Assert.Equal([0f, 1f, 1f], new[] { Hlsl.Step(2f, 1f), Hlsl.Step(2f, 2f), Hlsl.Step(2f, 3f) });
        Assert.Equal([0f, 0.15625f, 1f], new[] { Hlsl.SmoothStep(1f, 5f, 0f), Hlsl.SmoothStep(1f, 5f, 2f), Hlsl.SmoothStep(1f, 5f, 9f) });
        Assert.Equal(2.5f, Hlsl.Lerp(2f, 4f, 0.25f));
        Assert.Equal(0.5f, Hlsl.Rsqrt(4f));
        Assert.Equal(0.25f, Hlsl.Rcp(4f));
        Assert.Equal(8f, Hlsl.Exp2(3f));
        Assert.Equal(180f, Hlsl.Degrees(MathF.PI));
        Assert.Equal(MathF.PI, Hlsl.Radians(180f));
    }

    [Fact]
    public void A_truth_value_is_1_or_0_and_a_number_is_true_unless_it_is_0()
    {
        Assert.Equal((1f, 0f, 1, 0), (Hlsl.BoolToFloat(true), Hlsl.BoolToFloat(false), Hlsl.BoolToInt(true), Hlsl.BoolToInt(false)));
        Assert.Equal((1.0, 0.0, 1u, 0u), (Hlsl.BoolToDouble(true), Hlsl.BoolToDouble(false), Hlsl.BoolToUInt(true), Hlsl.BoolToUInt(false)));
        Assert.Equal([true, true, false], new[] { float.NaN, -0.5f, -0f }.Select(Hlsl.FloatToBool));
        Assert.Equal([true, true, false], new[] { double.NaN, -0.5, -0.0 }.Select(Hlsl.DoubleToBool));
        Assert.Equal((true, false, true, false), (Hlsl.IntToBool(-1), Hlsl.IntToBool(0), Hlsl.UIntToBool(2u), Hlsl.UIntToBool(0u)));
    }
}
