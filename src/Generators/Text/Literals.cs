using System;
using System.Globalization;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis.CSharp;

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

    /// <summary>The same, with all integers in decimal.</summary>
    public static string Decimal(Constant constant) => constant.Type switch
    {
        ScalarType.Int32 => constant.Bits.ToString(Invariant),
        ScalarType.Int64 => constant.Bits.ToString(Invariant) + "L",
        ScalarType.UInt32 => constant.Bits.ToString(Invariant) + "u",
        ScalarType.UInt64 => unchecked((ulong)constant.Bits).ToString(Invariant) + "UL",
        _ => Of(constant),
    };

    /// <summary>The constant that the literal of a number stands for, with a minus sign or without; null where it is none.</summary>
    public static Constant? Read(string literal)
    {
        // By the compiler's lexer: on .NET Framework, float.Parse does not always give the nearest number.
        var isNegative = literal.StartsWith("-", StringComparison.Ordinal);
        var token = SyntaxFactory.ParseToken(isNegative ? literal.Substring(1) : literal);
        if (token.ContainsDiagnostics || token.Span.Length != literal.Length - (isNegative ? 1 : 0))
            return null;
        return token.Value switch
        {
            float value => Constant.Of(isNegative ? -value : value),
            double value => Constant.Of(isNegative ? -value : value),
            int value => Constant.Of(ScalarType.Int32, isNegative ? -value : value),
            long value => Constant.Of(ScalarType.Int64, isNegative ? -value : value),
            uint value when !isNegative => Constant.Of(ScalarType.UInt32, value),
            ulong value when !isNegative => Constant.Of(ScalarType.UInt64, unchecked((long)value)),
            _ => null,
        };
    }

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
            if (Read(digits + "f") == Constant.Of(value))
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
            if (Read(digits + "d") == Constant.Of(value))
                return digits;
        }

        return value.ToString("G17", Invariant);
    }
}
