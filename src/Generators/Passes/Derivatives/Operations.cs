using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>A function as a list of single operations on leaves, to which more can be appended.</summary>
internal sealed class Operations
{
    private readonly List<Binding> operations = [];
    private readonly Dictionary<string, Expr> definitions = [];
    private readonly Dictionary<string, Expr> scope = [];
    private readonly Dictionary<Expr, Expr> known = [];

    public Operations(Function function)
    {
        Parameters = function.Parameters;
        foreach (var binding in function.Bindings)
        {
            var leaf = Flatten(binding.Value, binding.Name);
            scope[binding.Variable.Name] = leaf;
            Suggest(leaf, binding.Hint, binding.CodeName);
        }

        Result = Flatten(function.Result, null);
        Suggest(Result, NameOfResult(function), null);
        scope.Clear();
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The leaf that is the function's result.</summary>
    public Expr Result { get; }

    public IReadOnlyList<Binding> All => operations;

    /// <summary>The operation that a leaf stands for; null for parameters and constants.</summary>
    public Expr? Definition(Expr leaf) =>
        leaf is Variable variable && definitions.TryGetValue(variable.Name, out var node) ? node : null;

    /// <summary>Appends an expression over known leaves; returns the leaf for its value.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="codeName">A name for the value, unless it was known before.</param>
    public Expr Bind(Expr expression, string? codeName = null)
    {
        var known = operations.Count;
        var leaf = Flatten(expression, null);
        if (operations.Count > known)
            Suggest(leaf, null, codeName);
        return leaf;
    }

    /// <summary>What a leaf is called by the user, or for its part in the function; null where it has no name.</summary>
    public string? NameOf(Expr leaf) => leaf is Parameter parameter ? parameter.Name
        : operations.Find(operation => operation.Variable == leaf) is { } found ? found.Name ?? found.Hint
        : null;

    /// <summary>Appends what a function of the same parameters computes; returns the leaf for its result.</summary>
    public Expr Import(Function function)
    {
        foreach (var binding in function.Bindings)
            scope[binding.Variable.Name] = Flatten(binding.Value, binding.Name);
        var result = Flatten(function.Result, null);
        scope.Clear();
        return result;
    }

    /// <summary>Appends the operations of a leaf that may have been used already.</summary>
    public void Define(Variable leaf, Expr expression)
    {
        var value = Bind(expression);
        operations.Add(new Binding(leaf, value, null));
        definitions.Add(leaf.Name, Definition(value) ?? value);
    }

    /// <summary>
    /// Moves negations outwards and into sums, where they vanish. All of it is exact: rounding is the same for both signs.
    /// </summary>
    private Expr MoveSigns(Expr node) => node switch
    {
        Unary { Operator: UnaryOperator.Negate } outer when Negated(outer.Operand) is { } inner => inner,
        Binary { Operator: BinaryOperator.Add } sum when Negated(sum.Right) is { } right => sum.Left - right,
        Binary { Operator: BinaryOperator.Add } sum when Negated(sum.Left) is { } left => sum.Right - left,
        Binary { Operator: BinaryOperator.Subtract } difference when Negated(difference.Right) is { } right => difference.Left + right,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } term when Negated(term.Left) is { } left => -(term with { Left = left }),
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } term when Negated(term.Right) is { } right => -(term with { Right = right }),
        _ => node,
    };

    /// <summary>What a leaf is the negation of; null where it is none, or an integer.</summary>
    private Expr? Negated(Expr leaf) =>
        leaf.Type.IsFloat && Definition(leaf) is Unary { Operator: UnaryOperator.Negate } negated ? negated.Operand : null;

    /// <summary>A name for what the function gives: its own.</summary>
    private static string NameOfResult(Function function)
    {
        var name = Function.NameOf(function.Key);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private void Suggest(Expr leaf, string? hint, string? codeName)
    {
        if ((hint ?? codeName) is not null && operations.FindIndex(operation => operation.Variable == leaf) is var index and >= 0)
            operations[index] = operations[index] with { Hint = operations[index].Hint ?? hint, CodeName = operations[index].CodeName ?? codeName };
    }

    private Expr Flatten(Expr expression, string? name)
    {
        if (expression is Variable variable)
            return scope.TryGetValue(variable.Name, out var leaf) ? leaf : variable;
        if (expression.IsAtom)
            return expression;

        // Equal operations are one, or what is written for a derivative would not be recognised where it stands already.
        var node = MoveSigns(Simplify.Node(expression.MapOperands(operand => Flatten(operand, null))));
        if (node.IsAtom)
            return node;
        if (!node.Operands.All(static operand => operand.IsAtom))
            return Flatten(node, name);
        if (known.TryGetValue(node, out var value))
            return value;

        var bound = new Variable(node.Type, $"#{operations.Count}");
        operations.Add(new Binding(bound, node, name));
        definitions.Add(bound.Name, node);
        known.Add(node, bound);
        return bound;
    }
}
