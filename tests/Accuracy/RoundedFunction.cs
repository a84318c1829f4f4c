using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>A correctly rounded function of one float. The error counts as 0 where the right float is computed.</summary>
/// <param name="name">The function's name and element type.</param>
/// <param name="function">The function.</param>
/// <param name="reference">The function in double over a span, with an error far below 256 ULP.</param>
/// <param name="arbiter">The function to about a hundred bits, asked where the double leaves open which float is next to it.</param>
internal sealed class RoundedFunction(string name, SingleMap function, DoubleMap reference, Func<double, Exact> arbiter)
    : FunctionOfSingle(name, 0.5, function, reference, domain: null)
{
    private const double Doubt = 5.684341886080802e-14; // 2⁻⁴⁴

    /// <inheritdoc/>
    protected override double ErrorOf(float x, float computed, double exact, double worst)
    {
        if (double.IsNaN(exact)) return float.IsNaN(computed) ? 0 : double.PositiveInfinity;

        var (near, far) = ((float)(exact * (1 - Doubt)), (float)(exact * (1 + Doubt)));
        var isNear = BitConverter.SingleToInt32Bits(computed) == BitConverter.SingleToInt32Bits(near);
        var isFar = BitConverter.SingleToInt32Bits(computed) == BitConverter.SingleToInt32Bits(far);
        if (!isNear && !isFar) return double.PositiveInfinity;
        if (isNear && isFar) return 0;

        // On which side is the exact value of the middle of both, which is a double?
        var known = arbiter(x);
        var middle = float.IsFinite(far) ? 0.5 * ((double)near + far) : Math.CopySign(LargestMiddle, near);
        var side = Math.ScaleB(known.Mantissa.High, known.Exponent) - middle;
        side = side == 0 ? known.Mantissa.Low : side;
        var isBeyond = side > 0 == exact > 0;
        return isBeyond == isFar ? 0 : Math.BitIncrement(0.5);
    }

    // Between the largest float and 2¹²⁸.
    private const double LargestMiddle = 3.4028235677973366e38;
}
