namespace Kernels;

public static partial class VectorMath
{
    /// <summary>The smooth rectifier: <c>ln(1 + eˣ)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP. A large argument does not overflow, and for very negative ones the result runs
    /// through the subnormal numbers down to 0 below −103.98.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value not below <paramref name="x"/> and not below 0; NaN for NaN.</returns>
    [Vectorize]
    public static float Softplus(float x)
    {
        // log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). The sign bit makes -|x| in one operation.
        float negative = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(x) | SignBit);
        return Log1pOfUnit(ExpOf(negative)) + float.MaxNative(0f, x);
    }

    /// <summary>The logarithm of one plus a number from 0 to 1: <c>ln(1 + x)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP. The generator takes it in place of <see cref="Log1p(float)"/> for an exponential whose
    /// exponent cannot be positive, as in <c>ln(1 + e^−|x|)</c>.
    /// </remarks>
    /// <param name="x">The argument, from 0 to 1; for others the result is of no use.</param>
    /// <returns>The logarithm, from 0 to ln 2; NaN for NaN.</returns>
    [Vectorize]
    public static float Log1pOfUnit(float x)
    {
        float square = x * x;
        return MathF.FusedMultiplyAdd(square, SoftplusCurvature(x, square), x);
    }

    // (log(1 + e) - e) / e² for e from 0 to 1: one polynomial for the whole interval costs less than taking the
    // exponent of 1 + e apart. With it the logarithm has a relative error of 5.3e-9, less than a tenth of an ULP. A
    // minimax fit by Remez exchange with the weight e² / log(1 + e); the coefficients were rounded to float one after
    // the other, each time with a new fit of those that remain.
    private static float SoftplusCurvature(float e, float square)
    {
        float sum = MathF.FusedMultiplyAdd(2.00862419e-2f, e, -5.7457231e-2f);
        sum = MathF.FusedMultiplyAdd(-3.29046859e-3f, square, sum);
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.106611282f, e, -0.153448805f));
        sum = MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.196921021f, e, -0.24958019f));
        return MathF.FusedMultiplyAdd(sum, square, MathF.FusedMultiplyAdd(0.333304644f, e, -0.499999315f));
    }

    /// <summary>The smooth rectifier: <c>ln(1 + eˣ)</c>.</summary>
    /// <remarks>
    /// The error is at most 2 ULP. A large argument does not overflow, and for very negative ones the result runs
    /// through the subnormal numbers down to 0 below −745.14.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value not below <paramref name="x"/> and not below 0; NaN for NaN.</returns>
    [Vectorize]
    public static double Softplus(double x)
    {
        double negative = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) | SignBitDouble);
        return Log1pOfUnit(ExpOf(negative)) + double.MaxNative(0.0, x);
    }

    /// <summary>The logarithm of one plus a number from 0 to 1: <c>ln(1 + x)</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The generator takes it in place of <see cref="Log1p(double)"/> for an exponential whose
    /// exponent cannot be positive, as in <c>ln(1 + e^−|x|)</c>.
    /// </remarks>
    /// <param name="x">The argument, from 0 to 1; for others the result is of no use.</param>
    /// <returns>The logarithm, from 0 to ln 2; NaN for NaN.</returns>
    [Vectorize]
    public static double Log1pOfUnit(double x)
    {
        // 1 + x = 2^k · (1 + f), as in Log, where k can only be 0 or 1.
        bool isUpper = x > 0.5;
        return LogOfParts(isUpper ? 1.0 : 0.0, isUpper ? Math.FusedMultiplyAdd(0.5, x, -0.5) : x);
    }
}
