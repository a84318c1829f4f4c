using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A function body in straight-line form: bindings in order, each of which may use the earlier ones, then the result.
/// </summary>
/// <param name="Key">Names the function within a kernel's closure.</param>
/// <param name="Derivative">What the function is a derivative of; it has no bindings and no result until that is resolved.</param>
/// <param name="Own">The derivative that the user gave the function; null where it follows from the body.</param>
/// <param name="Throws">The condition under which a call of the function throws an exception of the user's; null where none does.</param>
internal sealed record Function(
    string Key,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Binding> Bindings,
    Expr Result,
    DerivativeSpec? Derivative = null,
    OwnDerivative? Own = null,
    Expr? Throws = null)
{
    /// <summary>Every node of the body, leaves included. What a loop repeats is a function of its own, with nodes of its own.</summary>
    public IEnumerable<Expr> Nodes()
    {
        var roots = Bindings.Select(static binding => binding.Value).Append(Result);
        return (Throws is null ? roots : roots.Append(Throws)).SelectMany(NodesOf);
    }

    /// <summary>The same function with each expression replaced.</summary>
    public Function Map(Func<Expr, Expr> map) => this with
    {
        Bindings = [.. Bindings.Select(binding => binding with { Value = map(binding.Value) })],
        Result = map(Result),
        Throws = Throws is null ? null : map(Throws),
    };

    /// <summary>For a pass that has to do with results alone: where the function throws is the last of them.</summary>
    public Function JoinThrows() => Throws is null
        ? this
        : this with { Result = new TupleExpr([.. Result is TupleExpr tuple ? tuple.Items : [Result], Throws]), Throws = null };

    /// <summary>Undoes <see cref="JoinThrows"/>.</summary>
    /// <param name="before">The function before it.</param>
    public Function SplitThrows(Function before)
    {
        if (before.Throws is null)
            return this;
        var items = ((TupleExpr)Result).Items;
        return this with
        {
            Result = before.Result is TupleExpr ? new TupleExpr([.. items.Take(items.Count - 1)]) : items[0],
            Throws = items[items.Count - 1],
        };
    }

    /// <summary>The same function with other names for its values, to be joined with another one.</summary>
    public Function WithPrefix(string prefix) =>
        Map(expression => expression.Rewrite(node => node is Variable variable ? Renamed(variable, prefix) : node)) is var renamed
        ? renamed with { Bindings = [.. renamed.Bindings.Select(binding => binding with { Variable = Renamed(binding.Variable, prefix) })] }
        : this;

    /// <summary>The same function with other names for tables that are parameters.</summary>
    /// <param name="names">By what a table is called, what it shall be called.</param>
    public Function WithTables(IReadOnlyDictionary<string, string> names) => names.Count == 0 ? this : Map(expression => expression.Rewrite(node => node switch
    {
        Lookup lookup => lookup with { Table = Renamed(lookup.Table, names) },
        TableLength length => new TableLength(Renamed(length.Table, names)),
        IsPlace test => test with { Table = Renamed(test.Table, names) },
        NearestPlace place => place with { Table = Renamed(place.Table, names) },
        Loop loop => loop with { Body = loop.Body.WithTables(names) },
        _ => node,
    }));

    private static Table Renamed(Table table, IReadOnlyDictionary<string, string> names) =>
        table.IsParameter && names.TryGetValue(table.Name, out var name) ? table with { Name = name } : table;

    private static Variable Renamed(Variable variable, string prefix) => variable with { Name = prefix + variable.Name };

    /// <summary>The method's own name, of a key that is its full name.</summary>
    public static string NameOf(string key)
    {
        var end = key.IndexOf('(');
        var name = end < 0 ? key : key.Substring(0, end);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

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
/// <param name="CodeName">A name for the value in code, if there is no other; formulas give such a value a letter.</param>
internal sealed record Binding(Variable Variable, Expr Value, string? Name, string? Hint = null, string? CodeName = null);

/// <summary>A function that is the derivative of another one of its closure.</summary>
/// <param name="Primal">The key of the function.</param>
/// <param name="By">For each result what it is the derivative by.</param>
/// <param name="IsTuple">The result is a tuple, even if of one element.</param>
/// <param name="Along">
/// For a derivative along a direction the parameters of the primal that move; the last parameters of the derivative, one for
/// each, say by how much. Empty for derivatives by parameters.
/// </param>
/// <param name="Table">
/// Of a derivative by the numbers of a table, the primal's parameter that is the table. What each element adds is found when the primal
/// has been prepared: see <c>TableTerms</c>.
/// </param>
internal sealed record DerivativeSpec(
    string Primal, EquatableArray<DerivativeElement> By, bool IsTuple, EquatableArray<string> Along, string? Table = null)
{
    /// <summary>The parameters of the primal that any result is a derivative by.</summary>
    public IEnumerable<string> Parameters => Along.Concat(By.SelectMany(static element => element.By)).Concat(Table is null ? [] : [Table]).Distinct();
}

/// <summary>One result of a derivative.</summary>
/// <param name="By">
/// The parameters of the primal that it is the derivative by, in the order of their declaration: one, two for an element of
/// the Hessian matrix, none for the primal's value. None either of a derivative along a direction.
/// </param>
/// <param name="Slope">Of a derivative along a direction the result of the primal that it belongs to; -1 of all others.</param>
internal sealed record DerivativeElement(EquatableArray<string> By, int Slope = -1)
{
    public static readonly DerivativeElement Value = new([]);

    public bool IsValue => By.Count == 0 && Slope < 0;
}

/// <summary>A user's own derivative of a function.</summary>
/// <param name="Function">The key of the method that computes it.</param>
/// <param name="By">For each of its results the parameter that it is the derivative by; empty where it is none.</param>
/// <param name="IsTuple">It returns a tuple.</param>
internal sealed record OwnDerivative(string Function, EquatableArray<string> By, bool IsTuple);
