using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Derivatives of functions with a test for equality, such as x == 0 ? 1 : sin(x)/x. The arm for equality holds at single
/// points of its line, and gives the value there and not the slope. So by a parameter that the two sides depend on, the slope
/// is that of the other arm, where it is finite; by other parameters the test decides as any condition does.
/// </summary>
internal static class EqualityTests
{
    /// <summary>Each test doubles the work. With more of them, all decide as other conditions do.</summary>
    private const int Most = 2;

    /// <inheritdoc cref="Differentiate.Run"/>
    public static Function Differentiated(Function primal, IReadOnlyList<string> by, IReadOnlyDictionary<string, Function> functions)
    {
        var tests = Tests(primal, by);
        return tests.Count is 0 or > Most
            ? Run(primal, by, functions)
            : Combined(primal, tests[0], by, functions);
    }

    private static Function Combined(Function primal, Test test, IReadOnlyList<string> by, IReadOnlyDictionary<string, Function> functions)
    {
        var bindings = new List<Binding>();
        var values = Add(primal, "");
        var condition = test.Condition;
        var decided = by.All(test.Depends) ? [] : Add(Run(primal, by, functions), "decided");
        var equal = Add(Differentiated(Replaced(test.WhenEqual), by, functions), "equal");
        var other = Add(Differentiated(Replaced(test.Otherwise), by, functions), "other");

        var results = by.Select((name, i) => name.Length == 0 ? values[0]
            : test.Depends(name) ? new Select(
                new Binary(BinaryOperator.And, condition, new Unary(UnaryOperator.Not, new Classify("IsFinite", other[i]))), equal[i], other[i])
            : decided[i]).ToEquatableArray();
        return primal with
        {
            Bindings = bindings.ToEquatableArray(),
            Result = new TupleExpr(results),
            Own = null,
        };

        Function Replaced(Expr arm) => primal.Map(expression => expression.Rewrite(node => node == test.Choice ? arm : node));

        IReadOnlyList<Expr> Add(Function function, string prefix)
        {
            var renamed = function.WithPrefix(prefix);
            bindings.AddRange(renamed.Bindings);
            return renamed.Result is TupleExpr tuple ? tuple.Items : [renamed.Result];
        }
    }

    private static Function Run(Function primal, IReadOnlyList<string> by, IReadOnlyDictionary<string, Function> functions) =>
        ForwardMode.IsNeeded(primal, parameter => by.Contains(parameter.Name))
            ? ForwardMode.Run(primal, by, functions)
            : Differentiate.Run(primal, by, functions);

    private static List<Test> Tests(Function function, IReadOnlyList<string> by)
    {
        var dependencies = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var binding in function.Bindings)
            dependencies[binding.Variable.Name] = DependenciesOf(binding.Value);

        var values = function.Bindings.ToDictionary(static binding => (Expr)binding.Variable, static binding => binding.Value);
        var tests = new List<Test>();
        foreach (var select in function.Nodes().OfType<Select>().Where(static select => select.Type.IsFloat).Distinct())
        {
            var condition = values.TryGetValue(select.Condition, out var value) ? value : select.Condition;
            if (condition is not Compare { Operator: CompareOperator.Equal or CompareOperator.NotEqual } compare || !compare.Left.Type.IsFloat)
                continue;
            var names = DependenciesOf(compare);
            var isEqual = compare.Operator == CompareOperator.Equal;
            if (by.Any(names.Contains))
            {
                tests.Add(new Test(
                    select,
                    compare with { Operator = CompareOperator.Equal },
                    isEqual ? select.WhenTrue : select.WhenFalse,
                    isEqual ? select.WhenFalse : select.WhenTrue,
                    names));
            }
        }

        return tests;

        HashSet<string> DependenciesOf(Expr expression) => [.. Function.NodesOf(expression).SelectMany(node => node switch
        {
            Parameter parameter => [parameter.Name],
            Variable variable => dependencies.TryGetValue(variable.Name, out var known) ? known : [],
            _ => (IEnumerable<string>)[],
        })];
    }

    /// <param name="Choice">The node that the test decides.</param>
    /// <param name="Names">The parameters that the two sides depend on.</param>
    private sealed record Test(Select Choice, Compare Condition, Expr WhenEqual, Expr Otherwise, HashSet<string> Names)
    {
        public bool Depends(string parameter) => Names.Contains(parameter);
    }
}
