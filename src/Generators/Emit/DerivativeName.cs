using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Emit;

/// <summary>What a result of a derivative is: a function that is no derivative itself, and the parameters it is derived by, the first one first.</summary>
/// <param name="By">None where it is the function's value.</param>
internal sealed record DerivativeName(string Function, IReadOnlyList<string> By)
{
    /// <summary>Of each result of a derivative.</summary>
    /// <param name="derivative">The declaration of the derivative.</param>
    /// <param name="callees">The functions of its closure.</param>
    public static IReadOnlyList<DerivativeName> Of(Function derivative, IReadOnlyList<Function> callees)
    {
        var spec = derivative.Derivative!;
        var primal = callees.First(callee => callee.Key == spec.Primal);
        var inner = primal.Derivative is { IsTuple: false } ? Of(primal, callees)[0] : new DerivativeName(Differentiability.Name(primal.Key), []);

        // Parameters correspond by their place; the names are those of the derivative.
        string Rename(string name) => derivative.Parameters[primal.Parameters.ToList().FindIndex(parameter => parameter.Name == name)].Name;
        var by = inner.By.Select(Rename).ToList();
        return spec.By.Select(name => inner with { By = name.Length == 0 ? by : [.. by, Rename(name)] }).ToList();
    }

    /// <summary>What a derivative is, for its documentation; null where the function is not known.</summary>
    public static string? Summary(KernelModel kernel)
    {
        if (kernel.Body is not { Derivative: not null } body)
            return null;
        var names = Of(body, kernel.Callees);
        var by = names.Where(static name => name.By.Count > 0).ToList();
        var parameters = string.Join(" and ", by.Select(static name => name.By[name.By.Count - 1]));
        return by.Any(static name => name.By.Count > 1) ? $"A derivative of {names[0].Function} of order {by.Max(static name => name.By.Count)}."
            : by.Count == 0 ? null
            : by.Count < names.Count ? $"{names[0].Function} and its derivative{(by.Count > 1 ? "s" : "")} by {parameters}."
            : $"The derivative{(by.Count > 1 ? "s" : "")} of {names[0].Function} by {parameters}.";
    }

    public string Write(Notation notation)
    {
        var function = notation.FunctionName(Function);
        if (By.Count == 0)
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
