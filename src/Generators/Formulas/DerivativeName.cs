using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes.Derivatives;

namespace Kernels.Generators.Formulas;

/// <summary>
/// What a result of a derivative is: a function that is no derivative itself, and the parameters it is derived by, the
/// first one first.
/// </summary>
/// <param name="Function">The function's name, with that of its result where it has several.</param>
/// <param name="By">None where it is the function's value.</param>
/// <param name="Along">Of a derivative along a direction, the parameters that say which.</param>
internal sealed record DerivativeName(string Function, IReadOnlyList<string> By, IReadOnlyList<string> Along)
{
    /// <summary>Of each result of a derivative.</summary>
    /// <param name="derivative">The declaration of the derivative.</param>
    /// <param name="callees">The functions of its closure.</param>
    /// <param name="results">The names of the derivative's results.</param>
    public static IReadOnlyList<DerivativeName> Of(Function derivative, IReadOnlyList<Function> callees, IReadOnlyList<string?> results)
    {
        var spec = derivative.Derivative!;
        var primal = callees.First(callee => callee.Key == spec.Primal);
        var name = Expressions.Function.NameOf(primal.Key);

        // A derivative of a derivative is one of the function itself, while that can be written so.
        var inner = primal.Derivative is { IsTuple: false, Along.Count: 0 } ? Of(primal, callees, [null])[0] : new DerivativeName(name, [], []);

        // Parameters correspond by their place; the names are those of the derivative.
        string Rename(string parameter) => derivative.Parameters[primal.Parameters.ToList().FindIndex(own => own.Name == parameter)].Name;
        var by = inner.By.Select(Rename).ToList();
        var along = derivative.Parameters.Skip(primal.Parameters.Count).Select(static parameter => parameter.Name).ToList();
        var isOfTuple = primal.Derivative is { IsTuple: true } || primal.Result is TupleExpr;
        return spec.By.Select((element, i) => element.Slope >= 0
            ? new DerivativeName(isOfTuple ? $"{name}.{results[i]}" : inner.Function, by, along)
            : inner with { By = [.. by, .. element.By.Select(Rename)] }).ToList();
    }

    public static IReadOnlyList<DerivativeName> Of(KernelModel kernel) =>
        Of(kernel.Body!, kernel.Callees, kernel.Results.Select(static result => result.Name).ToList());

    /// <summary>What a derivative is, for its documentation; null where the function is not known.</summary>
    public static string? Summary(KernelModel kernel)
    {
        if (kernel.Body is not { Derivative: { } spec })
            return null;
        var names = Of(kernel);
        var function = names[0].Function;
        var subject = spec.By.Any(static element => element.IsValue) ? $"{function} and its" : "The";
        var of = subject == "The" ? $" of {function}" : "";
        if (spec.Along.Count > 0)
            return $"{subject} derivative{(subject == "The" ? $" of {Expressions.Function.NameOf(spec.Primal)}" : "")} "
                + $"along {Vector(names[names.Count - 1].Along)}.";
        var by = names.Where(static name => name.By.Count > 0).ToList();
        var orders = by.Select(static name => name.By.Count).Distinct().ToList();
        var parameters = string.Join(" and ", by.Select(static name => name.By[name.By.Count - 1]));
        return by.Count == 0 ? null
            : orders.Count == 1 && orders[0] > 1 ? $"A derivative of {function} of order {orders[0]}."
            : orders.Count > 1 ? $"{subject} derivatives{of} up to order {orders.Max()}."
            : $"{subject} derivative{(by.Count > 1 ? "s" : "")}{of} by {parameters}.";
    }

    private static string Vector(IReadOnlyList<string> parameters) => parameters.Count == 1 ? parameters[0] : $"({string.Join(", ", parameters)})";

    public string Write(Notation notation)
    {
        var function = notation.FunctionName(Function);
        if (Along.Count > 0)
            function = notation.Along(By.Count == 0 ? function : notation.Brackets((this with { Along = [] }).Write(notation)),
                Along.Select(notation.Name).ToList());
        if (Along.Count > 0 || By.Count == 0)
            return function;
        var groups = new List<(string Parameter, int Power)>();
        foreach (var name in By.Reverse().Select(notation.Name))
        {
            if (groups.Count > 0 && groups[groups.Count - 1] is var last && last.Parameter == name)
                groups[groups.Count - 1] = (name, last.Power + 1);
            else
                groups.Add((name, 1));
        }

        return notation.Derivative(function, By.Count, groups);
    }
}
