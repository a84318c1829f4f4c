using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Where a value matters: an alternative of conjunctions of conditions, each of which is a leaf or its negation. An
/// empty conjunction is always true; no conjunction at all is never.
/// </summary>
internal sealed class PathCondition
{
    public static readonly PathCondition Always = new([new HashSet<Literal>()]);
    public static readonly PathCondition Never = new([]);

    /// <summary>More conjunctions than this are not worth telling apart.</summary>
    private const int MaximumTerms = 24;

    /// <summary>More conditions than this in a conjunction are not repeated, as after many early returns.</summary>
    private const int MaximumConditions = 8;

    /// <summary>A condition of more parts than this is one literal.</summary>
    private const int MaximumLiterals = 6;

    private readonly IReadOnlyList<HashSet<Literal>> terms;

    private PathCondition(IReadOnlyList<HashSet<Literal>> terms) => this.terms = terms;

    public bool IsAlways => terms.Any(static term => term.Count == 0);

    public bool IsNever => terms.Count == 0;

    public bool IsTooLarge => terms.Count > MaximumTerms || terms.Any(static term => term.Count > MaximumConditions);

    public static PathCondition Of(Expr leaf) => new([[new Literal(leaf, true)]]);

    /// <param name="define">What a leaf stands for, so that the logic of conditions is seen; null where it is opaque.</param>
    public static PathCondition Of(Expr condition, bool holds, Func<Expr, Expr?> define) => (define(condition) ?? condition) switch
    {
        Constant constant => (constant.Bits != 0) == holds ? Always : Never,
        Unary { Operator: UnaryOperator.Not } not => Of(not.Operand, !holds, define),
        Binary { Operator: BinaryOperator.And or BinaryOperator.Or } logic => OfLogic(condition, logic, holds, define),
        _ => new([[new Literal(condition, holds)]]),
    };

    /// <summary>
    /// What a condition is made of, while that is little. The last of many iterations of a loop with a break runs where all those
    /// before it did not leave; that is one condition, and to repeat its parts in every iteration would grow with the square.
    /// </summary>
    private static PathCondition OfLogic(Expr condition, Binary logic, bool holds, Func<Expr, Expr?> define)
    {
        if (SizeOf(logic, define, MaximumLiterals + 1) > MaximumLiterals)
            return new([[new Literal(condition, holds)]]);
        var (left, right) = (Of(logic.Left, holds, define), Of(logic.Right, holds, define));
        return (logic.Operator == BinaryOperator.And) == holds ? left.And(right) : left.Or(right);
    }

    private static int SizeOf(Expr condition, Func<Expr, Expr?> define, int most) => most <= 0 ? 0 : (define(condition) ?? condition) switch
    {
        Unary { Operator: UnaryOperator.Not } not => SizeOf(not.Operand, define, most),
        Binary { Operator: BinaryOperator.And or BinaryOperator.Or } logic when SizeOf(logic.Left, define, most) is var left =>
            left + SizeOf(logic.Right, define, most - left),
        _ => 1,
    };

    public PathCondition And(PathCondition other)
    {
        if (IsAlways || other.IsAlways)
            return IsAlways ? other : this;
        var products = from left in terms
                       from right in other.terms
                       let term = new HashSet<Literal>(left.Concat(right))
                       where !term.Any(literal => term.Contains(literal.Negated))
                       select term;
        return new(Minimal(products));
    }

    /// <summary>The same path condition without some of its conditions, which holds in as many places or more.</summary>
    public PathCondition Of(Func<Expr, bool> isKept) =>
        new(Minimal(terms.Select(term => new HashSet<Literal>(term.Where(literal => isKept(literal.Condition))))));

    public PathCondition Or(PathCondition other) => IsAlways || other.IsAlways ? Always : new(Minimal(terms.Concat(other.terms)));

    /// <summary>
    /// The path condition where <paramref name="context"/> is known to hold: without the conditions that it says already.
    /// </summary>
    public PathCondition Within(PathCondition context)
    {
        if (context.terms.Count != 1 || !terms.All(context.terms[0].IsSubsetOf))
            return this;
        return new(terms.Select(term => new HashSet<Literal>(term.Except(context.terms[0]))).ToList());
    }

    /// <summary>
    /// Are the two alternatives of one condition, under the same others? Then gives that condition, which holds here
    /// and not there, and what remains.
    /// </summary>
    public bool IsComplement(PathCondition other, out Expr condition, out bool holds, out PathCondition rest)
    {
        (condition, holds, rest) = (Constant.True, true, this);
        if (terms.Count != 1 || other.terms.Count != 1 || terms[0].Count != other.terms[0].Count)
            return false;
        var own = terms[0].Except(other.terms[0]).ToList();
        if (own.Count != 1 || !other.terms[0].Contains(own[0].Negated))
            return false;
        (condition, holds) = (own[0].Condition, own[0].Holds);
        rest = new([new HashSet<Literal>(terms[0].Except(own))]);
        return true;
    }

    public bool IsSameAs(PathCondition other) =>
        terms.Count == other.terms.Count && terms.All(term => other.terms.Any(term.SetEquals));

    /// <summary>The value where the path condition holds, and 0 elsewhere.</summary>
    public Expr Mask(Expr value)
    {
        if (IsAlways)
            return value;
        if (terms.Count > 1)
            return new Select(ToExpr(), value, value.Number(0));

        // Conditions that must not hold read best as a choice of 0.
        var held = terms[0].Where(static literal => literal.Holds).Select(static literal => literal.Condition).ToList();
        if (held.Count > 0)
            value = new Select(held.Aggregate(static (left, right) => new Binary(BinaryOperator.And, left, right)), value, value.Number(0));
        return terms[0].Where(static literal => !literal.Holds)
            .Aggregate(value, static (rest, literal) => new Select(literal.Condition, rest.Number(0), rest));
    }

    public Expr ToExpr() => terms
        .Select(static term => term.Select(static literal => literal.ToExpr()).DefaultIfEmpty(Constant.True)
            .Aggregate(static (left, right) => new Binary(BinaryOperator.And, left, right)))
        .DefaultIfEmpty(Constant.False)
        .Aggregate(static (left, right) => new Binary(BinaryOperator.Or, left, right));

    /// <summary>Joins what differs in one condition, A·c + A·c̄ = A, and drops what another conjunction includes.</summary>
    private static List<HashSet<Literal>> Minimal(IEnumerable<HashSet<Literal>> items)
    {
        var terms = items.Select(static item => new HashSet<Literal>(item)).ToList();
        for (var i = 0; i < terms.Count; i++)
        {
            for (var j = 0; j < terms.Count; j++)
            {
                // A longer one says more than a shorter one, or something else.
                if (i == j || terms[i].Count > terms[j].Count)
                    continue;
                var differing = terms[i].FirstOrDefault(literal => terms[j].Contains(literal.Negated));
                if (differing.Condition is not null && terms[i].All(literal => literal == differing || terms[j].Contains(literal)))
                {
                    // The shorter one covers the longer one once the condition is dropped there.
                    terms[j].Remove(differing.Negated);
                    (i, j) = (0, -1);
                }
                else if (terms[i].IsSubsetOf(terms[j]))
                {
                    terms.RemoveAt(j);
                    (i, j) = (0, -1);
                }
            }
        }

        return terms;
    }

    private readonly record struct Literal(Expr Condition, bool Holds)
    {
        public Literal Negated => this with { Holds = !Holds };

        public Expr ToExpr() => Holds ? Condition : new Unary(UnaryOperator.Not, Condition);
    }
}
