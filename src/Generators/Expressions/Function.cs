using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Model;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A function body in straight-line form: bindings in order, each of which may use the earlier ones, then the result.
/// </summary>
/// <param name="Key">Names the function within a kernel's closure.</param>
internal sealed record Function(
    string Key,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Binding> Bindings,
    Expr Result)
{
    /// <summary>Every node of the body, leaves included.</summary>
    public IEnumerable<Expr> Nodes() => Bindings.Select(binding => binding.Value).Append(Result).SelectMany(NodesOf);

    private static IEnumerable<Expr> NodesOf(Expr root)
    {
        var pending = new Stack<Expr>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            yield return node;
            foreach (var operand in node.Operands)
                pending.Push(operand);
        }
    }
}

/// <summary>let <paramref name="Variable"/> = <paramref name="Value"/>.</summary>
/// <param name="Name">The user's name for the value: it stays in the generated code even where the value is used once.</param>
internal sealed record Binding(Variable Variable, Expr Value, string? Name);
