using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes;

/// <summary>
/// Gives every function of a closure that is declared as a derivative its body. It runs before calls are inlined, since a
/// call of a function whose derivative the user wrote has to be seen as one.
/// </summary>
internal sealed class ResolveDerivatives
{
    private readonly Dictionary<string, Function> functions;
    private readonly HashSet<string> resolved = [];

    private ResolveDerivatives(IEnumerable<Function> callees) =>
        functions = callees.ToDictionary(static function => function.Key);

    /// <summary>The functions of the closure, none of which is a mere declaration any more.</summary>
    public static (Function Body, EquatableArray<Function> Callees) Run(Function body, EquatableArray<Function> callees)
    {
        if (body.Derivative is null && callees.All(static callee => callee.Derivative is null))
            return (body, callees);
        var pass = new ResolveDerivatives(callees);
        foreach (var callee in callees)
            pass.Resolve(callee.Key);
        return (pass.BodyOf(body), callees.Select(callee => pass.functions[callee.Key]).ToEquatableArray());
    }

    private Function Resolve(string key)
    {
        if (resolved.Add(key))
            functions[key] = BodyOf(functions[key]);
        return functions[key];
    }

    private Function BodyOf(Function function)
    {
        if (function.Derivative is not { } spec)
            return function;

        // Differentiated are the parameters by the primal's names, and the result by those of the declaration.
        var primal = Resolve(spec.Primal);
        var derivative = primal.Own is { } own ? OfOwn(primal, own, spec) : OfBody(primal, spec);
        var names = primal.Parameters
            .Zip(function.Parameters, static (from, to) => (from, to))
            .ToDictionary(static pair => pair.from, static pair => pair.to);
        Expr Rename(Expr expression) => expression.Rewrite(node => node is Parameter parameter ? names[parameter] : node);
        return function with
        {
            Bindings = derivative.Bindings.Select(binding => binding with { Value = Rename(binding.Value) }).ToEquatableArray(),
            Result = Rename(derivative.Result),
            Derivative = null,
        };
    }

    private Function OfBody(Function primal, DerivativeSpec spec)
    {
        // What it calls may be derivatives themselves.
        foreach (var call in primal.Nodes().OfType<Call>().ToList())
            ResolveReached(call.Function);
        var body = Inline.Run(primal, functions.Values, keepOwn: true);
        body = CommonSubexpressions.Run(Simplify.Run(LowerFunctions.RunButSign(body)));
        return EqualityTests.Differentiated(body, spec.By, spec.IsTuple, functions);
    }

    private void ResolveReached(string key)
    {
        if (resolved.Contains(key))
            return;
        foreach (var call in Resolve(key).Nodes().OfType<Call>().ToList())
            ResolveReached(call.Function);
    }

    /// <summary>The user's own derivative is called.</summary>
    private Function OfOwn(Function primal, OwnDerivative own, DerivativeSpec spec)
    {
        ResolveReached(own.Function);
        var type = primal.Result.Type;
        var call = new Call(own.IsTuple ? ScalarType.Tuple : type, own.Function, [.. primal.Parameters], new Live());
        var derivative = new Variable(call.Type, "derivative");
        var value = new Variable(type, "value");
        var results = spec.By
            .Select(name => name.Length == 0 ? (Expr)value
                : own.IsTuple ? new Element(type, derivative, own.By.ToList().IndexOf(name))
                : derivative)
            .ToEquatableArray();
        return primal with
        {
            Bindings =
            [
                new Binding(value, new Call(type, primal.Key, [.. primal.Parameters], new Live()), null),
                new Binding(derivative, call, null),
            ],
            Result = spec.IsTuple ? new TupleExpr(results) : results[0],
        };
    }
}
