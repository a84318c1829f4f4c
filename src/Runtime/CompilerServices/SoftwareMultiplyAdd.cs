using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>
/// x · y + z, rounded once, without an instruction for it: on processors without AVX2, in browsers, and in native code that is
/// compiled for any x64 processor. .NET calls the C library for each lane there.
/// </summary>
/// <remarks>
/// Nearly always a few additions and multiplications give the result and show that it is the right one. Where they do not,
/// the C library is asked.
/// </remarks>
internal static class SoftwareMultiplyAdd
{
    /// <summary>By way of doubles, in which the product of two floats is exact.</summary>
    /// <remarks>
    /// The sum is rounded to a double and then to a float. That differs from one rounding only where the double lies halfway
    /// between two floats: of the 29 bits that a float lacks, the first is set and no other. Subnormal floats lack more bits,
    /// so where the result is one, it is always computed again.
    /// </remarks>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> InDoubles(Vector128<float> x, Vector128<float> y, Vector128<float> z)
    {
        const int LackingBits = (1 << 29) - 1;
        const int Halfway = 1 << 28;

        (Vector128<double> xLower, Vector128<double> xUpper) = Vector128.Widen(x);
        (Vector128<double> yLower, Vector128<double> yUpper) = Vector128.Widen(y);
        (Vector128<double> zLower, Vector128<double> zUpper) = Vector128.Widen(z);
        Vector128<double> lower = (xLower * yLower) + zLower;
        Vector128<double> upper = (xUpper * yUpper) + zUpper;
        Vector128<float> usual = Vector128.Narrow(lower, upper);

        Vector128<int> isHalfway = Vector128.Equals(
            LowBits(lower, upper) & Vector128.Create(LackingBits), Vector128.Create(Halfway));
        if ((isHalfway | IsSubnormal(HighBits(lower, upper))) == Vector128<int>.Zero) return usual;

        Vector128<float> results = usual;
        SetByLibrary(x, y, z, ref results);
        return results;
    }

    /// <summary>In parts: the product in two doubles (Dekker), its sum with z in three, of which the last two are added.</summary>
    /// <remarks>
    /// <para>
    /// So the sum is rounded twice. That differs from one rounding only where the first rounding moved it to the middle between
    /// two doubles, or away from there, and then a slightly larger rest gives another result.
    /// </para>
    /// <para>
    /// What overflows on the way ends in NaN, which equals nothing. Below the limit the second part of the product may lose
    /// bits, which is of no consequence beside a z above it.
    /// </para>
    /// </remarks>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> InParts(Vector128<double> x, Vector128<double> y, Vector128<double> z)
    {
        const long HighBits = -1L << 27;
        const double SlightlyLarger = 1.0 + (1.0 / (1L << 50));
        const double Limit = 1e-250;

        // x is cut off, into 26 bits and 27; y is rounded, into 26 and 26. So the products of the parts are exact.
        Vector128<double> xHigh = (x.AsInt64() & Vector128.Create(HighBits)).AsDouble();
        Vector128<double> xLow = x - xHigh;
        Vector128<double> yHigh = ((y.AsInt64() + Vector128.Create(1L << 26)) & Vector128.Create(HighBits)).AsDouble();
        Vector128<double> yLow = y - yHigh;
        Vector128<double> product = x * y;
        Vector128<double> productLow = ((xHigh * yHigh) - product) + (xHigh * yLow) + (xLow * yHigh) + (xLow * yLow);

        // The sum of any two numbers in two (Knuth).
        Vector128<double> sum = product + z;
        Vector128<double> added = sum - product;
        Vector128<double> sumLow = (product - (sum - added)) + (z - added);

        Vector128<double> low = sumLow + productLow;
        Vector128<double> usual = sum + low;
        Vector128<double> rest = low - (usual - sum);

        Vector128<double> isSure = Vector128.Equals(usual + (rest * Vector128.Create(SlightlyLarger)), usual);
        Vector128<double> isLarge = Vector128.GreaterThanOrEqual(
            Vector128.MaxNative(Vector128.Abs(product), Vector128.Abs(sum)), Vector128.Create(Limit));
        if (Vector128.ExtractMostSignificantBits(isSure & isLarge) == 0b11) return usual;

        Vector128<double> results = usual;
        SetByLibrary(x, y, z, ref results);
        return results;
    }

    /// <summary>Whether doubles, given by their upper halves, are smaller than twice the smallest normal float, and not 0.</summary>
    /// <remarks>
    /// Doubled, the bits have no sign; less one, as unsigned numbers, 0 is above all others. The sum with int.MinValue on both
    /// sides makes a comparison of signed numbers of it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> IsSubnormal(Vector128<int> bits)
    {
        const int TwiceSmallestNormal = (1023 - 125) << 20;
        return Vector128.LessThan(
            bits + bits + Vector128.Create(int.MaxValue),
            Vector128.Create((2 * TwiceSmallestNormal) - 1 + int.MinValue));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> LowBits(Vector128<double> lower, Vector128<double> upper) =>
        Sse.IsSupported
            ? Sse.Shuffle(lower.AsSingle(), upper.AsSingle(), 0b10_00_10_00).AsInt32()
            : Vector128.Narrow(lower.AsInt64(), upper.AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> HighBits(Vector128<double> lower, Vector128<double> upper) =>
        Sse.IsSupported
            ? Sse.Shuffle(lower.AsSingle(), upper.AsSingle(), 0b11_01_11_01).AsInt32()
            : Vector128.Narrow(lower.AsInt64() >>> 32, upper.AsInt64() >>> 32);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetByLibrary(Vector128<float> x, Vector128<float> y, Vector128<float> z, ref Vector128<float> results) =>
        results = Vector128.FusedMultiplyAdd(x, y, z);

    // A product with 0 is exact, and zeros are common.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetByLibrary(Vector128<double> x, Vector128<double> y, Vector128<double> z, ref Vector128<double> results)
    {
        for (int i = 0; i < Vector128<double>.Count; i++)
        {
            results = results.WithElement(
                i, x[i] == 0 || y[i] == 0 ? (x[i] * y[i]) + z[i] : Math.FusedMultiplyAdd(x[i], y[i], z[i]));
        }
    }
}
