using System.Globalization;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Text;

/// <summary>Constants as C# literals that read back to the same bits, whatever the machine's culture.</summary>
internal static class Literals
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A count of elements, lanes or rows.</summary>
    public static string Digits(int count) => count.ToString(Invariant);

    public static string Of(Constant constant)
    {
        if (constant.Type == ScalarType.Bool)
            return constant.Bits != 0 ? "true" : "false";
        var type = constant.Type.Number();
        if (type.Float is { } format)
            return OfFloat(constant, type, format);
        if (type.IsSigned && constant.Bits == type.Least)
            return $"{type.Keyword}.MinValue";
        return (type.IsSigned || constant.Bits >= 0 ? Integer(constant.Bits) : Hex(constant.Bits)) + type.Suffix;
    }

    /// <summary>Large positive numbers are mostly masks and bit patterns, which are read in hexadecimal.</summary>
    private static string Integer(long value) => value >= 1 << 16 ? Hex(value) : value.ToString(Invariant);

    private static string Hex(long value) => "0x" + value.ToString("X", Invariant);

    private static string OfFloat(Constant constant, NumberType type, FloatFormat format)
    {
        var value = constant.Float;
        if (double.IsNaN(value))
            return $"{type.Keyword}.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? $"{type.Keyword}.PositiveInfinity" : $"{type.Keyword}.NegativeInfinity";

        var digits = Digits(value, format);
        if (value == 0)
            digits = constant.Bits == 0 ? "0" : "-0";
        var hasPoint = digits.IndexOfAny(['.', 'E']) >= 0;
        return digits + (hasPoint && format.IsLiteralDefault ? "" : type.Suffix);
    }

    /// <summary>The fewest digits that read back to the same number.</summary>
    private static string Digits(double value, FloatFormat format)
    {
        for (var precision = format.Digits; precision < format.RoundTripDigits; precision++)
        {
            var digits = value.ToString("G" + precision, Invariant);
            if (format.Parse(digits) == value)
                return digits;
        }

        return value.ToString("G" + format.RoundTripDigits, Invariant);
    }
}
