using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// Replaces each call by the body of the called function, its bindings under new names. Equal calls of a function are one
/// before they are replaced, or functions that call each other twice would grow with a power of 2.
/// </summary>
internal sealed class Inline
{
    private readonly Dictionary<string, Function> callees;
    private readonly NameAllocator allocator;
    private readonly List<Binding> bindings = [];

    private readonly Func<Function, bool>? keep;

    private Inline(Function body, Dictionary<string, Function> callees, Func<Function, bool>? keep)
    {
        this.keep = keep;
        this.callees = callees;
        allocator = new NameAllocator(body.Parameters.Select(static parameter => parameter.Name));
    }

    /// <param name="body">The function to expand.</param>
    /// <param name="callees">The functions that it may call.</param>
    /// <param name="keep">Of which functions calls are left, and with them <see cref="Live"/> for a later caller; null where of none.</param>
    public static Function Run(Function body, IEnumerable<Function> callees, Func<Function, bool>? keep = null)
    {
        var known = callees.ToDictionary(static function => function.Key);
        return new Inline(body, known, keep).Expand(body, keep is null ? Constant.True : new Live());
    }

    private Function Expand(Function body, Expr live)
    {
        var (result, throws) = Expand(body, body.Parameters, live);
        return body with { Bindings = bindings.ToEquatableArray(), Result = result, Throws = throws };
    }

    /// <summary>Appends the function's bindings and returns in terms of them its result, and whether it throws.</summary>
    private (Expr Result, Expr? Throws) Expand(Function function, IEnumerable<Expr> arguments, Expr live)
    {
        var scope = new Scope(function, live);
        foreach (var (parameter, argument) in function.Parameters.Zip(arguments, static (parameter, argument) => (parameter, argument)))
            scope.Values.Add(parameter.Name, argument);
        foreach (var binding in function.Bindings)
        {
            var value = Substitute(binding.Value, scope);
            scope.Values[binding.Variable.Name] = Bind(value, binding.Variable.Name, binding);
        }

        return (Substitute(function.Result, scope), function.Throws is null ? null : Substitute(function.Throws, scope));
    }

    private Expr Substitute(Expr expression, Scope scope) => expression switch
    {
        Parameter parameter => scope.Values[parameter.Name],
        Variable variable => scope.Values[variable.Name],
        Live => scope.Live,
        Call call when keep?.Invoke(callees[call.Function]) == true =>
            call.MapOperands(operand => Bind(Substitute(operand, scope), "argument")),
        Call call => Expand(call, scope).Result,
        Thrown { Call: Call call } => Expand(call, scope).Throws ?? Constant.False,
        Item item when Substitute(item.Tuple, scope) is TupleExpr tuple => tuple.Items[item.Index],
        Loop loop => (Loop)loop.MapOperands(operand => Substitute(operand, scope)) with
        {
            Body = new Inline(loop.Body, callees, keep).Expand(loop.Body, new Live()),
        },
        _ => expression.MapOperands(operand => Substitute(operand, scope)),
    };

    private (Expr Result, Expr? Throws) Expand(Call call, Scope scope)
    {
        if (scope.Results.TryGetValue(call, out var known))
            return known;
        var callee = callees[call.Function];
        var arguments = call.Arguments
            .Zip(callee.Parameters, (argument, parameter) => Bind(Substitute(argument, scope), parameter.Name))
            .ToList();
        callee = WithTablesOf(callee, arguments);
        var outcome = Expand(callee, arguments, Bind(Substitute(call.Guard, scope), "live"));
        if (!scope.Repeated.Contains(call))
            return outcome;

        outcome = (Bind(outcome.Result, "result"), outcome.Throws is null ? null : Bind(outcome.Throws, "throws"));
        scope.Results.Add(call, outcome);
        return outcome;
    }

    /// <summary>A function whose tables are called as the caller's, which it is given.</summary>
    private static Function WithTablesOf(Function callee, IReadOnlyList<Expr> arguments)
    {
        var renamed = callee.Parameters.Zip(arguments, static (parameter, argument) => (parameter.Name, Other: (argument as Parameter)?.Name))
            .Where(static pair => pair.Other is not null && pair.Other != pair.Name)
            .ToDictionary(static pair => pair.Name, static pair => pair.Other!);
        return renamed.Count > 0 && ClosureCheck.NodesOf(callee).Any(static node => node is TableLength
                or Lookup { Table.IsParameter: true } or NearestPlace { Table.IsParameter: true } or IsPlace { Table.IsParameter: true })
            ? callee.WithTables(renamed)
            : callee;
    }

    /// <param name="names">Has the names of the value, where it has some.</param>
    private Expr Bind(Expr value, string variableName, Binding? names = null)
    {
        if (value is TupleExpr tuple)
            return new TupleExpr(tuple.Items.Select(item => Bind(item, variableName, names)).ToEquatableArray());
        if (value.IsAtom)
            return value;
        var variable = new Variable(value.Type, allocator.Allocate(variableName));
        bindings.Add(new Binding(variable, value, names?.Name, names?.Hint, names?.CodeName));
        return variable;
    }

    /// <summary>What the names and calls in a function that is being expanded stand for.</summary>
    private sealed class Scope(Function function, Expr live)
    {
        public Expr Live => live;

        public Dictionary<string, Expr> Values { get; } = [];

        /// <summary>The calls that stand in the function more than once.</summary>
        public HashSet<Call> Repeated { get; } = [.. function.Nodes().OfType<Call>().GroupBy(static call => call)
            .Where(static group => group.Skip(1).Any()).Select(static group => group.Key)];

        /// <summary>What those gave, and whether they threw.</summary>
        public Dictionary<Call, (Expr Result, Expr? Throws)> Results { get; } = [];
    }
}
