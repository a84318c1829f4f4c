namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The sine: <c>sin x</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and no result is beyond ±1. Sin(−0) is −0. An argument beyond ±10,000 takes several times as
    /// long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Sin(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseHalfPi, IntegerShift);
        (float r, float excess) = SubtractQuarters(x, shifted - IntegerShift);
        float sine = SinFromQuarter(BitConverter.SingleToInt32Bits(shifted), r, excess);
        return MathF.Abs(x) > LargestReducedAngle ? LargeSin(x) : sine;
    }

    /// <summary>The cosine: <c>cos x</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and no result is beyond ±1. An argument beyond ±10,000 takes several times as long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float Cos(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseHalfPi, IntegerShift);
        (float r, float excess) = SubtractQuarters(x, shifted - IntegerShift);
        float cosine = SinFromQuarter(BitConverter.SingleToInt32Bits(shifted) + 1, r, excess);
        return MathF.Abs(x) > LargestReducedAngle ? LargeCos(x) : cosine;
    }

    /// <summary>The sine and the cosine of an angle, which share its reduction.</summary>
    /// <param name="x">The angle in radians.</param>
    /// <returns>The bits of <see cref="Sin(float)"/> and of <see cref="Cos(float)"/>.</returns>
    [Vectorize]
    public static (float Sin, float Cos) SinCos(float x)
    {
        float shifted = MathF.FusedMultiplyAdd(x, InverseHalfPi, IntegerShift);
        (float r, float excess) = SubtractQuarters(x, shifted - IntegerShift);
        (float sine, float cosine) = SinCosFromQuarter(BitConverter.SingleToInt32Bits(shifted), r, excess);
        return MathF.Abs(x) > LargestReducedAngle ? (LargeSin(x), LargeCos(x)) : (sine, cosine);
    }

    /// <summary>The sine: <c>sin x</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and no result is beyond ±1. Sin(−0) is −0. An argument beyond ±1,500,000 takes many times as
    /// long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static double Sin(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseHalfPiDouble, IntegerShiftDouble);
        (double r, double excess) = SubtractQuarters(x, shifted - IntegerShiftDouble);
        double sine = SinFromQuarter(BitConverter.DoubleToInt64Bits(shifted), r, excess);
        return Math.Abs(x) > LargestReducedAngleDouble ? LargeSin(x) : sine;
    }

    /// <summary>The cosine: <c>cos x</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP, and no result is beyond ±1. An argument beyond ±1,500,000 takes many times as long.
    /// </remarks>
    /// <param name="x">The angle in radians.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static double Cos(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseHalfPiDouble, IntegerShiftDouble);
        (double r, double excess) = SubtractQuarters(x, shifted - IntegerShiftDouble);
        double cosine = SinFromQuarter(BitConverter.DoubleToInt64Bits(shifted) + 1L, r, excess);
        return Math.Abs(x) > LargestReducedAngleDouble ? LargeCos(x) : cosine;
    }

    /// <summary>The sine and the cosine of an angle, which share its reduction.</summary>
    /// <param name="x">The angle in radians.</param>
    /// <returns>The bits of <see cref="Sin(double)"/> and of <see cref="Cos(double)"/>.</returns>
    [Vectorize]
    public static (double Sin, double Cos) SinCos(double x)
    {
        double shifted = Math.FusedMultiplyAdd(x, InverseHalfPiDouble, IntegerShiftDouble);
        (double r, double excess) = SubtractQuarters(x, shifted - IntegerShiftDouble);
        (double sine, double cosine) = SinCosFromQuarter(BitConverter.DoubleToInt64Bits(shifted), r, excess);
        return Math.Abs(x) > LargestReducedAngleDouble ? (LargeSin(x), LargeCos(x)) : (sine, cosine);
    }
}
