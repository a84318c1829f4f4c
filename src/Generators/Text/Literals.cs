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
        var type = constant.Type;
        if (type.IsBool)
            return constant.Bits != 0 ? "true" : "false";
        if (type.IsFloat && double.IsNaN(constant.Float))
            return $"{type.Code}.NaN";
        if (type.IsFloat && double.IsInfinity(constant.Float))
            return constant.Float > 0 ? $"{type.Code}.PositiveInfinity" : $"{type.Code}.NegativeInfinity";
        if (type.IsSigned && constant.Bits == type.Min)
            return $"{type.Code}.MinValue";
        return type.Literal(Digits(constant));
    }

    /// <summary>A finite number as languages of C's family write it, without what says of which type it is.</summary>
    public static string Digits(Constant constant)
    {
        if (constant.Type.IsFloat)
            return constant.Float != 0 ? Digits(constant.Float, constant.Type.Format) : constant.Bits == 0 ? "0" : "-0";
        return constant.Type.IsSigned || constant.Bits >= 0 ? Integer(constant.Bits) : Hex(constant.Bits);
    }

    /// <summary>The same, with all integers in decimal.</summary>
    public static string Decimal(Constant constant)
    {
        if (!constant.Type.IsInteger)
            return Of(constant);
        var type = constant.Type;
        return type.Literal(type.IsSigned ? constant.Bits.ToString(Invariant) : unchecked((ulong)type.ToUnsigned(constant.Bits)).ToString(Invariant));
    }

    /// <summary>The constant that the literal of a number stands for, with a minus sign or without; null where it is none.</summary>
    public static Constant? Read(string literal)
    {
        // By the compiler's lexer: on .NET Framework, float.Parse does not always give the nearest number.
        var isNegative = literal.StartsWith("-", StringComparison.Ordinal);
        var token = SyntaxFactory.ParseToken(isNegative ? literal.Substring(1) : literal);
        if (token.ContainsDiagnostics || token.Span.Length != literal.Length - (isNegative ? 1 : 0))
            return null;
        var number = Constant.OfValue(token.Value);
        if (number is null || !isNegative)
            return number;
        return number.Type.IsFloat ? number.Number(-number.Float)
            : number.Type.IsSigned ? Constant.Of(number.Type, -number.Bits)
            : null;
    }

    /// <summary>Large positive numbers are mostly masks and bit patterns, which are read in hexadecimal.</summary>
    private static string Integer(long value) => value >= 1 << 16 ? Hex(value) : value.ToString(Invariant);

    private static string Hex(long value) => "0x" + value.ToString("X", Invariant);

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
