using System.Runtime.Intrinsics.X86;

namespace Kernels;

public static partial class VectorMath
{
    // log x = k · ln 2 + log(1 + f) for x = 2^k · (1 + f), where 1 + f is from 0.75 to 1.5, as the processor can take it. So k = 0
    // near 1, where the logarithm is small, and nothing cancels.

    /// <summary>The natural logarithm: <c>ln x</c>.</summary>
    /// <remarks>The error is at most 1 ULP, for subnormal arguments too.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
    [Vectorize]
    public static float Log(float x) => Avx512F.VL.IsSupported ? LogWithSpecialCases(x) : LogByCases(x);

    // AVX-512 has instructions that take any number apart, so only elsewhere it pays to ask for arguments that are no positive
    // normal numbers.
    [Vectorize]
    private static float LogByCases(float x) => IsPositiveNormal(x) ? NormalLog(x) : LogWithSpecialCases(x);

    // The bits of positive normal numbers are consecutive integers. Moved so that the first of them is the least integer, they stand
    // below all others.
    private static bool IsPositiveNormal(float x) => BitConverter.SingleToInt32Bits(x) - NormalOffset <= LastNormal;

    private const int SmallestNormalBits = 0x00800000;
    private const int LargestNormalBits = 0x7F7FFFFF;
    private const int NormalOffset = unchecked(SmallestNormalBits - int.MinValue);
    private const int LastNormal = LargestNormalBits - SmallestNormalBits + int.MinValue;

    // For positive normal numbers.
    private static float NormalLog(float x)
    {
        (float k, float f) = NormalParts(x);
        return LogOfParts(k, f);
    }

    // k and f of x = 2^k · (1 + f), for a positive normal number.
    private static (float Exponent, float Fraction) NormalParts(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        int exponent = (bits - ThreeQuartersBits) >> 23;
        return (exponent, BitConverter.Int32BitsToSingle(bits - (exponent << 23)) - 1f);
    }

    // The same for all x.
    [Vectorize, Rare]
    private static float LogWithSpecialCases(float x)
    {
        float m = Significand(x);
        return LogOfParts(Exponent(x, m), m - 1f);
    }

    private static float LogOfParts(float k, float f)
    {
        float square = f * f;

        // Both parts of ln 2 are positive, so that an infinite k gives an infinite logarithm.
        float low = MathF.FusedMultiplyAdd(square, LogCurvature(f, square), k * Ln2Rest);
        return MathF.FusedMultiplyAdd(k, Ln2Floor, f + low);
    }

    private const float Ln2Floor = 0.693147123f;
    private const float Ln2Rest = 5.76999888e-8f;

    // (log(1 + f) - f) / f² for 1 + f from 0.75 to 1.5. With it log(1 + f) has a relative error of 5.1e-9, less
    // than a tenth of an ULP.
    // By sollya: fpminimax(log(1+x), [|2,3,4,5,6,7,8,9,10|], [|24,24,24,24,24,24,24,24,24|], [-0.25;0.5], relative, x).
    // Horner's scheme in f² for pairs of terms: as many operations as in f, for the caller needs the square anyway, but
    // fewer of them have to wait for each other. The last two steps are in f, where the rounding of the square would
    // count.
    private static float LogCurvature(float f, float square)
    {
        float sum = MathF.FusedMultiplyAdd(0.104798824f, f, -0.131693885f);
        sum = MathF.FusedMultiplyAdd(-4.51799594e-2f, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.14478527f, f, -0.166464478f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.199907184f, f, -0.250001162f));
        sum = MathF.FusedMultiplyAdd(sum, f, 0.333334535f);
        return MathF.FusedMultiplyAdd(sum, f, -0.5f);
    }

    // log(1 + f) as head + tail, for logarithms to other bases. The head is f - f²/2, and what rounding takes from it is in the tail.
    private static (float Head, float Tail) LogOfFraction(float f)
    {
        float square = f * f;
        float halfSquare = 0.5f * square;
        float head = f - halfSquare;
        return (head, MathF.FusedMultiplyAdd(square * f, LogCube(f, square), f - head - halfSquare));
    }

    // (log(1 + f) - f + f²/2) / f³ for 1 + f from 0.75 to 1.5. With it log(1 + f) has a relative error of 5e-9.
    // By sollya: fpminimax(log(1+x), [|3,4,5,6,7,8,9,10|], [|24,24,24,24,24,24,24,24|], [-0.25;0.5], relative, x-x^2/2).
    private static float LogCube(float f, float square)
    {
        float sum = MathF.FusedMultiplyAdd(0.104645304f, f, -0.131629854f);
        sum = MathF.FusedMultiplyAdd(-4.50736098e-2f, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.144788206f, f, -0.166471645f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.199908063f, f, -0.250000983f));
        return MathF.FusedMultiplyAdd(sum, f, 0.333334506f);
    }
}
