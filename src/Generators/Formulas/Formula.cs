using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Formulas;

/// <summary>A function as formulas: one for each result, and the definitions that they share.</summary>
/// <param name="Results">The results, in order.</param>
/// <param name="Definitions">Values that are used more than once or have a name of the user's; each may use the earlier ones.</param>
internal sealed record Formula(IReadOnlyList<Expr> Results, IReadOnlyList<(Variable Variable, Expr Value)> Definitions)
{
    /// <summary>More operations than this fill a page; nobody reads them as a formula.</summary>
    private const int LargestBody = 250;

    /// <summary>A value up to this size is repeated rather than named.</summary>
    private const int SmallValue = 3;

    private const int SmallCondition = 12;

    private static readonly string[] Letters = ["t", "u", "v", "w", "p", "q", "r", "s"];

    /// <summary>The names that the formulas use.</summary>
    public IEnumerable<string> Names => Results.Concat(Definitions.Select(static definition => definition.Value))
        .SelectMany(NamesIn)
        .Concat(Definitions.Select(static definition => definition.Variable.Name));

    /// <summary>The formulas of a function after the passes; null where it is too large, or cannot be written as one.</summary>
    public static Formula? Of(Function function)
    {
        if (function.Nodes().Skip(LargestBody).Any() || !FormulaWriter.CanWrite(function))
            return null;

        var names = new NameAllocator(function.Parameters.Select(static parameter => parameter.Name)
            .Concat(function.Bindings.Where(static binding => (binding.Name ?? binding.Hint) is not null).Select(static binding => binding.Variable.Name)));
        var results = function.Result is TupleExpr tuple ? [.. tuple.Items] : new[] { function.Result };
        var scope = new Dictionary<string, Expr>(StringComparer.Ordinal);
        var values = function.Bindings.Select(static binding => binding.Value).Concat(results).ToList();
        var definitions = new List<(Variable Variable, Expr Value)>();
        var unnamed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var binding in function.Bindings)
        {
            var formula = Mathematics.Of(Substitute(WithComplements(binding.Value), scope));
            var isResultAlone = !values.Any(value => value != binding.Variable && Locus.Contains(value, binding.Variable));
            var isSmall = Size(formula) <= (binding.Value.Type == ScalarType.Bool ? SmallCondition : SmallValue);
            if ((binding.Name is null && isSmall) || isResultAlone)
            {
                scope[binding.Variable.Name] = formula;
                continue;
            }

            var variable = binding.Variable with { Name = (binding.Name ?? binding.Hint) is null ? LetterFor(names) : binding.Variable.Name };
            scope[binding.Variable.Name] = variable;
            definitions.Add((variable, formula));
            if (binding.Name is null)
                unnamed.Add(variable.Name);
        }

        var formulas = results.Select(result => Mathematics.Of(Substitute(WithComplements(result), scope))).ToList();
        InlineUsedOnce(formulas, definitions, unnamed);
        definitions = OnlyUsed(formulas, definitions);
        InlineWhereShorter(formulas, definitions, unnamed);
        return new Formula(formulas, OnlyUsed(formulas, definitions));

        // With y = 1/(1 + e) the product e·y is 1 − y; it is computed so only where nothing cancels.
        Expr WithComplements(Expr expression) => expression.Rewrite(node =>
            node is Binary { Operator: BinaryOperator.Multiply, Left: var e, Right: Variable y } && function.Bindings.Any(binding =>
                binding.Variable == y && (binding.Name ?? binding.Hint) is not null && binding.Value == y.Number(1) / (y.Number(1) + e))
                ? y.Number(1) - y
                : node);
    }

    /// <summary>Once like terms are joined, a value may be used in one place alone.</summary>
    private static void InlineUsedOnce(List<Expr> results, List<(Variable Variable, Expr Value)> definitions, HashSet<string> unnamed)
    {
        foreach (var (variable, value) in definitions.Where(definition => unnamed.Contains(definition.Variable.Name)).Reverse().ToList())
        {
            var uses = results.Concat(definitions.Select(static definition => definition.Value)).SelectMany(NamesIn).Count(name => name == variable.Name);
            if (uses != 1)
                continue;
            Expr Inline(Expr expression) => !Locus.Contains(expression, variable)
                ? expression
                : Mathematics.Of(expression.Rewrite(node => node == variable ? value : node));
            for (var i = 0; i < results.Count; i++)
                results[i] = Inline(results[i]);
            for (var i = 0; i < definitions.Count; i++)
                definitions[i] = (definitions[i].Variable, Inline(definitions[i].Value));
        }
    }

    /// <summary>Without the definitions that have no name of the user's, so many like terms may join that there is less to read.</summary>
    private static void InlineWhereShorter(List<Expr> results, List<(Variable Variable, Expr Value)> definitions, HashSet<string> unnamed)
    {
        var scope = new Dictionary<string, Expr>(StringComparer.Ordinal);
        foreach (var (variable, value) in definitions)
            scope[variable.Name] = unnamed.Contains(variable.Name) ? Inline(value) : variable;
        var inlined = results.Select(Inline).ToList();
        var named = definitions
            .Where(definition => !unnamed.Contains(definition.Variable.Name))
            .Select(definition => (definition.Variable, Value: Inline(definition.Value)))
            .ToList();
        if (SizeOf(inlined, named) >= SizeOf(results, definitions))
            return;
        for (var i = 0; i < results.Count; i++)
            results[i] = inlined[i];
        definitions.Clear();
        definitions.AddRange(named);

        Expr Inline(Expr expression) => Mathematics.Of(Substitute(expression, scope));

        static int SizeOf(List<Expr> results, List<(Variable Variable, Expr Value)> definitions) =>
            results.Concat(definitions.Select(static definition => definition.Value)).Sum(Size);
    }

    private static string LetterFor(NameAllocator names)
    {
        foreach (var letter in Letters)
        {
            if (names.Allocate(letter) is var name && name == letter)
                return name;
        }

        return names.Allocate("t");
    }

    private static Expr Substitute(Expr expression, Dictionary<string, Expr> scope) =>
        expression is Variable variable ? scope[variable.Name] : expression.MapOperands(operand => Substitute(operand, scope));

    private static List<(Variable Variable, Expr Value)> OnlyUsed(List<Expr> results, List<(Variable Variable, Expr Value)> definitions)
    {
        var used = new HashSet<string>(results.SelectMany(NamesIn), StringComparer.Ordinal);
        foreach (var (variable, value) in Enumerable.Reverse(definitions))
        {
            if (used.Contains(variable.Name))
                used.UnionWith(NamesIn(value));
        }

        return definitions.Where(definition => used.Contains(definition.Variable.Name)).ToList();
    }

    /// <summary>How much there is to read; signs and numbers are no burden.</summary>
    private static int Size(Expr expression) => expression switch
    {
        Constant => 0,
        Unary unary => Size(unary.Operand),
        MathCall call => call.Function.Weight + call.Arguments.Sum(Size),
        _ => 1 + expression.Operands.Sum(Size),
    };

    private static IEnumerable<string> NamesIn(Expr expression) => expression switch
    {
        Variable variable => [variable.Name],
        Parameter parameter => [parameter.Name],
        _ => expression.Operands.SelectMany(NamesIn),
    };
}
