using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Formulas;

/// <summary>A place where a function has no derivative, and what is taken for it there.</summary>
/// <param name="Result">Which of the derivatives.</param>
/// <param name="IsJump">The function itself has two values there.</param>
internal sealed record Kink(Locus Place, int Result, bool IsJump, Expr Value);

/// <summary>
/// Finds the kinks and jumps of a function, for the documentation of its derivatives. Wherever the function changes its
/// form, its values and derivatives on both sides are compared at a few points; where they agree, the function is smooth
/// and nothing is said.
/// </summary>
internal sealed class Kinks
{
    private const int Samples = 4;
    private const int LargestBody = 300;
    private const double Nearby = 1e-3;

    private readonly Function primal;
    private readonly Expr value;
    private readonly IReadOnlyList<Expr> derivatives;
    private readonly IReadOnlyList<IReadOnlyList<string>> by;
    private readonly Func<string, bool> isUniform;
    private readonly List<Kink> found = [];
    private readonly List<string> general = [];

    private Kinks(Function primal, Expr value, IReadOnlyList<Expr> derivatives, IReadOnlyList<IReadOnlyList<string>> by, Func<string, bool> isUniform)
    {
        this.primal = primal;
        this.value = value;
        this.derivatives = derivatives;
        this.by = by;
        this.isUniform = isUniform;
    }

    /// <summary>The kinks at places that can be named, and the rules that hold at the others.</summary>
    /// <param name="primal">The function, after the passes, its parameters named as those of the derivative.</param>
    /// <param name="derivative">The derivative, after the passes.</param>
    /// <param name="by">For each of its results the parameters; none for the value.</param>
    public static (IReadOnlyList<Kink> Kinks, IReadOnlyList<string> Rules) Find(
        Function primal, Function derivative, IReadOnlyList<IReadOnlyList<string>> by, Func<string, bool> isUniform)
    {
        if (Expand(primal) is not { Count: 1 } values || Expand(derivative) is not { } derivatives)
            return ([], primal.Nodes().OfType<MathCall>().Select(static call => call.Function.Kinks).OfType<string>().Distinct().ToList());
        var search = new Kinks(primal, values[0], derivatives, by, isUniform);
        foreach (var node in Nodes(values[0]).Distinct())
            search.Visit(node);
        return (search.found, search.general.Distinct().ToList());
    }

    private void Visit(Expr node)
    {
        if (!primal.Parameters.Any(parameter => by.Any(names => names.Contains(parameter.Name)) && Locus.Contains(node, parameter)))
            return;
        if (Locus.Of(node) is not { } place)
        {
            if (node is MathCall { Type: var type, Function.Kinks: { } rule } && type.IsFloat)
                general.Add(rule);
            return;
        }

        if (found.Any(kink => kink.Place == place))
            return;
        for (var i = 0; i < by.Count; i++)
        {
            if (by[i].Count > 0 && Compare(place, i) is { } kind)
                Add(new Kink(place, i, kind == Kind.Jump, place.At(derivatives[i])), kind, node);
        }
    }

    private void Add(Kink kink, Kind kind, Expr node)
    {
        // A value that still has cases would take longer to read than the formula.
        if (kind != Kind.Unknown && Nodes(kink.Value).Count() <= 12 && !Nodes(kink.Value).Any(static part => part is Select))
            found.Add(kink);
        else
            general.Add(node is MathCall { Function.Kinks: { } rule } ? rule : "where a condition changes: the branch that it selects");
    }

    private enum Kind
    {
        Kink,
        Jump,
        Unknown,
    }

    /// <summary>What is on both sides of a place; null where the function is smooth there.</summary>
    private Kind? Compare(Locus place, int result)
    {
        Kind? kind = null;
        var depends = primal.Parameters.Any(parameter => by[result].Contains(parameter.Name)
            && (Locus.Contains(place.Left, parameter) || Locus.Contains(place.Right, parameter)));
        for (var sample = 0; sample < Samples; sample++)
        {
            var parameters = new PointEvaluator();
            for (var i = 0; i < primal.Parameters.Count; i++)
            {
                // Uniforms are scales and limits as a rule, so they are taken to be positive.
                var name = primal.Parameters[i].Name;
                var size = 0.37 + (0.61 * i) + (0.83 * sample);
                parameters.Parameters[name] = isUniform(name) || (i + sample) % 2 == 0 ? size : -size;
            }

            if (place.Meet(primal.Parameters, parameters) is not { } way)
                return Kind.Unknown;
            var (below, above) = (At(value, -1), At(value, 1));
            if (Differ(below, above) && depends)
                return Kind.Jump;
            var (left, right, taken) = (At(derivatives[result], -1), At(derivatives[result], 1), At(derivatives[result], 0));
            if (Differ(left, right) || Differ(left, taken))
                kind = Kind.Kink;

            double At(Expr expression, int sign)
            {
                var side = new PointEvaluator { Decide = node => place.Decide(node, sign) };
                foreach (var pair in parameters.Parameters)
                    side.Parameters.Add(pair.Key, pair.Value);
                var value = side.Evaluate(expression);
                if (sign == 0 || (!double.IsNaN(value) && !double.IsInfinity(value)))
                    return value;

                // There may be a limit all the same, as of e^(-1/x) at 0.
                side.Parameters[way.Parameter] += sign * Math.Sign(way.Slope) * Nearby;
                return side.Evaluate(expression);
            }
        }

        return kind;
    }

    private static bool Differ(double left, double right) =>
        double.IsNaN(left) != double.IsNaN(right) || (!left.Equals(right) && !(Math.Abs(left - right) <= 1e-6 * (1 + Math.Abs(left))) && !double.IsNaN(left));

    /// <summary>The results in terms of the parameters alone; null where that is too much to search.</summary>
    private static IReadOnlyList<Expr>? Expand(Function function)
    {
        var scope = new Dictionary<string, (Expr Value, int Size)>(StringComparer.Ordinal);
        foreach (var binding in function.Bindings)
        {
            if (Size(binding.Value) is var size && size > LargestBody)
                return null;
            scope[binding.Variable.Name] = (Substitute(binding.Value), size);
        }

        var results = function.Result is TupleExpr tuple ? [.. tuple.Items] : new[] { function.Result };
        return results.Any(result => Size(result) > LargestBody) ? null : results.Select(Substitute).ToList();

        int Size(Expr expression) => expression is Variable variable ? scope[variable.Name].Size
            : expression.Operands.Aggregate(1, (size, operand) => Math.Min(size + Size(operand), LargestBody + 1));

        Expr Substitute(Expr expression) => expression is Variable variable ? scope[variable.Name].Value : expression.MapOperands(Substitute);
    }

    private static IEnumerable<Expr> Nodes(Expr root) => root.Operands.SelectMany(Nodes).Append(root);
}
