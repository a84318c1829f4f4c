using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Shortens the condition under which a function throws. The second guard of a method is reached where the first one did not throw, so
/// the condition is <c>a | !a &amp; b</c>; <c>a | b</c> is the same.
/// </summary>
internal sealed class ThrowConditions
{
    /// <summary>Each term is compared with those before it.</summary>
    private const int MostTerms = 100;

    private readonly Dictionary<Expr, Expr> values;

    private ThrowConditions(Function function) =>
        values = function.Bindings.Where(static binding => binding.Value.Type == ScalarType.Bool)
            .ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);

    public static Function Run(Function function)
    {
        if (function.Throws is not { } throws)
            return function;
        var shorter = new ThrowConditions(function).Shorten(throws);
        if (shorter is not Binary)
            return function with { Throws = shorter };

        // With a name of its own, the test is a line that can be read.
        var named = new Variable(ScalarType.Bool, "#throws");
        return function with { Bindings = [.. function.Bindings, new Binding(named, shorter, "throws")], Throws = named };
    }

    private Expr Shorten(Expr throws)
    {
        var terms = Terms(throws).Take(MostTerms + 1).ToList();
        if (terms.Count > MostTerms)
            return throws;
        var done = new List<HashSet<Literal>>();
        Expr? result = null;
        foreach (var term in terms)
        {
            var all = LiteralsOf(term, true).Distinct().ToList();
            var needed = all.ToList();
            foreach (var literal in all)
            {
                var rest = needed.Where(other => other != literal).ToList();
                var otherwise = new HashSet<Literal>(rest.Concat(LiteralsOf(literal.Condition, !literal.Holds)));
                if (done.Any(otherwise.IsSupersetOf))
                    needed = rest;
            }

            if (needed.Count > 0 && done.Any(new HashSet<Literal>(needed).IsSupersetOf))
                continue;
            done.Add([.. needed]);
            var shorter = needed.Count == all.Count ? term : All(needed);
            result = result is null ? shorter : new Binary(BinaryOperator.Or, result, shorter);
        }

        return result!;
    }

    /// <summary>One of the conditions of which any suffices.</summary>
    private IEnumerable<Expr> Terms(Expr condition) => ValueOf(condition) is Binary { Operator: BinaryOperator.Or } either
        ? either.Operands.SelectMany(Terms)
        : [condition];

    /// <summary>The conditions that all hold where the one does, or does not.</summary>
    private IEnumerable<Literal> LiteralsOf(Expr condition, bool holds) => ValueOf(condition) switch
    {
        Constant { Bits: not 0 } when holds => [],
        Unary { Operator: UnaryOperator.Not } not => LiteralsOf(not.Operand, !holds),
        Binary { Operator: BinaryOperator.And } both when holds => both.Operands.SelectMany(operand => LiteralsOf(operand, true)),
        Binary { Operator: BinaryOperator.Or } either when !holds => either.Operands.SelectMany(operand => LiteralsOf(operand, false)),
        _ => [new Literal(condition, holds)],
    };

    private Expr ValueOf(Expr condition) => values.TryGetValue(condition, out var value) ? value : condition;

    private static Expr All(IEnumerable<Literal> literals)
    {
        var conditions = literals.Select(static literal => literal.Holds ? literal.Condition : new Unary(UnaryOperator.Not, literal.Condition)).ToList();
        return conditions.Count == 0 ? Constant.True : conditions.Aggregate(static (left, right) => new Binary(BinaryOperator.And, left, right));
    }

    /// <summary>A condition that holds, or one that does not.</summary>
    private sealed record Literal(Expr Condition, bool Holds);
}
