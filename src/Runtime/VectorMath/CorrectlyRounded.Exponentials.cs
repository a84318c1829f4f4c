namespace Kernels;

public static partial class VectorMath
{
    public static partial class CorrectlyRounded
    {
        /// <summary>The exponential function: <c>eˣ</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The exponent.</param>
        /// <returns>e to the power of <paramref name="x"/>; NaN for NaN.</returns>
        [Vectorize]
        public static float Exp(float x) => (float)ExpOfSingle((double)LimitExponent(x));

        // Beyond the limits the result is 0 or infinity all the same. x stands second, so that NaN passes.
        private static float LimitExponent(float x) => float.MaxNative(-104f, float.MinNative(89f, x));

        [Vectorize]
        private static double ExpOfSingle(double x)
        {
            (double power, double q) = ExpInParts(x);
            return Math.FusedMultiplyAdd(power, q, power);
        }

        /// <summary>The exponential function less one, accurate near 0: <c>eˣ − 1</c>.</summary>
        /// <remarks>Correctly rounded for every float. Expm1(−0) is −0.</remarks>
        /// <param name="x">The exponent.</param>
        /// <returns>e to the power of <paramref name="x"/>, less one; −1 for negative infinity, NaN for NaN.</returns>
        [Vectorize]
        public static float Expm1(float x) => MathF.CopySign((float)Expm1OfSingle((double)LimitExponent(x)), x);

        [Vectorize]
        private static double Expm1OfSingle(double x)
        {
            (double power, double q) = ExpInParts(x);
            return Math.FusedMultiplyAdd(power, q, power - 1.0);
        }

        /// <summary>A power of two: <c>2ˣ</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The exponent.</param>
        /// <returns>2 to the power of <paramref name="x"/>; NaN for NaN.</returns>
        [Vectorize]
        public static float Exp2(float x)
        {
            // Two floats have a power so close to the middle of two floats that the middle is the double next to it.
            float power = (float)Exp2OfSingle((double)float.MaxNative(-151f, float.MinNative(129f, x)));
            power = x == 0.0029695758f ? 1.0020605f : power;
            return x == -0.029743774f ? 0.9795943f : power;
        }

        [Vectorize]
        private static double Exp2OfSingle(double x)
        {
            double shifted = x + SixteenthShiftDouble;
            double power = PowerOfSixteenths(shifted);
            return Math.FusedMultiplyAdd(power, SmallExp2LessOne(x - (shifted - SixteenthShiftDouble)), power);
        }

        /// <summary>A power of ten: <c>10ˣ</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The exponent.</param>
        /// <returns>10 to the power of <paramref name="x"/>; NaN for NaN.</returns>
        [Vectorize]
        public static float Exp10(float x) => (float)Exp10OfSingle((double)float.MaxNative(-46f, float.MinNative(39f, x)));

        [Vectorize]
        private static double Exp10OfSingle(double x)
        {
            double shifted = Math.FusedMultiplyAdd(x, Log2Of10Sixteenths, IntegerShiftDouble);
            double n = shifted - IntegerShiftDouble;
            double r = Math.FusedMultiplyAdd(n, -Log10Of2SixteenthLow, Math.FusedMultiplyAdd(n, -Log10Of2SixteenthHigh, x));
            double power = PowerOfSixteenths(shifted);
            return Math.FusedMultiplyAdd(power, SmallExp10LessOne(r), power);
        }

        /// <summary>The logistic function: <c>σ(x) = 1 / (1 + e⁻ˣ)</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The logit: the logarithm of the odds.</param>
        /// <returns>A probability, from 0 to 1; NaN for NaN.</returns>
        [Vectorize]
        public static float Sigmoid(float x)
        {
            // One float has a value so close to the middle of two floats that the middle is the double next to it.
            float sigmoid = (float)SigmoidOfSingle((double)float.MaxNative(-104f, float.MinNative(104f, x)));
            return x == -0.0011178852f ? SigmoidAtMiddle : sigmoid;
        }

        private const float SigmoidAtMiddle = 0.49972054f;

        // Next to 0 it is 1/2 + x/4 - x³/48. The sum of the first two is the middle of two floats for many x, and only the third, far below
        // a double's last place, says on which side the value lies: that of 1/2. So the slope is taken smaller by 2^-26. That is less than what
        // separates any other x/4 from a middle.
        [Vectorize]
        private static double SigmoidOfSingle(double x)
        {
            (double power, double q) = ExpInParts(-x);
            double sigmoid = 1.0 / Math.FusedMultiplyAdd(power, q, power + 1.0);
            return Math.Abs(x) < 1.220703125e-4 ? Math.FusedMultiplyAdd(x, LessThanQuarter, 0.5) : sigmoid;
        }

        private const double LessThanQuarter = 0.25 - 3.725290298461914e-9;

        /// <summary>The hyperbolic tangent.</summary>
        /// <remarks>Correctly rounded for every float. Tanh(−0) is −0.</remarks>
        /// <param name="x">The argument.</param>
        /// <returns>A value from −1 to 1; NaN for NaN.</returns>
        [Vectorize]
        public static float Tanh(float x) => MathF.CopySign((float)TanhOfSingle((double)float.MinNative(10f, MathF.Abs(x))), x);

        // (e^2x - 1) / (e^2x + 1) for x >= 0.
        [Vectorize]
        private static double TanhOfSingle(double x)
        {
            (double power, double q) = ExpInParts(2.0 * x);
            return Math.FusedMultiplyAdd(power, q, power - 1.0) / Math.FusedMultiplyAdd(power, q, power + 1.0);
        }
    }
}
