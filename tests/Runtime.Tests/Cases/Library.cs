using System.Numerics;

namespace Kernels.Tests.Cases;

/// <summary>Functions of .NET that are kernels of the runtime, on lanes of 32 bits: exact, so the scalar method's bits.</summary>
internal static partial class Library
{
    [Vectorize]
    public static float Remainder(float x, float y) => x % y;

    [Vectorize]
    public static float IEEERemainder(float x, float y) => MathF.IEEERemainder(x, y);

    [Vectorize(Gpu = true)]
    public static float MaxMagnitude(float x, float y) => MathF.MaxMagnitude(x, y);

    [Vectorize(Gpu = true)]
    public static float MinMagnitude(float x, float y) => MathF.MinMagnitude(x, y);

    [Vectorize(Gpu = true)]
    public static float MaxNumber(float x, float y) => float.MaxNumber(x, y);

    [Vectorize(Gpu = true)]
    public static float MinNumber(float x, float y) => float.MinNumber(x, y);

    [Vectorize(Gpu = true)]
    public static float MaxMagnitudeNumber(float x, float y) => float.MaxMagnitudeNumber(x, y);

    [Vectorize(Gpu = true)]
    public static float MinMagnitudeNumber(float x, float y) => float.MinMagnitudeNumber(x, y);

    [Vectorize(Gpu = true)]
    public static float Neighbours(float x) => MathF.BitIncrement(x) + float.BitDecrement(x) * 0.5f;

    [Vectorize(Gpu = true)]
    public static float Next(float x) => MathF.BitIncrement(x);

    [Vectorize(Gpu = true)]
    public static float Previous(float x) => MathF.BitDecrement(x);

    [Vectorize(Gpu = true)]
    public static float ScaleB(float x, int n) => MathF.ScaleB(x, n);

    [Vectorize(Gpu = true)]
    public static float ScaleByFew(float x, int n) => MathF.ScaleB(x, n % 300);

    [Vectorize(Gpu = true)]
    public static int ILogB(float x) => MathF.ILogB(x);

    [Vectorize(Gpu = true)]
    public static float Degrees(float x) => float.DegreesToRadians(x) - float.RadiansToDegrees(x);

    [Vectorize(Gpu = true)]
    public static float RoundToTwoDigits(float x) => MathF.Round(x, 2);

    [Vectorize(Gpu = true)]
    public static float RoundAway(float x) => MathF.Round(x, MidpointRounding.AwayFromZero);

    [Vectorize(Gpu = true)]
    public static float RoundAwayToDigits(float x) => MathF.Round(x, 3, MidpointRounding.AwayFromZero) + float.Round(x, 1, MidpointRounding.ToZero);

    [Vectorize(Gpu = true)]
    public static float RoundInDirections(float x) =>
        MathF.Round(x, MidpointRounding.ToEven) + 2f * MathF.Round(x, MidpointRounding.ToZero)
        - 3f * MathF.Round(x, MidpointRounding.ToNegativeInfinity) + 5f * MathF.Round(x, MidpointRounding.ToPositiveInfinity);

    [Vectorize(Gpu = true)]
    public static int PopCount(uint x) => BitOperations.PopCount(x);

    [Vectorize(Gpu = true)]
    public static int PopCountOfInt(int x) => int.PopCount(x);

    [Vectorize(Gpu = true)]
    public static uint PopCountAsUint(uint x) => uint.PopCount(x);

    [Vectorize(Gpu = true)]
    public static int ZeroCounts(uint x) => BitOperations.LeadingZeroCount(x) * 100 + BitOperations.TrailingZeroCount(x);

    [Vectorize(Gpu = true)]
    public static int ZeroCountsOfInt(int x) => int.LeadingZeroCount(x >>> 3) * 100 + BitOperations.TrailingZeroCount(x << 5);

    [Vectorize(Gpu = true)]
    public static int Log2(uint x) => BitOperations.Log2(x >> 7) * 100 + BitOperations.Log2(x & 0xFF);

    [Vectorize(Gpu = true)]
    public static uint Rotate(uint x, int n) => BitOperations.RotateLeft(x, n) ^ uint.RotateRight(x, 5) ^ BitOperations.RotateRight(x, n);

    [Vectorize(Gpu = true)]
    public static int RotateInt(int x, int n) => int.RotateLeft(x, n) ^ int.RotateRight(x, n + 3);

    [Vectorize(Gpu = true)]
    public static uint NextPower(uint x) => BitOperations.RoundUpToPowerOf2(x >> 3);

    [Vectorize(Gpu = true)]
    public static int Integers(int x, int y) => int.Max(x, y) ^ int.Abs(x >> 1) ^ int.Min(y, 7) ^ int.Sign(x);

    [Vectorize]
    public static int Quotients(int x, int y) => y is 0 or -1 ? x : x / y + 3 * (x % y);

    [Vectorize]
    public static uint QuotientsOfUint(uint x, uint y) => y == 0 ? x : x / y + 3 * (x % y);

    [Vectorize]
    public static int DivRem(int x, int y)
    {
        if (y is 0 or -1)
            return x;
        var (quotient, remainder) = Math.DivRem(x, y);
        return quotient - 7 * remainder;
    }

    [Vectorize(Gpu = true)]
    public static uint RandomBits(uint counter, [Uniform] uint seed) => KernelRandom.Bits(seed, counter);

    [Vectorize(Gpu = true)]
    public static float RandomUniform(uint counter, [Uniform] uint seed) => KernelRandom.Uniform(seed, counter);
}
