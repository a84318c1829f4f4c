namespace Kernels;

public static partial class VectorMath
{
    // arctan a for a >= 0, from t with |t| <= 1/2: arctan t where a is up to 1/2, a quarter of pi + arctan((a - 1) / (a + 1)) up to
    // 2, and half of pi + arctan(-1 / a) beyond. So one division serves all three. The base and t are added exactly, as a number and
    // its rest, and the rest joins what the series adds to t, which is small. In the middle the base is not much larger than t,
    // and the rounding of a + 1 and of the quotient would count, so what they leave is added too; a - 1 is exact there.

    /// <summary>The inverse tangent: <c>arctan x</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Atan(−0) is −0, and an infinity gives ±π/2.</remarks>
    /// <param name="x">The tangent of an angle.</param>
    /// <returns>The angle in radians, from −π/2 to π/2; NaN for NaN.</returns>
    [Vectorize]
    public static float Atan(float x)
    {
        float magnitude = MathF.Abs(x);
        bool aboveHalf = magnitude > 0.5f;
        bool aboveTwo = magnitude > 2f;
        float numerator = aboveTwo ? -1f : aboveHalf ? magnitude - 1f : magnitude;
        float denominator = aboveTwo ? magnitude : aboveHalf ? magnitude + 1f : 1f;
        float t = numerator / denominator;

        // The reciprocal of a + 1 is (1 - t) / 2.
        float lost = magnitude - (denominator - 1f);
        float remainder = SubtractProduct(SubtractProduct(numerator, t, denominator), t, lost);
        float quotientRest = aboveHalf && !aboveTwo ? remainder * MathF.FusedMultiplyAdd(-0.5f, t, 0.5f) : 0f;

        float start = aboveTwo ? RightAngle : aboveHalf ? HalfRightAngle : 0f;
        return MathF.CopySign(AddArctangent(start, t, t * t, quotientRest), x);
    }

    // start + arctan t + rest, where start is an angle of RightAngles.cs or 0, and not less than t, and the rest is tiny.
    private static float AddArctangent(float start, float t, float square, float rest)
    {
        float high = start + t;
        float low = t - (high - start);
        float rests = MathF.FusedMultiplyAdd(start, RelativeAngleRest, rest);
        return high + (low + MathF.FusedMultiplyAdd(t * square, AtanCurvature(square), rests));
    }

    // (arctan t - t) / t³ from t² <= 1/4. With it arctan t has a relative error of 5.5e-9, less than a tenth of an ULP.
    // By sollya: fpminimax(atan(x), [|3,5,7,9,11|], [|24,24,24,24,24|], [1b-10;0.5], relative, x).
    private static float AtanCurvature(float square)
    {
        float sum = MathF.FusedMultiplyAdd(-5.1297754e-2f, square, 0.101581655f);
        sum = MathF.FusedMultiplyAdd(sum, square * square, MathF.FusedMultiplyAdd(-0.141745821f, square, 0.199941859f));
        return MathF.FusedMultiplyAdd(sum, square, -0.33333233f);
    }

    /// <summary>The inverse tangent: <c>arctan x</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Atan(−0) is −0, and an infinity gives ±π/2.</remarks>
    /// <param name="x">The tangent of an angle.</param>
    /// <returns>The angle in radians, from −π/2 to π/2; NaN for NaN.</returns>
    [Vectorize]
    public static double Atan(double x)
    {
        double magnitude = Math.Abs(x);
        bool aboveHalf = magnitude > 0.5;
        bool aboveTwo = magnitude > 2.0;
        double numerator = aboveTwo ? -1.0 : aboveHalf ? magnitude - 1.0 : magnitude;
        double denominator = aboveTwo ? magnitude : aboveHalf ? magnitude + 1.0 : 1.0;
        double t = numerator / denominator;

        double lost = magnitude - (denominator - 1.0);
        double remainder = SubtractProduct(SubtractProduct(numerator, t, denominator), t, lost);
        double quotientRest = aboveHalf && !aboveTwo ? remainder * Math.FusedMultiplyAdd(-0.5, t, 0.5) : 0.0;

        double start = aboveTwo ? RightAngleDouble : aboveHalf ? HalfRightAngleDouble : 0.0;
        return Math.CopySign(AddArctangent(start, t, t * t, quotientRest), x);
    }

    private static double AddArctangent(double start, double t, double square, double rest)
    {
        double high = start + t;
        double low = t - (high - start);
        double rests = Math.FusedMultiplyAdd(start, RelativeAngleRestDouble, rest);
        return high + (low + Math.FusedMultiplyAdd(t * square, AtanCurvature(square), rests));
    }

    // The same for double, where arctan t has a relative error of 4.1e-18, a twenty-fifth of an ULP.
    // By sollya: fpminimax(atan(x), [|3,5,7,9,11,13,15,17,19,21,23,25|], [|D,D,D,D,D,D,D,D,D,D,D,D|], [1b-10;0.5], relative, x).
    // In terms of t², t⁴ and t⁸, so that few operations wait for others. The pairs have no names, for the just-in-time compiler leaves a
    // call where a method of more than 32 variables would be inlined.
    private static double AtanCurvature(double square)
    {
        double fourth = square * square;
        double eighth = fourth * fourth;
        double first = Math.FusedMultiplyAdd(
            Math.FusedMultiplyAdd(0.11111110659708878, square, -0.14285714276387459),
            fourth,
            Math.FusedMultiplyAdd(0.19999999999903123, square, -0.33333333333332982));
        double second = Math.FusedMultiplyAdd(
            Math.FusedMultiplyAdd(0.058583005848686864, square, -0.066638108774901644),
            fourth,
            Math.FusedMultiplyAdd(0.076920739394128357, square, -0.090908962465248599));
        double third = Math.FusedMultiplyAdd(
            Math.FusedMultiplyAdd(0.010117037576143172, square, -0.027435234482017949),
            fourth,
            Math.FusedMultiplyAdd(0.041865229918081975, square, -0.051220128128700068));
        return Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(third, eighth, second), eighth, first);
    }
}
