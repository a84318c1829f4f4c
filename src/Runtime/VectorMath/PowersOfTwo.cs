using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// e^x = 2^n · e^r for multiples n of 1/16, with |r| so small that three terms of a polynomial are enough. The whole part of
// n, rounded down, is an exponent, and the rest the index of a table.
public static partial class VectorMath
{
    // As IntegerShift, for sixteenths: n + SixteenthShift has n in its low bits, four of them after the point. A multiple of
    // 512, so that it vanishes when the whole part moves into the exponent field.
    private const float SixteenthShift = 836096f;

    // What ln 2 has beyond Ln2High, but for 4e-13. It is a factor of n + SixteenthShift and not of n, so r comes out too large
    // by a constant, 0.0016, or too small where r has the other sign, and the table makes good for that. Shift and factor were
    // searched for the constant with which the numbers in the table lie closest to floats: no one is off by more than 0.256
    // ULP, and the first, which counts near 0, by 0.0007.
    private const float Ln2LowSixteenths = -1.90501015e-9f;

    // The constant, where it is added rather than multiplied: -SixteenthShift · Ln2LowSixteenths.
    private const float TableOffset = 0.00159277138f;

    // 2^(j / 16) · e^(SixteenthShift · Ln2LowSixteenths).
    private static ReadOnlySpan<float> PowersOfTwo =>
    [
        0.9984085f, 1.0426118f, 1.0887722f, 1.1369762f, 1.1873145f, 1.2398814f, 1.2947756f, 1.3521003f,
        1.4119629f, 1.4744757f, 1.5397564f, 1.6079272f, 1.6791162f, 1.7534571f, 1.8310893f, 1.9121585f,
    ];

    // e^r - 1 for |r| <= 0.0233. With it e^r has a relative error of 2e-9.
    // By sollya: fpminimax(exp(x), [|2,3|], [|24,24|], [-0.0233;0.0233], relative, 1+x).
    private static float SmallExpLessOne(float r) =>
        MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(0.166667327f, r, 0.500018716f), r * r, r);

    /// <summary>2^(n - ⌊n⌋), an element of the table.</summary>
    /// <param name="shifted">n + <see cref="SixteenthShift"/>.</param>
    [VectorOverloads]
    private static float FractionalPowerOfTwo(float shifted) => PowersOfTwo[BitConverter.SingleToInt32Bits(shifted) & 15];

    /// <summary>The same times 2^⌊n⌋, for -126 &lt; n &lt; 128.</summary>
    /// <inheritdoc cref="FractionalPowerOfTwo(float)"/>
    private static float NormalPowerOfTwo(float shifted) =>
        BitConverter.Int32BitsToSingle(
            BitConverter.SingleToInt32Bits(FractionalPowerOfTwo(shifted)) + ((BitConverter.SingleToInt32Bits(shifted) >> 4) << 23));

    /// <inheritdoc cref="FractionalPowerOfTwo(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FractionalPowerOfTwo(Vector128<float> shifted) => Lookup(PowersOfTwo, shifted.AsInt32());

    /// <inheritdoc cref="FractionalPowerOfTwo(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FractionalPowerOfTwo(Vector256<float> shifted) => Lookup(PowersOfTwo, shifted.AsInt32());

    /// <inheritdoc cref="FractionalPowerOfTwo(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FractionalPowerOfTwo(Vector512<float> shifted) => Lookup(PowersOfTwo, shifted.AsInt32());

    /// <summary>value · 2^⌊n⌋, rounded once.</summary>
    /// <param name="value">As for <see cref="Scale(float, float)"/>.</param>
    /// <param name="n">A number from -252 to 252; any value where <paramref name="value"/> is NaN.</param>
    [VectorOverloads]
    private static float ScaleByFloor(float value, float n) => Scale(value, MathF.Floor(n));

    /// <inheritdoc cref="ScaleByFloor(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ScaleByFloor(Vector128<float> value, Vector128<float> n) =>
        Scale(value, Avx512F.VL.IsSupported ? n : Vector128.Floor(n));

    /// <inheritdoc cref="ScaleByFloor(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaleByFloor(Vector256<float> value, Vector256<float> n) =>
        Scale(value, Avx512F.VL.IsSupported ? n : Vector256.Floor(n));

    /// <inheritdoc cref="ScaleByFloor(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ScaleByFloor(Vector512<float> value, Vector512<float> n) =>
        Scale(value, Avx512F.IsSupported ? n : Vector512.Floor(n));
}
