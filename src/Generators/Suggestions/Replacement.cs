using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Suggestions;

/// <summary>The call that computes a formula better.</summary>
/// <param name="Function">The function that is called.</param>
/// <param name="Operands">The parts of the formula that become its arguments.</param>
/// <param name="Negated">The formula is the negative of the result.</param>
internal sealed record Replacement(MathFunction Function, IReadOnlyList<Operand> Operands, bool Negated = false)
{
    public static Replacement Of(string function, params Operand[] operands) => new(MathFunctions.Get(function), operands);

    public static Replacement Minus(string function, Operand operand) => new(MathFunctions.Get(function), [operand], Negated: true);

    /// <summary>The call as a person writes it.</summary>
    /// <param name="type">The type of the formula.</param>
    public string Display(ScalarType type) => Write(type, "", "", static (operand, _) => operand.Display());

    /// <summary>The call with full names, and <c>_0_</c>, <c>_1_</c> and so on for its operands.</summary>
    /// <param name="type">The type of the formula.</param>
    public string Template(ScalarType type) =>
        Write(type, "global::System.", "global::Kernels.", static (operand, i) => $"{operand.Prefix}_{i}_");

    private string Write(ScalarType type, string system, string kernels, Func<Operand, int, string> write)
    {
        var home = Function.ScalarHome switch
        {
            null => system + type.MathClass,
            "{T}" => type.Keyword,
            _ => kernels + Function.ScalarHome,
        };
        return $"{(Negated ? "-" : "")}{home}.{Function.Name}({string.Join(", ", Operands.Select(write))})";
    }
}

/// <summary>A part of a formula, perhaps with another sign.</summary>
internal readonly record struct Operand(IOperation Value, bool Negated = false)
{
    /// <summary>What stands before it. An integer is cast, or it would choose the overload for <c>float</c>.</summary>
    public string Prefix => (Negated ? "-" : "") + (Value is IConversionOperation { IsImplicit: true, Type: { } type } ? $"({type.ToDisplayString()})" : "");

    /// <summary>The negative of a part: of <c>-x</c> it is <c>x</c>.</summary>
    public static Operand Minus(IOperation value) =>
        value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } minus ? new(minus.Operand) : new(value, Negated: true);

    public string Display()
    {
        var text = string.Join(" ", Value.Syntax.ToString().Split((char[])[], StringSplitOptions.RemoveEmptyEntries));
        return Prefix.Length > 0 && Value.Syntax is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"{Prefix}({text})" : Prefix + text;
    }
}
