using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets.Functions;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <summary>
/// Functions that a GPU's language lacks, or has in another sense than .NET, in terms of what it has. Each is written
/// into the kernel that needs it, as a function of this name.
/// </summary>
/// <remarks>
/// Mathematics is scalar C#, in the folder <c>Functions</c>. What depends on the types of integers is an expression here.
/// Conditions choose between values, and both may be computed, so no arm may do harm: a divisor is made harmless before the
/// division, for on some devices it traps.
/// </remarks>
internal static class GpuFunctions
{
    /// <summary>Of floats, for languages whose own functions are not right in every digit.</summary>
    public static FunctionTable OfFloats { get; } = new(FunctionTexts.FloatFunctions);

    /// <summary>Those of the runtime, for languages that promise the operations they are made of: a device then gives the processor's bits.</summary>
    public static FunctionTable OfProcessor { get; } = new(ProcessorTexts.Functions, ProcessorTexts.Callees, ProcessorTexts.Parts);

    /// <summary>For all languages that do not spell them.</summary>
    public static FunctionTable Shared { get; } = new(FunctionTexts.SharedFunctions);

    /// <summary>The names of all functions that may be written beside a kernel.</summary>
    public static IEnumerable<string> NamesOf(IEnumerable<FunctionTable> tables) => tables.SelectMany(static table => table.Names).Concat(
        from name in ReductionOperator.All.Where(static reduction => reduction.Symbol is null)
            .Select(static reduction => reduction.Name)
            .Concat(["Quotient", "Remainder", "To"])
        from type in ScalarType.Numbers.Where(static type => type.IsInteger)
        select name + Suffix(type)).Distinct();

    /// <summary>
    /// The lesser or the larger of two values, as .NET has it. HLSL has neither for floats, where NaN has to pass, nor the C# of
    /// shaders for unsigned numbers.
    /// </summary>
    /// <param name="name"><c>Min</c> or <c>Max</c>.</param>
    /// <param name="type">The values' type.</param>
    public static Function Extreme(string name, ScalarType type)
    {
        if (type.IsFloat)
            return Shared.Find(name, type) ?? throw new NotSupportedException($"{name} is not written out for {type}.");
        var wins = MathFunctions.Get(name).Picks switch
        {
            Extremum.Min => Less,
            Extremum.Max => Greater,
            _ => throw new NotSupportedException(name),
        };
        var (x, y) = (new Parameter(type, "x"), new Parameter(type, "y"));
        return new Function($"{name}{Suffix(type)}", [x, y], [], Choose(x.Is(wins, y), x, y));
    }

    /// <summary>A function of the table, or a predicate, for a language that does not spell it.</summary>
    public static Function Find(string name, ScalarType type, TargetLanguage language) =>
        language.WrittenOut(name, type) ?? throw new NotSupportedException($"{language.Name} has no {name}: it is neither spelled nor written out.");

    /// <summary>
    /// The quotient or remainder of integers where C# throws: by 0 both are 0, and the least number divided by -1 is itself.
    /// </summary>
    public static Function Division(BinaryOperator division, ScalarType type)
    {
        var name = $"{(division == BinaryOperator.Divide ? "Quotient" : "Remainder")}{Suffix(type)}";
        var (x, y, divisor) = (new Parameter(type, "x"), new Parameter(type, "y"), new Variable(type, "divisor"));
        var (zero, one) = (Constant.OfNumber(type, 0), Constant.OfNumber(type, 1));
        Expr isSpecial = y.Is(Equal, zero);
        if (type.IsSigned)
            isSpecial = new Binary(BinaryOperator.Or, isSpecial, y.Is(Equal, Constant.OfNumber(type, -1)));
        var special = division == BinaryOperator.Divide && type.IsSigned
            ? Choose(y.Is(Equal, zero), zero, zero - x)
            : (Expr)zero;
        return new Function(
            name,
            [x, y],
            [new Binding(divisor, Choose(isSpecial, one, y), divisor.Name)],
            Choose(isSpecial, special, new Binary(division, x, divisor)));
    }

    /// <summary>A number as an integer, as the cast has it in C#: it saturates, and NaN is 0.</summary>
    public static Function Saturating(ScalarType from, ScalarType to)
    {
        var (least, largest) = (to.Min, to.Max);
        var limit = to.IsSigned ? Math.Pow(2, to.Bits - 1) : Math.Pow(2, to.Bits);
        var x = new Parameter(from, "x");
        var inRange = to.IsSigned ? x.Is(GreaterOrEqual, x.Number(-limit)) : x.Is(Greater, x.Number(0));
        var below = to.IsSigned
            ? Choose(x.Is(Less, x.Number(0)), Constant.Of(to, least), Constant.Of(to, 0))
            : (Expr)Constant.Of(to, 0);
        return new Function(
            $"To{Suffix(to)}",
            [x],
            [],
            Choose(x.Is(GreaterOrEqual, x.Number(limit)), Constant.Of(to, largest), Choose(inRange, new Cast(to, x), below)));
    }

    private static Select Choose(Expr condition, Expr whenTrue, Expr whenFalse) => new(condition, whenTrue, whenFalse);

    private static string Suffix(ScalarType type) => type.IsInteger ? type.Title : throw new NotSupportedException($"{type} is not a type of integers.");
}
