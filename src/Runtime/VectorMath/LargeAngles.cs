namespace Kernels;

// Angles so large that reducing them costs several times what is left to do.
public static partial class VectorMath
{
    [Rare]
    private static float LargeSin(float x)
    {
        (int n, float r, float excess) = QuartersOf(MathF.Abs(x));
        uint sine = BitConverter.SingleToUInt32Bits(SinFromQuarter(n, r, excess));
        return BitConverter.UInt32BitsToSingle(sine ^ (BitConverter.SingleToUInt32Bits(x) & SignBit));
    }

    [Rare]
    private static float LargeCos(float x)
    {
        (int n, float r, float excess) = QuartersOf(MathF.Abs(x));
        return SinFromQuarter(n + 1, r, excess);
    }

    [Rare]
    private static float LargeTan(float x)
    {
        (int n, float r, float excess) = QuartersOf(MathF.Abs(x));
        uint tangent = BitConverter.SingleToUInt32Bits(TanFromQuarter(n, r, excess));
        return BitConverter.UInt32BitsToSingle(tangent ^ (BitConverter.SingleToUInt32Bits(x) & SignBit));
    }

    // angle / (π/2), modulo 4, as an integer and what is left over it, as an angle, with what is to be subtracted from that: the
    // method of Payne and Hanek. 24 bits of 1 / π at a time are multiplied, exactly, by the angle's 24; what is a multiple of a
    // full turn falls away, so that for each size of the angle another five parts of 1 / π matter. All sums keep what rounding
    // takes from them, for next to a multiple of π/2 30 bits cancel.
    private static (int N, float R, float Excess) QuartersOf(float angle)
    {
        float scaled = angle * Part(angle, 16777216f, 1f, 5.96046448e-8f, 3.55271368e-15f, 2.11758237e-22f, 1.26217745e-29f);
        float part1 = Part(angle, 0f, 0.318309844f, 0.715440869f, 0.0413359404f, 0.0768418312f, 0.97891891f);
        float part2 = Part(angle, 1.89727452e-08f, 4.26435989e-08f, 2.46381404e-09f, 4.58013005e-09f, 5.83481139e-08f, 5.22538279e-08f);
        float part3 = Part(angle, 2.54175656e-15f, 1.46854761e-16f, 2.72997025e-16f, 3.4778186e-15f, 3.11457085e-15f, 1.03804862e-15f);
        float part4 = Part(angle, 8.75322585e-24f, 1.62718907e-23f, 2.07294142e-22f, 1.85642889e-22f, 6.18725191e-23f, 2.7943599e-23f);
        float part5 = Part(angle, 9.69880264e-31f, 1.23556937e-29f, 1.10651785e-29f, 3.68788952e-30f, 1.66556829e-30f, 1.25803076e-29f);

        // angle / π, modulo 2, as a sum.
        float product1 = scaled * part1;
        float product2 = scaled * part2;
        float product3 = scaled * part3;
        float product4 = scaled * part4;
        (float sum, float lost1) = Add(Modulo2(product1), Modulo2(MultiplySubtract(scaled, part1, product1)));
        (sum, float lost2) = Add(sum, Modulo2(product2));
        (sum, float lost3) = Add(sum, MultiplySubtract(scaled, part2, product2));
        (sum, float lost4) = Add(sum, product3);

        (float low, float rest1) = Add(lost1, lost2);
        (low, float rest2) = Add(low, lost3);
        (low, float rest3) = Add(low, lost4);
        (low, float rest4) = Add(low, MultiplySubtract(scaled, part3, product3));
        (low, float rest5) = Add(low, product4);

        // Twice the sum are quarter turns.
        float n = MathF.Round(sum + sum);
        (float high, float rest6) = Add(sum + sum - n, low + low);
        float last = MathF.FusedMultiplyAdd(scaled, part5, MultiplySubtract(scaled, part4, product4));
        float rest = rest1 + rest2 + rest3 + rest4 + rest5 + last;
        (float r, float excess) = TimesHalfPi(high, rest + rest + rest6);
        return (BitConverter.SingleToInt32Bits(n + IntegerShift), r, excess);
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

    // (high + low) · π/2, rounded, and by how much that is too large.
    private static (float Product, float Excess) TimesHalfPi(float high, float low)
    {
        const float HalfPi = 1.57079637f;
        const float HalfPiRest = -4.37113883e-8f;

        float product = high * HalfPi;
        float rest = MathF.FusedMultiplyAdd(high, HalfPiRest, low * HalfPi) + MultiplySubtract(high, HalfPi, product);
        float r = product + rest;
        return (r, r - product - rest);
    }
}
