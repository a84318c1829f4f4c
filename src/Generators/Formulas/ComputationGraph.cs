using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes.Derivatives;

namespace Kernels.Generators.Formulas;

/// <summary>
/// A function's computation graph. From left to right each operation takes its operands. From right to left, dotted, goes
/// the derivative: an edge carries the local partial derivative, a node its adjoint, that is the derivative of the result by
/// it, written x̄ for x.
/// </summary>
internal sealed class ComputationGraph
{
    /// <summary>More nodes than this are no picture any more.</summary>
    private const int LargestGraph = 40;

    // Letters that Unicode has with a macron. Not by string.Normalize: without globalization data it leaves them as they are.
    private const string Letters = "aegiouyAEGIOUYαιυ";
    private const string Barred = "āēḡīōūȳĀĒḠĪŌŪȲᾱῑῡ";

    private readonly string name;
    private readonly Operations operations;
    private readonly Dictionary<Expr, string> names = [];
    private readonly Dictionary<Expr, List<(Expr Consumer, Expr Partial)>> contributions = [];
    private readonly HashSet<Expr> active = [];
    private readonly FormulaWriter writer;

    private ComputationGraph(string name, Function function)
    {
        this.name = name;
        operations = new Operations(function);
        NameNodes();
        writer = new FormulaWriter(Notation.Text, names.Values);
    }

    private IEnumerable<Binding> Steps => operations.All.Where(static operation => operation.Value.Type != ScalarType.Bool);

    /// <summary>The parameters, then the operations, each behind its operands.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; private set; } = [];

    /// <summary>From a value to each operation that takes it.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; private set; } = [];

    /// <summary>From an operation to each value that it hands a derivative back to, from the result on.</summary>
    public IReadOnlyList<GraphEdge> Backward { get; private set; } = [];

    /// <summary>The graph; null where it is too large, or has parts without a formula.</summary>
    /// <param name="name">The function's name, for its result.</param>
    /// <param name="function">The function after the passes.</param>
    /// <param name="by">The parameters to show the derivative by; none where there is no derivative to show.</param>
    public static ComputationGraph? Of(string name, Function function, IReadOnlyList<string> by)
    {
        if (function.Nodes().Skip(4 * LargestGraph).Any() || !FormulaWriter.CanWrite(function))
            return null;
        var graph = new ComputationGraph(name, function);
        if (graph.Steps.Count() > LargestGraph)
            return null;
        if (function.Result.Type.IsFloat && by.Count > 0)
            graph.Differentiate(by);
        graph.Describe();
        return graph;
    }

    /// <summary>The lines of the graph in Mermaid.</summary>
    public IEnumerable<string> Mermaid()
    {
        yield return "graph LR";
        foreach (var node in Nodes)
        {
            var label = Escape(node.Label) + (node.Adjoint is null ? "" : $"<br/>{Escape(node.Adjoint)}");
            yield return node.IsParameter ? $"    n{node.Number}([\"{label}\"])" : $"    n{node.Number}[\"{label}\"]";
        }

        foreach (var edge in Edges)
            yield return $"    n{edge.From} --> n{edge.To}";
        foreach (var edge in Backward)
            yield return $"    n{edge.From} -.->|\"{Escape(edge.Partial!)}\"| n{edge.To}";
    }

    /// <summary>The user's names, the function's for its result, and v₁, v₂, ... for the rest.</summary>
    private void NameNodes()
    {
        foreach (var parameter in operations.Parameters)
            names.Add(parameter, parameter.Name);
        var allocator = new NameAllocator(names.Values.Append(name));
        foreach (var operation in Steps)
        {
            if (operation.Variable == operations.Result && operation.Name is null)
                names.Add(operation.Variable, name);
            else if ((operation.Name ?? operation.Hint) is { } known)
                names.Add(operation.Variable, allocator.Allocate(known));
        }

        var number = 0;
        foreach (var operation in Steps.Where(operation => !names.ContainsKey(operation.Variable)))
            names.Add(operation.Variable, allocator.Allocate($"v{Subscript(++number)}"));
    }

    /// <summary>Collects the local partials, from the result back; nothing where an operation has no rule.</summary>
    private void Differentiate(IReadOnlyList<string> by)
    {
        active.UnionWith(operations.Parameters.Where(parameter => by.Contains(parameter.Name) && parameter.Type.IsFloat));
        foreach (var operation in Steps)
        {
            if (operation.Value.Type.IsFloat && operation.Value.Operands.Any(active.Contains))
                active.Add(operation.Variable);
        }

        var reached = new HashSet<Expr> { operations.Result };
        foreach (var operation in Steps.Reverse().Where(operation => active.Contains(operation.Variable)))
        {
            if (!reached.Contains(operation.Variable))
                continue;
            if (PartialsOf(operation) is not { } partials)
            {
                contributions.Clear();
                active.Clear();
                return;
            }

            foreach (var (operand, partial) in operation.Value.Operands.Zip(partials, static (operand, partial) => (operand, partial)).Reverse())
            {
                if (active.Contains(operand) && partial is not (null or Constant { Bits: 0 }))
                {
                    if (!contributions.TryGetValue(operand, out var list))
                        contributions.Add(operand, list = []);
                    list.Add((operation.Variable, Readable(partial, operation)));
                    reached.Add(operand);
                }
            }
        }

        // In the order of the function's own operations.
        foreach (var list in contributions.Values)
            list.Reverse();
        active.IntersectWith(reached);
    }

    private static IReadOnlyList<Expr?>? PartialsOf(Binding operation) => operation.Value is Select select
        ? [null, new Select(select.Condition, select.Number(1), select.Number(0)), new Select(select.Condition, select.Number(0), select.Number(1))]
        : ChainRule.Partials(operation);

    /// <summary>Without the value at an isolated point, and in terms of the operands where the operation is a function.</summary>
    private static Expr Readable(Expr partial, Binding operation) => LowerPieces.Run(partial).Rewrite(node => node switch
    {
        Select { Condition: Compare { Operator: CompareOperator.Equal } or Binary, WhenTrue: Constant { Bits: 0 } } select => select.WhenFalse,
        Variable when node == operation.Variable && operation.Value is MathCall or Binary => operation.Value,
        _ => node,
    });

    private void Describe()
    {
        var numbers = operations.Parameters.Concat(Steps.Select(static operation => (Expr)operation.Variable))
            .Select(static (node, i) => (node, i)).ToDictionary(static pair => pair.node, static pair => pair.i);
        Nodes =
        [
            .. operations.Parameters.Select(parameter => new GraphNode(numbers[parameter], parameter.Name, Adjoint(parameter), IsParameter: true)),
            .. Steps.Select(operation => new GraphNode(numbers[operation.Variable], $"{names[operation.Variable]} = {Text(operation.Value)}",
                Adjoint(operation.Variable), IsParameter: false)),
        ];
        Edges =
        [
            .. Steps.SelectMany(operation => OperandsOf(operation.Value).Distinct()
                .Select(operand => new GraphEdge(numbers[operand], numbers[operation.Variable], null))),
        ];
        Backward =
        [
            .. from operation in Steps.Reverse()
               from operand in operation.Value.Operands.Distinct().Where(contributions.ContainsKey)
               let partials = contributions[operand].Where(item => item.Consumer == operation.Variable).Select(static item => item.Partial).ToList()
               where partials.Count > 0
               select new GraphEdge(
                   numbers[operation.Variable],
                   numbers[operand],
                   $"{Partial(operation.Variable, operand)} = {Text(partials.Aggregate(static (left, right) => left + right))}"),
        ];
    }

    private string Partial(Expr of, Expr by) => Notation.Text.Derivative(names[of], 1, [(names[by], 1)]);

    /// <summary>What a node depends on; a condition is no node, so what it depends on counts.</summary>
    private IEnumerable<Expr> OperandsOf(Expr node) => node.Operands.SelectMany(operand =>
        names.ContainsKey(operand) ? [operand]
        : operations.Definition(operand) is { } condition ? OperandsOf(condition)
        : []);

    /// <summary>The second line of a node: the sum of its consumers' adjoints, each times the partial derivative.</summary>
    private string? Adjoint(Expr node)
    {
        if (active.Count == 0 || !active.Contains(node))
            return null;
        var value = node == operations.Result ? "1"
            : Text(contributions[node].Select(AdjointTimesPartial).Aggregate(static (left, right) => left + right));
        return $"{Bar(names[node])} = {value}";
    }

    /// <summary>The adjoint of the result is 1; it is a factor to be seen only where its name is short.</summary>
    private Expr AdjointTimesPartial((Expr Consumer, Expr Partial) item) => item.Consumer == operations.Result && names[item.Consumer].Length > 1
        ? item.Partial
        : new Variable(item.Partial.Type, Bar(names[item.Consumer])) * item.Partial;

    /// <summary>A line above a name, its index aside: a macron on a letter, a continuous overline on a word.</summary>
    private static string Bar(string name)
    {
        var stem = name.TrimEnd("0123456789₀₁₂₃₄₅₆₇₈₉".ToCharArray());
        var index = stem.Length == 1 ? Letters.IndexOf(stem[0]) : -1;
        return (index >= 0 ? Barred.Substring(index, 1)
            : stem.Length == 1 ? $"{stem}\u0304"
            : string.Concat(stem.Select(static character => $"{character}\u0305")))
            + name.Substring(stem.Length);
    }

    private static string Subscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(static digit => "₀₁₂₃₄₅₆₇₈₉"[digit - '0']));

    private string Text(Expr expression) => writer.Write(Mathematics.Of(Named(expression)));

    /// <summary>Nodes by their names; conditions in full.</summary>
    private Expr Named(Expr expression) => expression is not Variable ? expression.MapOperands(Named)
        : names.TryGetValue(expression, out var known) ? new Variable(expression.Type, known)
        : operations.Definition(expression) is { } condition ? Named(condition)
        : expression;

    private static string Escape(string label) => label
        .Replace("#", "#35;").Replace("&", "#amp;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;");
}

/// <summary>A value of a computation.</summary>
/// <param name="Number">By which edges call it.</param>
/// <param name="Label">A parameter's name, or what is computed: <c>v₁ = −x</c>.</param>
/// <param name="Adjoint">The derivative of the result by it; null where none is asked for.</param>
internal sealed record GraphNode(int Number, string Label, string? Adjoint, bool IsParameter);

/// <param name="Partial">Backward, the local partial derivative that it carries: <c>∂v₂/∂v₁ = v₂</c>.</param>
internal sealed record GraphEdge(int From, int To, string? Partial);
