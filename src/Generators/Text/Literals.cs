using System.Globalization;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Text;

/// <summary>Constants as C# literals that read back to the same bits, whatever the machine's culture.</summary>
internal static class Literals
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A count of elements, lanes or rows.</summary>
    public static string Digits(int count) => count.ToString(Invariant);

    public static string Of(Constant constant) => constant.Type switch
    {
        ScalarType.Bool => constant.Bits != 0 ? "true" : "false",
        ScalarType.Single or ScalarType.Double => OfFloat(constant),
        ScalarType.Int32 when constant.Bits == int.MinValue => "int.MinValue",
        ScalarType.Int64 when constant.Bits == long.MinValue => "long.MinValue",
        ScalarType.Int32 => Integer(constant.Bits),
        ScalarType.Int64 => Integer(constant.Bits) + "L",
        ScalarType.UInt32 => Integer(constant.Bits) + "u",
        _ => (constant.Bits < 0 ? Hex(constant.Bits) : Integer(constant.Bits)) + "UL",
    };

    /// <summary>Large positive numbers are mostly masks and bit patterns, which are read in hexadecimal.</summary>
    private static string Integer(long value) => value >= 1 << 16 ? Hex(value) : value.ToString(Invariant);

    private static string Hex(long value) => "0x" + value.ToString("X", Invariant);

    private static string OfFloat(Constant constant)
    {
        var isSingle = constant.Type == ScalarType.Single;
        var value = constant.Float;
        var keyword = constant.Type.Keyword();
        if (double.IsNaN(value))
            return $"{keyword}.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? $"{keyword}.PositiveInfinity" : $"{keyword}.NegativeInfinity";

        var digits = isSingle ? Single((float)value) : Double(value);
        if (value == 0)
            digits = constant.Bits == 0 ? "0" : "-0";
        var hasPoint = digits.IndexOfAny(['.', 'E']) >= 0;
        return digits + (isSingle ? "f" : hasPoint ? "" : "d");
    }

    /// <summary>The fewest digits that read back to the same number; nine always do.</summary>
    private static string Single(float value)
    {
        for (var precision = 6; precision < 9; precision++)
        {
            var digits = value.ToString("G" + precision, Invariant);
            if (float.TryParse(digits, NumberStyles.Float, Invariant, out var read) && read == value)
                return digits;
        }

        return value.ToString("G9", Invariant);
    }

    /// <summary>As for float; seventeen digits always do.</summary>
    private static string Double(double value)
    {
        for (var precision = 15; precision < 17; precision++)
        {
            var digits = value.ToString("G" + precision, Invariant);
            if (double.TryParse(digits, NumberStyles.Float, Invariant, out var read) && read == value)
                return digits;
        }

        return value.ToString("G17", Invariant);
    }
}
