namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The cardinal sine: <c>sin x / x</c>, and 1 for 0.</summary>
    /// <remarks>The error is at most 2 ULP. An argument beyond ±10,000 takes several times as long.</remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −0.22 to 1; 0 for an infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float Sinc(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseHalfPi, IntegerShift);
        (float r, float excess) = SubtractQuarters(x, shifted - IntegerShift);
        float sine = SinFromQuarter(BitConverter.SingleToInt32Bits(shifted), r, excess);
        return MathF.Abs(x) > LargestReducedAngle ? LargeSinc(x) : x == 0f ? 1f : sine / x;
    }

    [Rare]
    private static float LargeSinc(float x) => MathF.Abs(x) < float.PositiveInfinity ? LargeSin(x) / x : 0f;

    /// <summary>The derivative of the cardinal sine over −x: <c>(sin x / x − cos x) / x²</c>, and ⅓ for 0.</summary>
    /// <remarks>
    /// The error is at most 4 ULP for |x| ≤ 2. Beyond, it is at most 4 ULP of 1 / x², for the function has zeros there.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −0.01 to ⅓; 0 for an infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float SincSlope(float x)
    {
        float square = x * x;
        (float slope, _) = SincSlopes(x);
        return square <= SincSeriesEnd ? SincSlopeSeries(square) : slope;
    }

    /// <summary>The derivative of <see cref="SincSlope(float)"/> over −x, and 1/15 for 0.</summary>
    /// <remarks>
    /// The error is at most 4 ULP for |x| ≤ 2. Beyond, it is at most 6 ULP of 1 / x².
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −0.01 to 1/15; 0 for an infinity, NaN for NaN.</returns>
    [Vectorize]
    public static float SincCurvature(float x)
    {
        float square = x * x;
        (_, float curvature) = SincSlopes(x);
        return square <= SincSeriesEnd ? SincCurvatureSeries(square) : curvature;
    }

    // Far from 0, by the recurrence of spherical Bessel functions. The difference of sinc and cosine cancels little from there on.
    private static (float First, float Second) SincSlopes(float x)
    {
        float inverse = 1f / x;
        float inverseSquare = inverse * inverse;
        float sinc = Sin(x) * inverse;
        float slope = (sinc - Cos(x)) * inverseSquare;
        bool isFinite = MathF.Abs(x) != float.PositiveInfinity;
        return (isFinite ? slope : 0f, isFinite ? MathF.FusedMultiplyAdd(3f, slope, -sinc) * inverseSquare : 0f);
    }

    private const float SincSeriesEnd = 4f;

    // With relative errors of 3.0e-8 and 6.0e-8 for x² <= 4, most of it that of the first coefficient.
    // By sollya: fpminimax((sin(x)-x*cos(x))/x^3, [|0,2,4,6,8|], [|single...|], [0.01;2], relative) and
    // fpminimax(((3-x^2)*sin(x)-3*x*cos(x))/x^5, [|0,2,4,6,8|], [|single...|], [0.01;2], relative).
    private static float SincSlopeSeries(float square)
    {
        float sum = MathF.FusedMultiplyAdd(2.32980739e-7f, square, -2.19915873e-5f);
        sum = MathF.FusedMultiplyAdd(sum, square, 1.19041733e-3f);
        sum = MathF.FusedMultiplyAdd(sum, square, -3.33333276e-2f);
        return MathF.FusedMultiplyAdd(sum, square, 0.333333343f);
    }

    private static float SincCurvatureSeries(float square)
    {
        float sum = MathF.FusedMultiplyAdd(1.76399482e-8f, square, -1.99634087e-6f);
        sum = MathF.FusedMultiplyAdd(sum, square, 1.3225830e-4f);
        sum = MathF.FusedMultiplyAdd(sum, square, -4.76188958e-3f);
        return MathF.FusedMultiplyAdd(sum, square, 6.66666627e-2f);
    }

    /// <summary>The cardinal sine: <c>sin x / x</c>, and 1 for 0.</summary>
    /// <remarks>The error is at most 2 ULP. An argument beyond ±1,500,000 takes many times as long.</remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −0.22 to 1; 0 for an infinity, NaN for NaN.</returns>
    [Vectorize]
    public static double Sinc(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseHalfPiDouble, IntegerShiftDouble);
        (double r, double excess) = SubtractQuarters(x, shifted - IntegerShiftDouble);
        double sine = SinFromQuarter(BitConverter.DoubleToInt64Bits(shifted), r, excess);
        return Math.Abs(x) > LargestReducedAngleDouble ? LargeSinc(x) : x == 0.0 ? 1.0 : sine / x;
    }

    [Rare]
    private static double LargeSinc(double x) => Math.Abs(x) < double.PositiveInfinity ? LargeSin(x) / x : 0.0;

    /// <summary>The derivative of the cardinal sine over −x: <c>(sin x / x − cos x) / x²</c>, and ⅓ for 0.</summary>
    /// <remarks>
    /// The error is at most 4 ULP for |x| ≤ 2. Beyond, it is at most 4 ULP of 1 / x², for the function has zeros there.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −0.01 to ⅓; 0 for an infinity, NaN for NaN.</returns>
    [Vectorize]
    public static double SincSlope(double x)
    {
        double square = x * x;
        (double slope, _) = SincSlopes(x);
        return square <= SincSeriesEnd ? SincSlopeSeries(square) : slope;
    }

    /// <summary>The derivative of <see cref="SincSlope(double)"/> over −x, and 1/15 for 0.</summary>
    /// <remarks>
    /// The error is at most 4 ULP for |x| ≤ 2. Beyond, it is at most 6 ULP of 1 / x².
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −0.01 to 1/15; 0 for an infinity, NaN for NaN.</returns>
    [Vectorize]
    public static double SincCurvature(double x)
    {
        double square = x * x;
        (_, double curvature) = SincSlopes(x);
        return square <= SincSeriesEnd ? SincCurvatureSeries(square) : curvature;
    }

    private static (double First, double Second) SincSlopes(double x)
    {
        double inverse = 1.0 / x;
        double inverseSquare = inverse * inverse;
        double sinc = Sin(x) * inverse;
        double slope = (sinc - Cos(x)) * inverseSquare;
        bool isFinite = Math.Abs(x) != double.PositiveInfinity;
        return (isFinite ? slope : 0.0, isFinite ? Math.FusedMultiplyAdd(3.0, slope, -sinc) * inverseSquare : 0.0);
    }

    // With relative errors of 5.5e-17 and 1.4e-17 for x² <= 4, most of it that of the first coefficient.
    // By sollya: as for float, with the monomials [|0,2,4,6,8,10,12,14,16|] and the formats [|D...|].
    private static double SincSlopeSeries(double square)
    {
        double sum = Math.FusedMultiplyAdd(1.4016759433248408e-16, square, -4.491635135839922e-14);
        sum = Math.FusedMultiplyAdd(sum, square, 1.0705711777456414e-11);
        sum = Math.FusedMultiplyAdd(sum, square, -1.92708435841677e-09);
        sum = Math.FusedMultiplyAdd(sum, square, 2.5052108229138055e-07);
        sum = Math.FusedMultiplyAdd(sum, square, -2.204585537758114e-05);
        sum = Math.FusedMultiplyAdd(sum, square, 0.0011904761904752835);
        sum = Math.FusedMultiplyAdd(sum, square, -0.0333333333333331);
        return Math.FusedMultiplyAdd(sum, square, 0.3333333333333333);
    }

    private static double SincCurvatureSeries(double square)
    {
        double sum = Math.FusedMultiplyAdd(6.699315985718318e-18, square, -2.364505493155134e-15);
        sum = Math.FusedMultiplyAdd(sum, square, 6.297517561030531e-13);
        sum = Math.FusedMultiplyAdd(sum, square, -1.284723082932825e-10);
        sum = Math.FusedMultiplyAdd(sum, square, 1.92708525295491e-08);
        sum = Math.FusedMultiplyAdd(sum, square, -2.004168670757483e-06);
        sum = Math.FusedMultiplyAdd(sum, square, 0.0001322751322750878);
        sum = Math.FusedMultiplyAdd(sum, square, -0.00476190476190475);
        return Math.FusedMultiplyAdd(sum, square, 0.06666666666666667);
    }
}
