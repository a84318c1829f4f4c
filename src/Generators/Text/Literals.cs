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

    public static string Of(Constant constant)
    {
        if (constant.Type == ScalarType.Bool)
            return constant.Bits != 0 ? "true" : "false";
        var type = constant.Type.Number();
        if (type.Float is { } format)
            return OfFloat(constant, type, format);
        if (type.IsSigned && constant.Bits == type.Min)
            return $"{type.Keyword}.MinValue";
        return (type.IsSigned || constant.Bits >= 0 ? Integer(constant.Bits) : Hex(constant.Bits)) + type.Suffix;
    }

    /// <summary>The same, with all integers in decimal.</summary>
    public static string Decimal(Constant constant)
    {
        if (!constant.Type.IsInteger())
            return Of(constant);
        var type = constant.Type.Number();
        return (type.IsSigned ? constant.Bits.ToString(Invariant) : unchecked((ulong)type.ToUnsigned(constant.Bits)).ToString(Invariant)) + type.Suffix;
    }

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
