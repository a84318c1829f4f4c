using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Gives every function of a closure that is declared as a derivative its body. It runs before calls are inlined, since a
/// call of a function whose derivative the user wrote has to be seen as one.
/// </summary>
internal sealed partial class ResolveDerivatives
{
    private readonly Dictionary<string, Function> functions;
    private readonly HashSet<string> resolved = [];

    /// <summary>Of each derivative whether a result is of a higher order than the first.</summary>
    private readonly Dictionary<string, Func<int, bool>> higher = [];

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
        var resolved = pass.BodyOf(body);
        return (pass.WithMeans(resolved), callees.Select(callee => pass.WithMeans(pass.functions[callee.Key])).ToEquatableArray());
    }

    /// <summary>A derivative as it is computed. One of a higher order begins with the derivative before this.</summary>
    private Function WithMeans(Function function) => higher.TryGetValue(function.Key, out var isHigher)
        ? GenericLine.Resolve(function, isHigher, Prepared, functions)
        : function;

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

        // Differentiated are the parameters by the primal's names, and the result by those of the declaration. What is differentiated
        // does not throw: the derivative does where a call of the primal would.
        var whole = Resolve(spec.Primal);
        var primal = WithNamesOf(function, whole) with { Throws = null };
        var derivative = spec.Along.Count > 0 ? Along(primal, spec)
            : spec.By.Any(static element => element.By.Count > 1) ? Hessian(primal, spec)
            : Gradient(primal, spec.By.Select(static element => element.IsValue ? "" : element.By[0]).ToList());
        if (RoundFunctions.AreIn(Prepared(primal)))
            derivative = RoundFunctions.Run(derivative);
        var names = primal.Parameters
            .Concat(spec.Along.Select(name => TangentOf(primal, name)))
            .Zip(function.Parameters, static (from, to) => (from, to))
            .ToDictionary(static pair => pair.from, static pair => pair.to);
        Expr Rename(Expr expression) => expression.Rewrite(node => node is Parameter parameter ? names[parameter] : node);
        derivative = derivative.Map(Rename);
        var isOfDerivative = new Lazy<bool>(() => Prepared(primal).Nodes().Any(static node => Pieces.Find(node) is not null));
        higher[function.Key] = i => spec.By[i].By.Count > 1 || isOfDerivative.Value;
        return function with
        {
            Bindings = derivative.Bindings,
            Result = spec.IsTuple ? derivative.Result : ((TupleExpr)derivative.Result).Items[0],
            Derivative = null,
            Throws = whole.Throws is null
                ? null
                : new Thrown(new Call(primal.Result.Type, primal.Key, [.. function.Parameters.Take(primal.Parameters.Count)], new Live())),
        };
    }

    /// <summary>A function whose tables have the names that another one of the same parameters has for them.</summary>
    private static Function WithNamesOf(Function function, Function primal) => primal.WithTables(primal.Parameters
        .Zip(function.Parameters, static (from, to) => (from, to))
        .Where(static pair => pair.from.Name != pair.to.Name)
        .ToDictionary(static pair => pair.from.Name, static pair => pair.to.Name));

    /// <summary>Stands for the tangent of a parameter until the declaration's names are put in.</summary>
    private static Parameter TangentOf(Function primal, string name) =>
        new(primal.Parameters.First(parameter => parameter.Name == name).Type, $"#tangent:{name}");

    /// <param name="by">For each result the parameter that it is the derivative by; empty for the value.</param>
    /// <returns>A function whose result is a tuple, even if of one element.</returns>
    private Function Gradient(Function primal, IReadOnlyList<string> by) =>
        primal.Own is { } own ? OfOwn(primal, own, by) : EqualityTests.Differentiated(Prepared(primal), by, functions);

    /// <summary>
    /// The first derivatives, and of each that is wanted a second time its derivatives in turn: one row of the matrix, from
    /// the diagonal on.
    /// </summary>
    private Function Hessian(Function primal, DerivativeSpec spec)
    {
        var order = primal.Parameters.Select(static parameter => parameter.Name).ToList();
        var rows = spec.By.Where(static element => element.By.Count > 1)
            .Select(static element => (Row: element.By[0], Column: element.By[1]))
            .Distinct()
            .GroupBy(static pair => pair.Row, static pair => pair.Column)
            .OrderBy(row => order.IndexOf(row.Key))
            .ToList();
        var first = spec.By.Where(static element => element.By.Count == 1).Select(static element => element.By[0])
            .Concat(rows.Select(static row => row.Key)).Distinct().ToList();
        var gradient = Gradient(primal, ["", .. first]);

        var results = new Dictionary<DerivativeElement, Expr>();
        var wanted = rows.SelectMany(row => row.OrderBy(order.IndexOf).Select(column => (Row: row.Key, Column: column))).ToList();
        var bindings = new List<Binding>();
        if (ForwardMode.IsNeeded(gradient, parameter => wanted.Any(pair => pair.Column == parameter.Name)))
        {
            // One loop for all of it.
            List<(int, string)> firsts = [(0, ""), .. first.Select(static (_, i) => (i + 1, ""))];
            Add([DerivativeElement.Value, .. first.Select(static name => new DerivativeElement([name])),
                .. wanted.Select(static pair => new DerivativeElement([pair.Row, pair.Column]))],
                ForwardMode.Run(Prepared(gradient), [.. firsts, .. wanted.Select(pair => (first.IndexOf(pair.Row) + 1, pair.Column))], functions));
        }
        else
        {
            Add([DerivativeElement.Value, .. first.Select(static name => new DerivativeElement([name]))], gradient);
            foreach (var row in wanted.GroupBy(static pair => pair.Row, static pair => pair.Column))
            {
                var derivative = Trim.Run(gradient with { Result = results[new DerivativeElement([row.Key])] });
                Add(row.Select(column => new DerivativeElement([row.Key, column])), Gradient(derivative, row.ToList()).WithPrefix($"{row.Key}:"));
            }
        }

        return gradient with { Bindings = bindings.ToEquatableArray(), Result = new TupleExpr([.. spec.By.Select(element => results[element])]) };

        void Add(IEnumerable<DerivativeElement> elements, Function derivatives)
        {
            bindings.AddRange(derivatives.Bindings);
            foreach (var (element, value) in elements.Zip(((TupleExpr)derivatives.Result).Items, static (element, value) => (element, value)))
                results.Add(element, value);
        }
    }

    /// <summary>The gradient times the tangents; where there is none of one sweep, the tangents go through the function.</summary>
    private Function Along(Function primal, DerivativeSpec spec)
    {
        var prepared = Prepared(primal);
        if (primal.Own is null && (prepared.Result is TupleExpr || ForwardMode.IsNeeded(prepared, parameter => spec.Along.Contains(parameter.Name))))
        {
            var direction = new Direction("Slope", spec.Along.ToDictionary(static name => name, name => (Expr)TangentOf(primal, name)));
            return ForwardMode.Along(prepared, direction, spec.By.Select(static element => element.IsValue ? (0, true) : (element.Slope, false)), functions);
        }

        var gradient = Gradient(primal, ["", .. spec.Along]);
        var items = ((TupleExpr)gradient.Result).Items;
        var slope = spec.Along.Select((name, i) => items[i + 1] * TangentOf(primal, name)).Aggregate(static (left, right) => left + right);
        return gradient with { Result = new TupleExpr([.. spec.By.Select(element => element.IsValue ? items[0] : slope)]) };
    }

    private Function Prepared(Function primal)
    {
        // What it calls may be derivatives themselves.
        foreach (var call in ClosureCheck.NodesOf(primal).OfType<Call>().ToList())
            ResolveReached(call.Function);
        var body = Inline.Run(primal, functions.Values, keep: static function => function.Own is not null);
        return CommonSubexpressions.Run(Simplify.Run(LowerFunctions.RunButSign(body)));
    }

    private void ResolveReached(string key)
    {
        if (resolved.Contains(key))
            return;
        foreach (var call in ClosureCheck.NodesOf(Resolve(key)).OfType<Call>().ToList())
            ResolveReached(call.Function);
    }

    /// <summary>The user's own derivative is called.</summary>
    private Function OfOwn(Function primal, OwnDerivative own, IReadOnlyList<string> by)
    {
        ResolveReached(own.Function);
        var type = primal.Result.Type;
        var call = new Call(own.IsTuple ? ScalarType.Tuple : type, own.Function, [.. primal.Parameters], new Live());
        var derivative = new Variable(call.Type, "derivative");
        var value = new Variable(type, "value");
        return primal with
        {
            Bindings =
            [
                new Binding(value, new Call(type, primal.Key, [.. primal.Parameters], new Live()), null),
                new Binding(derivative, call, null),
            ],
            Result = new TupleExpr([.. by.Select(name => name.Length == 0 ? (Expr)value
                : own.IsTuple ? new Item(type, derivative, own.By.ToList().IndexOf(name))
                : derivative)]),
            Own = null,
        };
    }
}
