using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Model;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A function body in straight-line form: bindings in order, each of which may use the earlier ones, then the result.
/// </summary>
/// <param name="Key">Names the function within a kernel's closure.</param>
/// <param name="Derivative">What the function is a derivative of; it has no bindings and no result until that is resolved.</param>
/// <param name="Own">The derivative that the user gave the function; null where it follows from the body.</param>
internal sealed record Function(
    string Key,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Binding> Bindings,
    Expr Result,
    DerivativeSpec? Derivative = null,
    OwnDerivative? Own = null)
{
    /// <summary>Every node of the body, leaves included.</summary>
    public IEnumerable<Expr> Nodes() => Bindings.Select(binding => binding.Value).Append(Result).SelectMany(NodesOf);

    /// <summary>Every node of an expression, itself first.</summary>
    public static IEnumerable<Expr> NodesOf(Expr root)
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
/// <param name="Hint">A name for the value, if it has to have one.</param>
internal sealed record Binding(Variable Variable, Expr Value, string? Name, string? Hint = null);

/// <summary>A function that is the derivative of another one of its closure.</summary>
/// <param name="Primal">The key of the function.</param>
/// <param name="By">For each result the parameter of the primal that it is the derivative by; empty for its value.</param>
/// <param name="IsTuple">The result is a tuple, even if of one element.</param>
internal sealed record DerivativeSpec(string Primal, EquatableArray<string> By, bool IsTuple);

/// <summary>A user's own derivative of a function.</summary>
/// <param name="Function">The key of the method that computes it.</param>
/// <param name="By">For each of its results the parameter that it is the derivative by; empty where it is none.</param>
/// <param name="IsTuple">It returns a tuple.</param>
internal sealed record OwnDerivative(string Function, EquatableArray<string> By, bool IsTuple);
