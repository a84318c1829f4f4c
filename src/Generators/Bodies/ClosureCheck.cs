using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Bodies;

/// <summary>Do the functions of a text fit together: does each call fit what it calls, and do calls come to an end?</summary>
internal sealed class ClosureCheck
{
    /// <summary>Inlining recurses as deep as calls nest.</summary>
    private const int MaximumDepth = 400;

    private readonly Dictionary<string, Function> functions;
    private readonly HashSet<string> done = [];
    private readonly List<string> path = [];

    private ClosureCheck(IEnumerable<Function> functions) => this.functions = functions.ToDictionary(static function => function.Key);

    public static bool IsSound(IReadOnlyList<Function> functions)
    {
        var check = new ClosureCheck(functions);
        return functions.All(function => check.Visit(function.Key))
            && functions.All(function => function.Own is not { } own || !DerivativeCycles.Contain(own.Function, functions));
    }

    /// <summary>Every node of a function, those of its loops included.</summary>
    public static IEnumerable<Expr> NodesOf(Function function) => function.Nodes()
        .SelectMany(static node => node is Loop loop ? NodesOf(loop.Body).Prepend(node) : [node]);

    private bool Visit(string key)
    {
        if (done.Contains(key))
            return true;
        if (path.Contains(key) || path.Count == MaximumDepth)
            return false;

        path.Add(key);
        var function = functions[key];
        var isSound = (function.Derivative is not { } derivative || (Fits(function, derivative, functions[derivative.Primal]) && Visit(derivative.Primal)))
            && NodesOf(function).OfType<Call>().All(call => Fits(call, functions[call.Function]) && Visit(call.Function));
        path.RemoveAt(path.Count - 1);
        done.Add(key);
        return isSound;
    }

    /// <summary>Does it have the parameters of its primal, and is it a derivative by some of them, in their order?</summary>
    private static bool Fits(Function function, DerivativeSpec derivative, Function primal)
    {
        var reals = primal.Parameters.Where(static parameter => parameter.Type.IsFloat).Select(static parameter => parameter.Name).ToList();
        var tangents = derivative.Along.Select(name => primal.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type);
        var results = primal.Derivative?.By.Count ?? (primal.Result is TupleExpr tuple ? tuple.Items.Count : 1);
        return derivative.By.Count > 0
            && derivative.Parameters.All(reals.Contains)
            && derivative.Along.Distinct().Count() == derivative.Along.Count
            && function.Parameters.Select(static parameter => parameter.Type)
                .SequenceEqual(primal.Parameters.Select(static parameter => parameter.Type).Concat(tangents))
            && derivative.By.All(element => element.By.Count <= 2 && element.Slope < results
                && (element.Slope < 0) == (derivative.Along.Count == 0 || element.IsValue)
                && (element.By.Count < 2 || reals.IndexOf(element.By[0]) <= reals.IndexOf(element.By[1])));
    }

    /// <summary>The result of a derivative is not known until it is resolved.</summary>
    private static bool Fits(Call call, Function callee) =>
        call.Arguments.Select(static argument => argument.Type).SequenceEqual(callee.Parameters.Select(static parameter => parameter.Type))
        && (callee.Derivative is not null || call.Type == callee.Result.Type);
}
