namespace Kernels.Generators.Targets.Functions;

/// <summary>
/// Elementary functions of floats, for HLSL: its intrinsics may be wrong by an absolute amount, so that near a zero of the
/// function no digit is right, and each device has others. These are sums and products of floats alone, which every device rounds
/// alike, and the C# of the shader computes the same bits.
/// </summary>
/// <remarks>
/// There is no fused multiplication, so products that have to be exact are made of short factors.
/// <para>
/// A function of <see cref="MathF"/> or <see cref="KernelMath"/> is the language's own where it takes that one, else the one that
/// is written here; within the method of its own name it is always the language's own.
/// </para>
/// </remarks>
internal static partial class FloatFunctions
{
    // 1.5 · 2^23. A sum with it has no bits below the units, so that adding it rounds a number of moderate size to the
    // nearest integer, which then stands in the low bits of the sum.
    private const float IntegerShift = 12582912f;
    private const int IntegerShiftBits = 0x4B40_0000;

    private const int ExponentShift = 23;

    // ln 2 in two parts. The first has 15 bits, so that its product with an exponent, of 8 bits, is exact.
    private const float Ln2High = 0.693145751953125f;
    private const float Ln2Low = 1.42860682e-6f;

    private const float SmallestNormal = 1.17549435e-38f;
    private const uint SignBit = 0x8000_0000;

    private static int IntegerBits(float x) => BitConverter.SingleToInt32Bits(x);

    private static uint Bits(float x) => BitConverter.SingleToUInt32Bits(x);

    private static float FromBits(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    private static float FromBits(int bits) => BitConverter.Int32BitsToSingle(bits);

    /// <summary>x held between two limits; NaN passes.</summary>
    private static float Clamped(float x, float low, float high) => x < low ? low : x > high ? high : x;

    /// <summary>The upper 12 bits of a number's significand. The product of two such numbers is exact.</summary>
    private static float UpperHalf(float x) => FromBits(Bits(x) & 0xFFFF_F000);

    /// <summary>2 to the power of an integer from -126 to 127.</summary>
    private static float PowerOfTwo(int exponent) => FromBits((exponent + 127) << ExponentShift);

    /// <summary>x · 2ʷʰᵒˡᵉ in two steps, for the power may be no number where the product is one.</summary>
    private static float Scaled(float x, int whole)
    {
        var halfway = whole >> 1;
        return x * PowerOfTwo(halfway) * PowerOfTwo(whole - halfway);
    }
}
