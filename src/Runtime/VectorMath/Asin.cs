namespace Kernels;

public static partial class VectorMath
{
    // With z = a² for a up to 1/2, and z = (1 - a) / 2 beyond, which is exact, and r = √z, one series serves both functions:
    // arcsin r = r + r³ · (…). For a up to 1/2 r is a. Beyond, arcsin a is a right angle less 2 · arcsin r, and arccos a is
    // 2 · arcsin r. There r is rounded, and what it lacks is added: it is (z - r²) / 2r, for which a rough estimate of 1 / 2r is enough.

    /// <summary>The inverse sine: <c>arcsin x</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Asin(−0) is −0.</remarks>
    /// <param name="x">The sine of an angle.</param>
    /// <returns>The angle in radians, from −π/2 to π/2; NaN for an argument beyond ±1 and for NaN.</returns>
    [Vectorize]
    public static float Asin(float x)
    {
        float magnitude = MathF.Abs(x);
        bool aboveHalf = magnitude > 0.5f;
        float z = aboveHalf ? MathF.FusedMultiplyAdd(-0.5f, magnitude, 0.5f) : magnitude * magnitude;
        float root = MathF.Sqrt(z);
        float rootRest = SubtractProduct(z, root, root) * HalfReciprocalSqrtEstimate(z);

        float t = aboveHalf ? -2f * root : magnitude;
        float start = aboveHalf ? RightAngle : 0f;
        float rest = aboveHalf ? -2f * rootRest : 0f;
        return MathF.CopySign(AddArcsine(start, t, z, rest), x);
    }

    /// <summary>The inverse cosine: <c>arccos x</c>.</summary>
    /// <remarks>The error is at most 1 ULP.</remarks>
    /// <param name="x">The cosine of an angle.</param>
    /// <returns>The angle in radians, from 0 to π; NaN for an argument beyond ±1 and for NaN.</returns>
    [Vectorize]
    public static float Acos(float x)
    {
        float magnitude = MathF.Abs(x);
        bool aboveHalf = magnitude > 0.5f;
        float z = aboveHalf ? MathF.FusedMultiplyAdd(-0.5f, magnitude, 0.5f) : magnitude * magnitude;
        float root = MathF.Sqrt(z);
        float rootRest = SubtractProduct(z, root, root) * HalfReciprocalSqrtEstimate(z);

        bool isNegative = x < 0f;
        float signed = MathF.CopySign(2f, x);
        float t = aboveHalf ? signed * root : -x;
        float rest = aboveHalf ? signed * rootRest : 0f;
        float start = aboveHalf ? (isNegative ? StraightAngle : 0f) : RightAngle;
        return AddArcsine(start, t, z, rest);
    }

    // start + arcsin t + rest for |t| <= 1/2, or start + 2 · arcsin(t / 2) + rest for |t| <= 1, with z the square of what the arcsine
    // is taken of. Start and rest are as for AddArctangent.
    private static float AddArcsine(float start, float t, float z, float rest)
    {
        float high = start + t;
        float low = t - (high - start);
        float rests = MathF.FusedMultiplyAdd(start, RelativeAngleRest, rest);
        return high + (low + MathF.FusedMultiplyAdd(t * z, AsinCurvature(z), rests));
    }

    // (arcsin r - r) / r³ from r² <= 1/4. With it arcsin r has a relative error of 4.9e-9, less than a tenth of an ULP.
    // By sollya: fpminimax(asin(x), [|3,5,7,9,11|], [|24,24,24,24,24|], [1b-10;0.5], relative, x).
    private static float AsinCurvature(float z)
    {
        float sum = MathF.FusedMultiplyAdd(4.2157013e-2f, z, 2.41855029e-2f);
        sum = MathF.FusedMultiplyAdd(sum, z * z, MathF.FusedMultiplyAdd(4.54690196e-2f, z, 7.49531016e-2f));
        return MathF.FusedMultiplyAdd(sum, z, 0.166667521f);
    }

    // 1 / (2 · √x) for x >= 0, with a relative error of 4 %: halving the bits of a number halves its exponent. For 0 it is large.
    private static float HalfReciprocalSqrtEstimate(float x) =>
        BitConverter.UInt32BitsToSingle(0x5EB759DF - (BitConverter.SingleToUInt32Bits(x) >> 1));

    /// <summary>The inverse sine: <c>arcsin x</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Asin(−0) is −0.</remarks>
    /// <param name="x">The sine of an angle.</param>
    /// <returns>The angle in radians, from −π/2 to π/2; NaN for an argument beyond ±1 and for NaN.</returns>
    [Vectorize]
    public static double Asin(double x)
    {
        double magnitude = Math.Abs(x);
        bool aboveHalf = magnitude > 0.5;
        double z = aboveHalf ? Math.FusedMultiplyAdd(-0.5, magnitude, 0.5) : magnitude * magnitude;
        double root = Math.Sqrt(z);
        double rootRest = SubtractProduct(z, root, root) * HalfReciprocalSqrtEstimate(z);

        double t = aboveHalf ? -2.0 * root : magnitude;
        double start = aboveHalf ? RightAngleDouble : 0.0;
        double rest = aboveHalf ? -2.0 * rootRest : 0.0;
        return Math.CopySign(AddArcsine(start, t, z, rest), x);
    }

    /// <summary>The inverse cosine: <c>arccos x</c>.</summary>
    /// <remarks>The error is at most 1 ULP.</remarks>
    /// <param name="x">The cosine of an angle.</param>
    /// <returns>The angle in radians, from 0 to π; NaN for an argument beyond ±1 and for NaN.</returns>
    [Vectorize]
    public static double Acos(double x)
    {
        double magnitude = Math.Abs(x);
        bool aboveHalf = magnitude > 0.5;
        double z = aboveHalf ? Math.FusedMultiplyAdd(-0.5, magnitude, 0.5) : magnitude * magnitude;
        double root = Math.Sqrt(z);
        double rootRest = SubtractProduct(z, root, root) * HalfReciprocalSqrtEstimate(z);

        bool isNegative = x < 0.0;
        double signed = Math.CopySign(2.0, x);
        double t = aboveHalf ? signed * root : -x;
        double rest = aboveHalf ? signed * rootRest : 0.0;
        double start = aboveHalf ? (isNegative ? StraightAngleDouble : 0.0) : RightAngleDouble;
        return AddArcsine(start, t, z, rest);
    }

    private static double AddArcsine(double start, double t, double z, double rest)
    {
        double high = start + t;
        double low = t - (high - start);
        double rests = Math.FusedMultiplyAdd(start, RelativeAngleRestDouble, rest);
        return high + (low + Math.FusedMultiplyAdd(t * z, AsinCurvature(z), rests));
    }

    // The same for double, where arcsin r has a relative error of 9.6e-19, a hundredth of an ULP.
    // By sollya: fpminimax(asin(x), [|3,5,7,9,11,13,15,17,19,21,23,25,27|], [|D,D,D,D,D,D,D,D,D,D,D,D,D|], [1b-10;0.5], relative, x).
    private static double AsinCurvature(double z)
    {
        double square = z * z;
        double fourth = square * square;
        double sum0 = Math.FusedMultiplyAdd(0.074999999999708675, z, 0.1666666666666676);
        double sum1 = Math.FusedMultiplyAdd(0.030381942709938995, z, 0.044642857174559375);
        double sum2 = Math.FusedMultiplyAdd(0.017351612884111803, z, 0.022372214933985994);
        double sum3 = Math.FusedMultiplyAdd(0.011398984836526918, z, 0.013980810977764714);
        double sum4 = Math.FusedMultiplyAdd(0.0037077623620247022, z, 0.010779872177451195);
        double sum5 = Math.FusedMultiplyAdd(-0.020994862881229277, z, 0.021704328379644734);
        double first = Math.FusedMultiplyAdd(sum1, square, sum0);
        double second = Math.FusedMultiplyAdd(sum3, square, sum2);
        double third = Math.FusedMultiplyAdd(0.032626114217900293, fourth, Math.FusedMultiplyAdd(sum5, square, sum4));
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(third, fourth, second), fourth, first);
    }

    private static double HalfReciprocalSqrtEstimate(double x) =>
        BitConverter.UInt64BitsToDouble(0x5FD6EB50C7B537A9 - (BitConverter.DoubleToUInt64Bits(x) >> 1));
}
