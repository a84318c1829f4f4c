using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// x = 2^k · m with m from 0.75 to 1.5, so that near 1 the exponent is 0 and a logarithm cancels nothing. AVX-512 has
// instructions for both parts, which know the special cases; elsewhere they are taken from the bits. Both ways give the
// same numbers.
public static partial class VectorMath
{
    // The bits of 0.75 are subtracted before the exponent is taken: it then steps at 0.75 · 2^k and not at 2^k.
    private const int ThreeQuartersBits = 0x3F400000;

    // The significand lies in [0.75, 1.5), that of a negative number is NaN, and those of ±0 and infinity are 1.
    private const byte ThreeQuartersToThreeHalves = 0b1111;

    /// <summary>The significand m of <c>x = 2^k · m</c> with m from 0.75 to 1.5.</summary>
    /// <param name="x">
    /// The number. Of ±0 and infinity the significand is 1; of a negative number and of NaN it is of no use.
    /// </param>
    [VectorOverloads]
    internal static float Significand(float x)
    {
        int bits = NormalBits(x);
        return BitConverter.Int32BitsToSingle(bits - (((bits - ThreeQuartersBits) >> 23) << 23));
    }

    /// <summary>The exponent k of <c>x = 2^k · m</c> with m from 0.75 to 1.5.</summary>
    /// <param name="x">
    /// The number. Of ±0 the exponent is negative infinity, of infinity it is infinity. For a negative number and for
    /// NaN, exponent or significand is NaN.
    /// </param>
    /// <param name="significand">Its <see cref="Significand(float)"/>.</param>
    [VectorOverloads]
    internal static float Exponent(float x, float significand)
    {
        float exponent = (NormalBits(x) - ThreeQuartersBits) >> 23;
        float k = x < SmallestNormal ? exponent - 23f : exponent;
        float finiteOrNot = x < float.PositiveInfinity ? k : x;
        return x > 0f ? finiteOrNot : (x == 0f ? float.NegativeInfinity : float.NaN);
    }

    // The bits of x; a subnormal x is brought among the normal numbers by 2^23.
    private static int NormalBits(float x) => BitConverter.SingleToInt32Bits(x < SmallestNormal ? x * 8388608f : x);

    private const float SmallestNormal = 1.17549435e-38f;

    /// <inheritdoc cref="Significand(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Significand(Vector128<float> x)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.GetMantissa(x, ThreeQuartersToThreeHalves);

        Vector128<int> bits = NormalBits(x);
        return (bits - (((bits - Vector128.Create(ThreeQuartersBits)) >> 23) << 23)).AsSingle();
    }

    /// <inheritdoc cref="Exponent(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Exponent(Vector128<float> x, Vector128<float> significand)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.GetExponent(x) - Avx512F.VL.GetExponent(significand);

        Vector128<float> exponent = Vector128.ConvertToSingle((NormalBits(x) - Vector128.Create(ThreeQuartersBits)) >> 23);
        Vector128<float> k = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(SmallestNormal)), exponent - Vector128.Create(23f), exponent);
        Vector128<float> finiteOrNot = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), k, x);
        Vector128<float> zeroOrNot = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero),
            Vector128.Create(float.NegativeInfinity), Vector128.Create(float.NaN));
        return Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<float>.Zero), finiteOrNot, zeroOrNot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> NormalBits(Vector128<float> x) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(SmallestNormal)), x * Vector128.Create(8388608f), x).AsInt32();

    /// <inheritdoc cref="Significand(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Significand(Vector256<float> x)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.GetMantissa(x, ThreeQuartersToThreeHalves);

        Vector256<int> bits = NormalBits(x);
        return (bits - (((bits - Vector256.Create(ThreeQuartersBits)) >> 23) << 23)).AsSingle();
    }

    /// <inheritdoc cref="Exponent(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Exponent(Vector256<float> x, Vector256<float> significand)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.GetExponent(x) - Avx512F.VL.GetExponent(significand);

        Vector256<float> exponent = Vector256.ConvertToSingle((NormalBits(x) - Vector256.Create(ThreeQuartersBits)) >> 23);
        Vector256<float> k = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(SmallestNormal)), exponent - Vector256.Create(23f), exponent);
        Vector256<float> finiteOrNot = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), k, x);
        Vector256<float> zeroOrNot = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero),
            Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NaN));
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), finiteOrNot, zeroOrNot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> NormalBits(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(SmallestNormal)), x * Vector256.Create(8388608f), x).AsInt32();

    /// <inheritdoc cref="Significand(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Significand(Vector512<float> x)
    {
        if (Avx512F.IsSupported) return Avx512F.GetMantissa(x, ThreeQuartersToThreeHalves);

        Vector512<int> bits = NormalBits(x);
        return (bits - (((bits - Vector512.Create(ThreeQuartersBits)) >> 23) << 23)).AsSingle();
    }

    /// <inheritdoc cref="Exponent(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Exponent(Vector512<float> x, Vector512<float> significand)
    {
        if (Avx512F.IsSupported) return Avx512F.GetExponent(x) - Avx512F.GetExponent(significand);

        Vector512<float> exponent = Vector512.ConvertToSingle((NormalBits(x) - Vector512.Create(ThreeQuartersBits)) >> 23);
        Vector512<float> k = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(SmallestNormal)), exponent - Vector512.Create(23f), exponent);
        Vector512<float> finiteOrNot = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), k, x);
        Vector512<float> zeroOrNot = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero),
            Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NaN));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), finiteOrNot, zeroOrNot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> NormalBits(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(SmallestNormal)), x * Vector512.Create(8388608f), x).AsInt32();
}
