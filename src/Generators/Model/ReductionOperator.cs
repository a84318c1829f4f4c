using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>
/// A way to reduce values to one, by which accumulators are combined: one row of the table. It states everything: nothing has
/// a default.
/// </summary>
internal sealed class ReductionOperator
{
    public static readonly ReductionOperator Sum = new()
    {
        Name = "Sum",
        Members =
        [
            new ReductionMember
            {
                Name = "Sum",
                Flag = Reductions.Sum,
                What = "The sum",
                Formula = static call => $"Σ {call}",
                OfNothing = "0 if there are no elements",
                OfNaN = null,
                OfIntegers = "A sum of integers wraps at 64 bits.",
                IsDivided = false,
            },
            new ReductionMember
            {
                Name = "Mean",
                Flag = Reductions.Mean,
                What = "The mean",
                Formula = static call => $"Σ {call} / n",
                OfNothing = null,
                OfNaN = null,
                OfIntegers = null,
                IsDivided = true,
            },
        ],
        What = "sum",
        Symbol = "+",
        TotalSymbol = "+",
        Tree = "Sum",
        OfMask = null,
        IsCondition = false,
        Decided = null,
        IntegerIntrinsic = null,
        Widening = "AddPairs",
        Total = static type => type.Sum,
        IsOrdered = static type => type.IsFloat,
        Neutral = static type => Constant.OfNumber(type, 0),
        IntegerIdentity = null,
    };

    public static readonly ReductionOperator Min = new()
    {
        Name = "Min",
        Members =
        [
            new ReductionMember
            {
                Name = "Min",
                Flag = Reductions.Min,
                What = "The minimum",
                Formula = static call => $"min {call}",
                OfNothing = null,
                OfNaN = "NaN if an element is NaN",
                OfIntegers = null,
                IsDivided = false,
            },
        ],
        What = "minimum",
        Symbol = null,
        TotalSymbol = null,
        Tree = "Min",
        OfMask = null,
        IsCondition = false,
        Decided = null,
        IntegerIntrinsic = "min",
        Widening = null,
        Total = static type => type,
        IsOrdered = static _ => false,
        Neutral = static type => type.IsFloat ? Constant.OfNumber(type, double.PositiveInfinity) : Constant.Of(type, type.Max),
        IntegerIdentity = "MaxValue",
    };

    public static readonly ReductionOperator Max = new()
    {
        Name = "Max",
        Members =
        [
            new ReductionMember
            {
                Name = "Max",
                Flag = Reductions.Max,
                What = "The maximum",
                Formula = static call => $"max {call}",
                OfNothing = null,
                OfNaN = "NaN if an element is NaN",
                OfIntegers = null,
                IsDivided = false,
            },
        ],
        What = "maximum",
        Symbol = null,
        TotalSymbol = null,
        Tree = "Max",
        OfMask = null,
        IsCondition = false,
        Decided = null,
        IntegerIntrinsic = "max",
        Widening = null,
        Total = static type => type,
        IsOrdered = static _ => false,
        Neutral = static type => type.IsFloat ? Constant.OfNumber(type, double.NegativeInfinity) : Constant.Of(type, type.Min),
        IntegerIdentity = "MinValue",
    };

    public static readonly ReductionOperator Count = new()
    {
        Name = "Count",
        Members =
        [
            new ReductionMember
            {
                Name = "Count",
                Flag = Reductions.Count,
                What = "How many are true",
                Formula = static call => $"Σ ({call} ? 1 : 0)",
                OfNothing = "0 if there are no elements",
                OfNaN = null,
                OfIntegers = null,
                IsDivided = false,
            },
        ],
        What = "count",
        Symbol = "+",
        TotalSymbol = "+",
        Tree = "Sum",
        OfMask = static mask => $"-{mask}",
        IsCondition = false,
        Decided = null,
        IntegerIntrinsic = null,
        Widening = "AddPairs",
        Total = static _ => ScalarType.Int64,
        IsOrdered = static _ => false,
        Neutral = static type => Constant.OfNumber(type, 0),
        IntegerIdentity = null,
    };

    public static readonly ReductionOperator Any = new()
    {
        Name = "Any",
        Members =
        [
            new ReductionMember
            {
                Name = "Any",
                Flag = Reductions.Any,
                What = "Whether any is true",
                Formula = static call => $"{call} for an i",
                OfNothing = "false if there are no elements",
                OfNaN = null,
                OfIntegers = null,
                IsDivided = false,
            },
        ],
        What = "disjunction",
        Symbol = "|",
        TotalSymbol = "|",
        Tree = "Any",
        OfMask = static mask => mask,
        IsCondition = true,
        Decided = "true",
        IntegerIntrinsic = null,
        Widening = null,
        Total = static type => type,
        IsOrdered = static _ => false,
        Neutral = static type => Constant.OfNumber(type, 0),
        IntegerIdentity = null,
    };

    public static readonly ReductionOperator Every = new()
    {
        Name = "All",
        Members =
        [
            new ReductionMember
            {
                Name = "All",
                Flag = Reductions.All,
                What = "Whether all are true",
                Formula = static call => $"{call} for all i",
                OfNothing = "true if there are no elements",
                OfNaN = null,
                OfIntegers = null,
                IsDivided = false,
            },
        ],
        What = "conjunction",

        // Lanes collect where the condition does not hold.
        Symbol = "|",
        TotalSymbol = "&",
        Tree = "All",
        OfMask = static mask => $"~{mask}",
        IsCondition = true,
        Decided = "false",
        IntegerIntrinsic = null,
        Widening = null,
        Total = static type => type,
        IsOrdered = static _ => false,
        Neutral = static type => Constant.OfNumber(type, 0),
        IntegerIdentity = null,
    };

    /// <summary>The table, in the order in which members are written.</summary>
    public static readonly IReadOnlyList<ReductionOperator> All = [Sum, Min, Max, Count, Any, Every];

    public static IEnumerable<ReductionMember> AllMembers => All.SelectMany(static reduction => reduction.Members);

    /// <summary>How generated methods are called.</summary>
    public required string Name { get; init; }

    /// <summary>The method of the runtime's <c>ReductionTree</c> that makes a total of the lanes of a vector.</summary>
    public required string Tree { get; init; }

    /// <summary>
    /// What is reduced of a mask, which has all bits of a lane set or none; null where numbers are reduced and no conditions.
    /// </summary>
    public required Func<string, string>? OfMask { get; init; }

    /// <summary>The total is a condition.</summary>
    public required bool IsCondition { get; init; }

    /// <summary>The total, as C#, as soon as a bit of an accumulator is set; null where all elements count.</summary>
    public required string? Decided { get; init; }

    /// <summary>Accumulators collect where a condition does not hold, so that the total is the opposite of what they have.</summary>
    public bool IsNegated => Decided == "false";

    /// <summary>The members that the operator serves.</summary>
    public required IReadOnlyList<ReductionMember> Members { get; init; }

    /// <summary>What it gives, in a comment; and what an accumulator is called in a GPU's language.</summary>
    public required string What { get; init; }

    /// <summary>
    /// The sign between two values, scalars or vectors; null where a function of the operator's <see cref="Name"/> combines
    /// them.
    /// </summary>
    public required string? Symbol { get; init; }

    /// <summary>The sign between the totals of two ranges.</summary>
    public required string? TotalSymbol { get; init; }

    /// <summary>The function of OpenCL C that combines two integers; null where there is a sign for it.</summary>
    public required string? IntegerIntrinsic { get; init; }

    /// <summary>
    /// The method of the runtime's <c>Lanes</c> that makes a vector of totals from one of integers; null where totals are
    /// no wider.
    /// </summary>
    public required string? Widening { get; init; }

    /// <summary>The type of the accumulators, and of what is returned, for a type of values.</summary>
    public required Func<ScalarType, ScalarType> Total { get; init; }

    /// <summary>Does the order matter, for a type of values? It does where the operator rounds.</summary>
    public required Func<ScalarType, bool> IsOrdered { get; init; }

    /// <summary>The value that changes nothing, of a type of accumulators.</summary>
    public required Func<ScalarType, Constant> Neutral { get; init; }

    /// <summary>
    /// The same of integers, as the member of every integer type that is it; null where there is none, and it is written as
    /// a literal.
    /// </summary>
    public required string? IntegerIdentity { get; init; }

    public override string ToString() => Name;
}

/// <summary>A member that a kernel gets for a reduction: <c>FMean</c>.</summary>
internal sealed class ReductionMember
{
    /// <summary>What the member's name ends with.</summary>
    public required string Name { get; init; }

    /// <summary>How the user asks for it.</summary>
    public required Reductions Flag { get; init; }

    /// <summary>What it gives, at the beginning of a sentence.</summary>
    public required string What { get; init; }

    /// <summary>The formula, with what is reduced.</summary>
    public required Func<string, string> Formula { get; init; }

    /// <summary>What it gives where there is no element; null where that is refused.</summary>
    public required string? OfNothing { get; init; }

    /// <summary>What it gives of floating-point values of which one is NaN, where that is to be said.</summary>
    public required string? OfNaN { get; init; }

    /// <summary>A sentence about integers, where there is one to be said.</summary>
    public required string? OfIntegers { get; init; }

    /// <summary>The total is divided by the number of elements.</summary>
    public required bool IsDivided { get; init; }

    public bool NeedsElements => OfNothing is null;

    public override string ToString() => Name;
}
