namespace Kernels;

// Functions of an angle in half-turns: x = n / 2 + r with |r| <= 1/4, exactly, for every x. An infinity gives NaN.
public static partial class VectorMath
{
    private const float Pi = 3.14159274f;
    private const float PiRest = -8.74227766e-8f;
    private const double PiDouble = 3.141592653589793;
    private const double PiRestDouble = 1.2246467991473532e-16;

    /// <summary>The sine of an angle in half-turns: <c>sin πx</c>.</summary>
    /// <remarks>The error is at most 1 ULP. For an integer the result is 0, of the sign of <paramref name="x"/>.</remarks>
    /// <param name="x">The angle over π.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float SinPi(float x)
    {
        (int n, float r, float excess) = QuartersOfHalfTurns(x);
        float sine = SinFromQuarter(n, r, excess);
        return sine == 0f ? 0f * x : sine;
    }

    /// <summary>The cosine of an angle in half-turns: <c>cos πx</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Half-way between two integers the result is +0.</remarks>
    /// <param name="x">The angle over π.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float CosPi(float x)
    {
        (int n, float r, float excess) = QuartersOfHalfTurns(x);
        return SinFromQuarter(n + 1, r, excess) + 0f; // -0 becomes 0
    }

    /// <summary>The sine and the cosine of an angle in half-turns, which share its reduction.</summary>
    /// <param name="x">The angle over π.</param>
    /// <returns>The bits of <see cref="SinPi(float)"/> and of <see cref="CosPi(float)"/>.</returns>
    [Vectorize]
    public static (float SinPi, float CosPi) SinCosPi(float x)
    {
        (int n, float r, float excess) = QuartersOfHalfTurns(x);
        (float sine, float cosine) = SinCosFromQuarter(n, r, excess);
        return (sine == 0f ? 0f * x : sine, cosine + 0f);
    }

    /// <summary>The tangent of an angle in half-turns: <c>tan πx</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is that of SinPi over CosPi: for an even integer 0 of the sign of
    /// <paramref name="x"/>, for an odd one 0 of the other sign, and an infinity half-way between integers.
    /// </remarks>
    /// <param name="x">The angle over π.</param>
    /// <returns>The tangent; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static float TanPi(float x)
    {
        (int n, float r, float excess) = QuartersOfHalfTurns(x);
        bool isOdd = (n & 1) != 0;
        uint sign = ((isOdd ? 0u : BitConverter.SingleToUInt32Bits(x)) ^ (uint)(n << 30)) & SignBit;
        float zeroOrPole = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(isOdd ? float.PositiveInfinity : 0f) | sign);
        return r == 0f ? zeroOrPole : TanFromQuarter(n, r, excess);
    }

    private static (int N, float R, float Excess) QuartersOfHalfTurns(float x)
    {
        float turn = Modulo2(x);
        float shifted = turn + turn + IntegerShift;
        float rest = MathF.FusedMultiplyAdd(shifted - IntegerShift, -0.5f, turn);
        float r = rest * Pi;
        return (BitConverter.SingleToInt32Bits(shifted), r, MathF.FusedMultiplyAdd(rest, -PiRest, SubtractProduct(r, rest, Pi)));
    }

    /// <summary>The sine of an angle in half-turns: <c>sin πx</c>.</summary>
    /// <remarks>The error is at most 1 ULP. For an integer the result is 0, of the sign of <paramref name="x"/>.</remarks>
    /// <param name="x">The angle over π.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static double SinPi(double x)
    {
        (long n, double r, double excess) = QuartersOfHalfTurns(x);
        double sine = SinFromQuarter(n, r, excess);
        return sine == 0.0 ? 0.0 * x : sine;
    }

    /// <summary>The cosine of an angle in half-turns: <c>cos πx</c>.</summary>
    /// <remarks>The error is at most 1 ULP. Half-way between two integers the result is +0.</remarks>
    /// <param name="x">The angle over π.</param>
    /// <returns>A value from −1 to 1; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static double CosPi(double x)
    {
        (long n, double r, double excess) = QuartersOfHalfTurns(x);
        return SinFromQuarter(n + 1L, r, excess) + 0.0; // -0 becomes 0
    }

    /// <summary>The sine and the cosine of an angle in half-turns, which share its reduction.</summary>
    /// <param name="x">The angle over π.</param>
    /// <returns>The bits of <see cref="SinPi(double)"/> and of <see cref="CosPi(double)"/>.</returns>
    [Vectorize]
    public static (double SinPi, double CosPi) SinCosPi(double x)
    {
        (long n, double r, double excess) = QuartersOfHalfTurns(x);
        (double sine, double cosine) = SinCosFromQuarter(n, r, excess);
        return (sine == 0.0 ? 0.0 * x : sine, cosine + 0.0);
    }

    /// <summary>The tangent of an angle in half-turns: <c>tan πx</c>.</summary>
    /// <remarks>
    /// The error is at most 1 ULP. The result is that of SinPi over CosPi: for an even integer 0 of the sign of
    /// <paramref name="x"/>, for an odd one 0 of the other sign, and an infinity half-way between integers.
    /// </remarks>
    /// <param name="x">The angle over π.</param>
    /// <returns>The tangent; NaN for an infinity and for NaN.</returns>
    [Vectorize]
    public static double TanPi(double x)
    {
        (long n, double r, double excess) = QuartersOfHalfTurns(x);
        bool isOdd = (n & 1L) != 0L;
        ulong sign = ((isOdd ? 0ul : BitConverter.DoubleToUInt64Bits(x)) ^ (ulong)(n << 62)) & SignBitDouble;
        double zeroOrPole = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(isOdd ? double.PositiveInfinity : 0.0) | sign);
        return r == 0.0 ? zeroOrPole : TanFromQuarter(n, r, excess);
    }

    private static (long N, double R, double Excess) QuartersOfHalfTurns(double x)
    {
        double turn = Math.FusedMultiplyAdd(-2.0, Math.Round(0.5 * x), x);
        double shifted = turn + turn + IntegerShiftDouble;
        double rest = Math.FusedMultiplyAdd(shifted - IntegerShiftDouble, -0.5, turn);
        double r = rest * PiDouble;
        return (BitConverter.DoubleToInt64Bits(shifted), r, Math.FusedMultiplyAdd(rest, -PiRestDouble, Math.FusedMultiplyAdd(-rest, PiDouble, r)));
    }
}
