namespace Kernels;

public static partial class VectorMath
{
    // |x| = n · pi + r with |r| <= pi / 2, so that sin|x| is sin r or, for an odd n, -sin r. For the cosine, sin is
    // shifted: |x| = (n - 1/2) · pi + r. A multiple of pi is subtracted in three parts of 24 bits; the first difference
    // is exact as long as n is moderate. Above this limit the bits of pi run out.
    private const float LargestReducedAngle = 1e5f;

    private const float InversePi = 0.318309873f;
    private const float PiHigh = 3.14159274f;
    private const float PiMiddle = -8.74227766e-8f;
    private const float PiLow = -3.43024902e-15f;

    /// <summary>The sine: <c>sin x</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, and no result is beyond ±1. Sin(−0) is −0. An argument beyond ±100,000 takes several times as
    /// long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Sin(float x)
    {
        float angle = MathF.Abs(x);
        float shifted = MathF.FusedMultiplyAdd(angle, InversePi, IntegerShift);
        float sine = SinHalfTurn(SubtractPi(angle, shifted - IntegerShift));

        // The sign of x is put back here, and not kept in r, so that -0 survives.
        uint oddTurn = BitConverter.SingleToUInt32Bits(shifted) << 31;
        uint sign = oddTurn ^ (BitConverter.SingleToUInt32Bits(x) & SignBit);
        float signed = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(sine) ^ sign);
        return angle > LargestReducedAngle ? LargeSin(x) : signed;
    }

    /// <summary>The cosine: <c>cos x</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP, and no result is beyond ±1. An argument beyond ±100,000 takes several times as long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Cos(float x)
    {
        float angle = MathF.Abs(x);
        float shifted = MathF.FusedMultiplyAdd(angle, InversePi, 0.5f) + IntegerShift;
        float sine = SinHalfTurn(SubtractPi(angle, shifted - IntegerShift - 0.5f));

        uint oddTurn = BitConverter.SingleToUInt32Bits(shifted) << 31;
        float signed = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(sine) ^ oddTurn);
        return angle > LargestReducedAngle ? LargeCos(x) : signed;
    }

    private static float SubtractPi(float angle, float n)
    {
        float difference = MathF.FusedMultiplyAdd(n, -PiHigh, angle);
        difference = MathF.FusedMultiplyAdd(n, -PiMiddle, difference);
        return MathF.FusedMultiplyAdd(n, -PiLow, difference);
    }

    // sin r for |r| <= 1.5709, with a relative error of at most 1.5e-8, a quarter of an ULP. A minimax fit of
    // (sin r - r) / r³ in r² by Remez exchange with the weight r³ / sin r, the coefficients rounded to float one after
    // the other. The last one was then lowered by 2.2e-10, so that the error at pi / 2 is -6.6e-9 and not 6.0e-9, which
    // rounding would turn into 1.0000001 for some arguments.
    private static float SinHalfTurn(float r)
    {
        float square = r * r;
        float sum = 2.60588e-6f;
        sum = MathF.FusedMultiplyAdd(sum, square, -1.98097769e-4f);
        sum = MathF.FusedMultiplyAdd(sum, square, 8.33306927e-3f);
        sum = MathF.FusedMultiplyAdd(sum, square, -0.166666597f);
        return MathF.FusedMultiplyAdd(r * square, sum, r);
    }

    // Reducing an angle so large costs several times what is left to do.
    [Rare]
    private static float LargeSin(float x)
    {
        (float half, float turns, float rest) = HalfTurns(MathF.Abs(x), 0f);
        uint sign = BitConverter.SingleToUInt32Bits(x) & SignBit;
        return BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(SinOfHalfTurns(half, turns, rest)) ^ sign);
    }

    [Rare]
    private static float LargeCos(float x)
    {
        (float half, float turns, float rest) = HalfTurns(MathF.Abs(x), 0.5f);
        return SinOfHalfTurns(half, turns, rest);
    }

    // sin of (turns + rest) · pi, of the other sign for an odd number of half-turns.
    private static float SinOfHalfTurns(float half, float turns, float rest)
    {
        float low = MathF.FusedMultiplyAdd(turns, PiMiddle, rest * PiHigh);
        uint sine = BitConverter.SingleToUInt32Bits(SinHalfTurn(MathF.FusedMultiplyAdd(turns, PiHigh, low)));
        return BitConverter.UInt32BitsToSingle(sine ^ (BitConverter.SingleToUInt32Bits(half + IntegerShift) << 31));
    }

    // angle / pi + offset, modulo 2, as an integer and a fraction in two parts: the method of Payne and Hanek. 24 bits of
    // 1 / pi at a time are multiplied, exactly, by the angle's 24; what is a multiple of 2 falls away, so that for each
    // size of the angle another five parts of 1 / pi matter. All sums keep what rounding takes from them, for next to a
    // multiple of pi 30 bits cancel.
    private static (float Half, float Turns, float Remainder) HalfTurns(float angle, float offset)
    {
        float scaled = angle * Part(angle, 16777216f, 1f, 5.96046448e-8f, 3.55271368e-15f, 2.11758237e-22f, 1.26217745e-29f);
        float part1 = Part(angle, 0f, 0.318309844f, 0.715440869f, 0.0413359404f, 0.0768418312f, 0.97891891f);
        float part2 = Part(angle, 1.89727452e-08f, 4.26435989e-08f, 2.46381404e-09f, 4.58013005e-09f, 5.83481139e-08f, 5.22538279e-08f);
        float part3 = Part(angle, 2.54175656e-15f, 1.46854761e-16f, 2.72997025e-16f, 3.4778186e-15f, 3.11457085e-15f, 1.03804862e-15f);
        float part4 = Part(angle, 8.75322585e-24f, 1.62718907e-23f, 2.07294142e-22f, 1.85642889e-22f, 6.18725191e-23f, 2.7943599e-23f);
        float part5 = Part(angle, 9.69880264e-31f, 1.23556937e-29f, 1.10651785e-29f, 3.68788952e-30f, 1.66556829e-30f, 1.25803076e-29f);

        float product1 = scaled * part1;
        float product2 = scaled * part2;
        float product3 = scaled * part3;
        float product4 = scaled * part4;
        (float sum, float lost1) = Add(Modulo2(product1), Modulo2(MathF.FusedMultiplyAdd(scaled, part1, -product1)));
        (sum, float lost2) = Add(sum, Modulo2(product2));
        (sum, float lost3) = Add(sum, MathF.FusedMultiplyAdd(scaled, part2, -product2));
        (sum, float lost4) = Add(sum, product3);
        (sum, float lost5) = Add(sum, offset);

        (float low, float rest1) = Add(lost1, lost2);
        (low, float rest2) = Add(low, lost3);
        (low, float rest3) = Add(low, lost4);
        (low, float rest4) = Add(low, lost5);
        (low, float rest5) = Add(low, MathF.FusedMultiplyAdd(scaled, part3, -product3));
        (low, float rest6) = Add(low, product4);

        float half = MathF.Round(sum);
        (float turns, float rest7) = Add(sum - half, low);
        float last = MathF.FusedMultiplyAdd(scaled, part5, MathF.FusedMultiplyAdd(scaled, part4, -product4));
        return (half, turns, rest1 + rest2 + rest3 + rest4 + rest5 + rest6 + rest7 + last);
    }

    // The part for a size of the angle.
    private static float Part(float angle, float first, float second, float third, float fourth, float fifth, float sixth) =>
        angle < 16777216f ? first // 2^24
        : angle < 2.81474977e14f ? second // 2^48
        : angle < 4.7223665e21f ? third // 2^72
        : angle < 7.92281625e28f ? fourth // 2^96
        : angle < 1.329228e36f ? fifth // 2^120
        : sixth;

    private static float Modulo2(float x) => MathF.FusedMultiplyAdd(-2f, MathF.Round(0.5f * x), x);

    // The rounded sum and what rounding took from it (Knuth).
    private static (float Sum, float Lost) Add(float x, float y)
    {
        float sum = x + y;
        float second = sum - x;
        return (sum, (x - (sum - second)) + (y - second));
    }

    private const uint SignBit = 0x80000000;
}
