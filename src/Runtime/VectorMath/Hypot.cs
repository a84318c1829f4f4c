namespace Kernels;

public static partial class VectorMath
{
    // The root r of the rounded sum of squares is corrected by what it leaves, x² + y² - r², divided by 2r. All squares are taken
    // exactly, each as a number and its rest, and the difference of the two large ones is exact (C. F. Borges, "An Improved Algorithm
    // for hypot(a,b)", 2019). The quotient is small, so a rough estimate of 1 / 2r is enough.

    /// <summary>The length of a vector: <c>√(x² + y²)</c>, without overflow or underflow on the way.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. An infinite coordinate gives infinity, even if the other one is NaN. Coordinates of extreme size
    /// take about twice as long.
    /// </remarks>
    /// <param name="x">A coordinate.</param>
    /// <param name="y">The other coordinate.</param>
    /// <returns>The length; NaN if a coordinate is and the other one is finite.</returns>
    [Vectorize]
    public static float Hypot(float x, float y)
    {
        // 2^-40 and 2^62: no square overflows or loses bits. NaN fails all three comparisons.
        float sum = MathF.Abs(x) + MathF.Abs(y);
        bool isCommon = sum <= 4.61168602e18f && (sum >= 9.09494702e-13f || sum == 0f);
        return isCommon ? CommonHypot(x, y) : HypotWithSpecialCases(x, y);
    }

    private static float CommonHypot(float x, float y)
    {
        float large = float.MaxNative(MathF.Abs(x), MathF.Abs(y));
        float small = float.MinNative(MathF.Abs(x), MathF.Abs(y));
        float largeSquare = large * large;
        float sum = MathF.FusedMultiplyAdd(small, small, largeSquare);
        float root = MathF.Sqrt(sum);
        float rootSquare = root * root;

        float rests = MultiplySubtract(large, large, largeSquare) + SubtractProduct(rootSquare, root, root);
        float remainder = MathF.FusedMultiplyAdd(small, small, largeSquare - rootSquare) + rests;
        return MathF.FusedMultiplyAdd(remainder, HalfReciprocalSqrtEstimate(sum), root);
    }

    [Rare]
    private static float HypotWithSpecialCases(float x, float y)
    {
        float largest = float.MaxNative(MathF.Abs(x), MathF.Abs(y));
        bool isLarge = largest > 1f;
        float scale = isLarge ? 8.47032947e-22f : 1.2676506e30f; // 2^-70 and 2^100
        float length = CommonHypot(x * scale, y * scale) * (isLarge ? 1.18059162e21f : 7.88860905e-31f);
        bool isInfinite = MathF.Abs(x) == float.PositiveInfinity || MathF.Abs(y) == float.PositiveInfinity;
        float finiteOrNot = isInfinite ? float.PositiveInfinity : length;
        return float.IsNaN(x + y) && !isInfinite ? float.NaN : finiteOrNot;
    }

    /// <summary>The length of a vector: <c>√(x² + y²)</c>, without overflow or underflow on the way.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. An infinite coordinate gives infinity, even if the other one is NaN. Coordinates of extreme size
    /// take about twice as long.
    /// </remarks>
    /// <param name="x">A coordinate.</param>
    /// <param name="y">The other coordinate.</param>
    /// <returns>The length; NaN if a coordinate is and the other one is finite.</returns>
    [Vectorize]
    public static double Hypot(double x, double y)
    {
        // 2^-400 and 2^510.
        double sum = Math.Abs(x) + Math.Abs(y);
        bool isCommon = sum <= 3.3519519824856493e153 && (sum >= 3.8725919148493183e-121 || sum == 0.0);
        return isCommon ? CommonHypot(x, y) : HypotWithSpecialCases(x, y);
    }

    private static double CommonHypot(double x, double y)
    {
        double large = double.MaxNative(Math.Abs(x), Math.Abs(y));
        double small = double.MinNative(Math.Abs(x), Math.Abs(y));
        double largeSquare = large * large;
        double sum = Math.FusedMultiplyAdd(small, small, largeSquare);
        double root = Math.Sqrt(sum);
        double rootSquare = root * root;

        double rests = MultiplySubtract(large, large, largeSquare) + SubtractProduct(rootSquare, root, root);
        double remainder = Math.FusedMultiplyAdd(small, small, largeSquare - rootSquare) + rests;
        return Math.FusedMultiplyAdd(remainder, HalfReciprocalSqrtEstimate(sum), root);
    }

    [Rare]
    private static double HypotWithSpecialCases(double x, double y)
    {
        double largest = double.MaxNative(Math.Abs(x), Math.Abs(y));
        bool isLarge = largest > 1.0;
        double scale = isLarge ? 2.4099198651028841e-181 : 5.2601359015483735e210; // 2^-600 and 2^700
        double length = CommonHypot(x * scale, y * scale) * (isLarge ? 4.149515568880993e180 : 1.9010915662951598e-211);
        bool isInfinite = Math.Abs(x) == double.PositiveInfinity || Math.Abs(y) == double.PositiveInfinity;
        double finiteOrNot = isInfinite ? double.PositiveInfinity : length;
        return double.IsNaN(x + y) && !isInfinite ? double.NaN : finiteOrNot;
    }
}
