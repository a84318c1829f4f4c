namespace Kernels;

public static partial class VectorMath
{
    /// <summary>
    /// Elementary functions of floats, correctly rounded: each result is the float next to the exact value, half to even. There is but
    /// one such float, so every machine, language and library that rounds correctly has the same bits.
    /// </summary>
    /// <remarks>
    /// <para>
    /// They compute in lanes of doubles, half as many as there are floats, and round once. The double has an error of at most a few
    /// units in its last place, 2⁻²⁹ of the float's, so it could round to the wrong side for a handful of the 2³² arguments.
    /// <c>tests/Accuracy</c> compares them all with a reference that decides those: none is wrong.
    /// </para>
    /// <para>
    /// A kernel calls them where it asks for <see cref="FunctionAccuracy.CorrectlyRounded"/>. <see cref="MathF.Sqrt"/> is correctly rounded as it is.
    /// </para>
    /// </remarks>
    public static partial class CorrectlyRounded
    {
        // A sum that is to be rounded to a float. Where the double next to it lies half way between two floats, the double beside that is
        // taken, on the side of the exact sum.
        private static double ForSingle(double head, double tail)
        {
            double sum = head + tail;
            return IsHalfWay(sum) ? BesideHalfWay(sum, head, tail) : sum;
        }

        private static bool IsHalfWay(double value) => (BitConverter.DoubleToInt64Bits(value) & 0x1FFFFFFF) == 0x10000000;

        [Rare]
        private static double BesideHalfWay(double sum, double head, double tail)
        {
            double rest = tail - (sum - head);
            return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(sum) + (rest * sum > 0.0 ? 1L : -1L));
        }
    }
}
