namespace Kernels.Accuracy;

/// <summary>
/// A reference value, <c>mantissa · 2^exponent</c>: more bits than a double has, and a wider range, so that a result
/// near overflow or among the subnormal numbers is as exact as any.
/// </summary>
public readonly record struct Exact(DoubleDouble Mantissa, int Exponent)
{
    public static implicit operator Exact(double value) => new(value, 0);

    public static implicit operator Exact(DoubleDouble value) => new(value, 0);

    /// <summary>The exponent e of the power of two with 2^e &lt;= |value| &lt; 2^(e + 1).</summary>
    public int BinaryExponent
    {
        get
        {
            var high = Mantissa.High;
            var isJustBelowPower = Mantissa.Low != 0 && Mantissa.Low < 0 != high < 0
                && (BitConverter.DoubleToInt64Bits(high) & 0x000FFFFFFFFFFFFF) == 0;
            return Math.ILogB(high) + Exponent - (isJustBelowPower ? 1 : 0);
        }
    }
}
