namespace Kernels;

public static partial class VectorMath
{
    public static partial class CorrectlyRounded
    {
        // The logarithms of doubles have no more than a sum of two parts to be rounded, so ForSingle makes them right. Of a float, which may be
        // subnormal, the double is a normal number.

        /// <summary>The natural logarithm: <c>ln x</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The argument.</param>
        /// <returns>The logarithm; negative infinity for ±0, NaN for a negative argument and for NaN.</returns>
        [Vectorize]
        public static float Log(float x) => IsPositiveFinite(x) ? (float)LogOfSingle((double)x) : LogLimit(x);

        [Vectorize]
        private static double LogOfSingle(double x)
        {
            (double k, double f) = NormalParts(x);
            (double head, double tail) = LogInParts(k, f);
            return ForSingle(head, tail);
        }

        // As in LogOfParts.
        private static (double Head, double Tail) LogInParts(double k, double f)
        {
            (double head, double tail) = LogOfFraction(f);
            double whole = k * Ln2Floor42;
            double sum = whole + head;
            return (sum, head - (sum - whole) + Math.FusedMultiplyAdd(k, Ln2Rest42, tail));
        }

        // The bits of positive finite numbers are consecutive integers. Moved so that the first of them is the least integer, they stand below
        // all others.
        private static bool IsPositiveFinite(float x) => BitConverter.SingleToInt32Bits(x) - PositiveOffset <= LastPositive;

        private const int PositiveOffset = unchecked(1 - int.MinValue);
        private const int LastPositive = LargestNormalBits - 1 + int.MinValue;

        // What a logarithm is of a number that is not positive and finite.
        [Rare]
        private static float LogLimit(float x) => x > 0f ? x : (x == 0f ? float.NegativeInfinity : float.NaN);

        /// <summary>The logarithm to the base two: <c>log₂ x</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <inheritdoc cref="Log(float)"/>
        [Vectorize]
        public static float Log2(float x) => IsPositiveFinite(x) ? (float)Log2OfSingle((double)x) : LogLimit(x);

        [Vectorize]
        private static double Log2OfSingle(double x) => NormalLog2(x);

        /// <summary>The logarithm to the base ten: <c>log₁₀ x</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <inheritdoc cref="Log(float)"/>
        [Vectorize]
        public static float Log10(float x)
        {
            // One float has a logarithm so close to the middle of two floats that the middle is the double next to it.
            float log = IsPositiveFinite(x) ? (float)Log10OfSingle((double)x) : LogLimit(x);
            return x == 6.284548E-30f ? -29.201727f : log;
        }

        [Vectorize]
        private static double Log10OfSingle(double x) => NormalLog10(x);

        /// <summary>The logarithm of one plus a number, accurate near 0: <c>ln(1 + x)</c>.</summary>
        /// <remarks>Correctly rounded for every float. Log1p(−0) is −0.</remarks>
        /// <param name="x">The argument.</param>
        /// <returns>The logarithm; negative infinity for −1, NaN below it and for NaN.</returns>
        [Vectorize]
        public static float Log1p(float x) => (float)Log1pOfSingle((double)x);

        [Vectorize]
        private static double Log1pOfSingle(double x)
        {
            double sum = 1.0 + x;
            (double k, double f) = PartsOfOnePlus(x, sum);
            (double head, double tail) = LogInParts(k, f);
            return IsModerate(sum) ? Math.CopySign(ForSingle(head, tail), x) : LogWithSpecialCases(sum);
        }
    }
}
