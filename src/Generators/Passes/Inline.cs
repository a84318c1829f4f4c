using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes;

/// <summary>Replaces each call by the body of the called function, its bindings under new names.</summary>
internal sealed class Inline
{
    private readonly Dictionary<string, Function> callees;
    private readonly NameAllocator names;
    private readonly List<Binding> bindings = [];

    private readonly bool keepOwn;

    private Inline(Function body, Dictionary<string, Function> callees, bool keepOwn)
    {
        this.keepOwn = keepOwn;
        this.callees = callees;
        names = new NameAllocator(body.Parameters.Select(static parameter => parameter.Name));
    }

    /// <param name="body">The function to expand.</param>
    /// <param name="callees">The functions that it may call.</param>
    /// <param name="keepOwn">Leaves calls of functions whose derivative the user wrote, and <see cref="Live"/> for a later caller.</param>
    public static Function Run(Function body, IEnumerable<Function> callees, bool keepOwn = false)
    {
        var known = callees.ToDictionary(static function => function.Key);
        return new Inline(body, known, keepOwn).Expand(body, keepOwn ? new Live() : Constant.True);
    }

    private Function Expand(Function body, Expr live)
    {
        var result = Expand(body, body.Parameters, live);
        return body with { Bindings = bindings.ToEquatableArray(), Result = result };
    }

    /// <summary>Appends the function's bindings and returns its result in terms of them.</summary>
    private Expr Expand(Function function, IEnumerable<Expr> arguments, Expr live)
    {
        var scope = function.Parameters
            .Zip(arguments, static (parameter, argument) => (parameter.Name, argument))
            .ToDictionary(static pair => pair.Name, static pair => pair.argument);
        foreach (var binding in function.Bindings)
        {
            var value = Substitute(binding.Value, scope, live);
            scope[binding.Variable.Name] = Bind(value, binding.Variable.Name, binding.Name, binding.Hint);
        }

        return Substitute(function.Result, scope, live);
    }

    private Expr Substitute(Expr expression, Dictionary<string, Expr> scope, Expr live) => expression switch
    {
        Parameter parameter => scope[parameter.Name],
        Variable variable => scope[variable.Name],
        Live => live,
        Call call when keepOwn && callees[call.Function].Own is not null =>
            call.MapOperands(operand => Bind(Substitute(operand, scope, live), "argument")),
        Call call => Expand(
            callees[call.Function],
            call.Arguments
                .Zip(callees[call.Function].Parameters, (argument, parameter) =>
                    Bind(Substitute(argument, scope, live), parameter.Name))
                .ToList(),
            Bind(Substitute(call.Guard, scope, live), "live")),
        Element element when Substitute(element.Tuple, scope, live) is TupleExpr tuple => tuple.Items[element.Index],
        Loop loop => (Loop)loop.MapOperands(operand => Substitute(operand, scope, live)) with { Body = new Inline(loop.Body, callees, keepOwn).Expand(loop.Body, new Live()) },
        _ => expression.MapOperands(operand => Substitute(operand, scope, live)),
    };

    private Expr Bind(Expr value, string variableName, string? name = null, string? hint = null)
    {
        if (value is TupleExpr tuple)
            return new TupleExpr(tuple.Items.Select(item => Bind(item, variableName, name, hint)).ToEquatableArray());
        if (value.IsAtom)
            return value;
        var variable = new Variable(value.Type, names.Allocate(variableName));
        bindings.Add(new Binding(variable, value, name, hint));
        return variable;
    }
}
