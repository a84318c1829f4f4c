namespace Kernels;

/// <summary>
/// Elementary functions, each written once as scalar C# and vectorised by the generator, with a proven bound on its
/// error.
/// </summary>
/// <remarks>
/// <para>
/// Errors are in units in the last place (ULP) of the exact result; <c>tests/Accuracy</c> measures them, for a function
/// of one <see cref="float"/> over all 2³² arguments. Only operations that IEEE 754 defines to the last bit are used,
/// so the scalar method and the forms over spans and vectors give the same bits, on every machine.
/// </para>
/// <para>
/// The code is if-converted: in a vector form both sides of a condition are computed and one is selected. That is why
/// it clamps where scalar code would branch, and why it has no tables larger than a register. What would cost all
/// arguments much for the sake of a few is left to the vectors that hold one of those.
/// </para>
/// </remarks>
public static partial class VectorMath
{
    // 1.5 · 2^23 and 1.5 · 2^52. A sum with one of them has no bits below the units, so adding it rounds a number of
    // moderate size to the nearest integer, half to even. The integer stands in the low bits of the sum, where a shift
    // makes an exponent of it; subtracting the constant gives it back as a number.
    private const float IntegerShift = 12582912f;
    private const double IntegerShiftDouble = 6755399441055744.0;

    // A natural logarithm times the integer exponent is added or subtracted in two parts (Cody and Waite), the second
    // for the bits that the first lacks. In a fused operation the product with the first part is exact.
    private const float InverseLn2 = 1.44269504f;
    private const float Ln2High = 0.693147182f;
    private const float Ln2Low = -1.90465421e-9f;

    private const double InverseLn2Double = 1.4426950408889634;
    private const double Ln2HighDouble = 0.69314718055994529;
    private const double Ln2LowDouble = 2.3190468138462996e-17;

    private const int OneBits = 0x3F800000;
    private const long OneBitsDouble = 0x3FF0000000000000;

    private const uint SignBit = 0x80000000;
    private const ulong SignBitDouble = 0x8000000000000000;
}
