using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>A static method of the library that checks an argument and throws, such as <c>ArgumentOutOfRangeException.ThrowIfNegative</c>.</summary>
/// <param name="Operands">How many of its first arguments it looks at.</param>
/// <param name="Condition">When it throws, as the library's code has it, which compares by <c>CompareTo</c> and <c>Equals</c>.</param>
internal sealed record ThrowHelper(int Operands, Func<Expr[], Expr> Condition)
{
    private static readonly Dictionary<string, ThrowHelper> Table = new(StringComparer.Ordinal)
    {
        ["ThrowIfZero"] = new(1, static x => IsZero(x[0])),
        ["ThrowIfNegative"] = new(1, static x => IsNegative(x[0])),
        ["ThrowIfNegativeOrZero"] = new(1, static x => Or(IsNegative(x[0]), IsZero(x[0]))),
        ["ThrowIfEqual"] = new(2, static x => AreEqual(x[0], x[1])),
        ["ThrowIfNotEqual"] = new(2, static x => Not(AreEqual(x[0], x[1]))),
        ["ThrowIfGreaterThan"] = new(2, static x => Not(IsAtMost(x[0], x[1]))),
        ["ThrowIfGreaterThanOrEqual"] = new(2, static x => IsAtMost(x[1], x[0])),
        ["ThrowIfLessThan"] = new(2, static x => Not(IsAtMost(x[1], x[0]))),
        ["ThrowIfLessThanOrEqual"] = new(2, static x => IsAtMost(x[0], x[1])),
    };

    /// <summary>The row of a method, called with numbers; null where it has none.</summary>
    public static ThrowHelper? Find(IMethodSymbol method) =>
        method.ContainingType.Is("System.ArgumentOutOfRangeException")
        && method.TypeArguments.FirstOrDefault().ToScalarType()?.IsNumber == true
        && Table.TryGetValue(method.Name, out var helper)
            ? helper
            : null;

    private static Expr IsZero(Expr x) => x.Is(CompareOperator.Equal, x.Number(0));

    /// <summary>Of floating-point numbers the sign bit decides, also that of -0 and of NaN.</summary>
    private static Expr IsNegative(Expr x) => x.Type.IsFloat ? new Classify("IsNegative", x)
        : x.Type.IsSigned ? x.Is(CompareOperator.Less, x.Number(0))
        : Constant.False;

    /// <summary>NaN equals NaN.</summary>
    private static Expr AreEqual(Expr x, Expr y)
    {
        var equal = x.Is(CompareOperator.Equal, y);
        return x.Type.IsFloat ? Or(equal, new Binary(BinaryOperator.And, IsNaN(x), IsNaN(y))) : equal;
    }

    /// <summary>NaN is below all numbers.</summary>
    private static Expr IsAtMost(Expr x, Expr y)
    {
        var less = x.Is(CompareOperator.LessOrEqual, y);
        return x.Type.IsFloat ? Or(less, IsNaN(x)) : less;
    }

    private static Classify IsNaN(Expr x) => new("IsNaN", x);

    private static Binary Or(Expr left, Expr right) => new(BinaryOperator.Or, left, right);

    private static Unary Not(Expr condition) => new(UnaryOperator.Not, condition);
}
