using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>A body that may throw, in the order in which it is written: the test comes as early as it can.</summary>
/// <param name="Before">What the test needs.</param>
/// <param name="Throws">Where the scalar method throws.</param>
/// <param name="After">All other bindings.</param>
internal sealed record GuardedBody(IReadOnlyList<Binding> Before, Expr Throws, IReadOnlyList<Binding> After)
{
    /// <summary>Null where the body never throws.</summary>
    public static GuardedBody? Of(Function? body)
    {
        if (body?.Throws is not { } throws)
            return null;
        var needed = new HashSet<string>(VariablesIn(throws));
        foreach (var binding in body.Bindings.Reverse().Where(binding => needed.Contains(binding.Variable.Name)))
            needed.UnionWith(VariablesIn(binding.Value));
        var bindings = body.Bindings.ToLookup(binding => needed.Contains(binding.Variable.Name));
        return new GuardedBody([.. bindings[true]], throws, [.. bindings[false]]);
    }

    /// <summary>Does the test itself divide integers? A lane may then divide by zero before it is known that an earlier one throws.</summary>
    public bool Divides => Before.Select(static binding => binding.Value).Append(Throws).SelectMany(Function.NodesOf)
        .SelectMany(static node => node is Loop loop ? ClosureCheck.NodesOf(loop.Body) : [node])
        .Any(static node => node is Binary { MayThrow: true });

    /// <summary>
    /// Is the test that of the scalar method to the last bit, and is what follows it right in all lanes? The sign of a NaN that was
    /// computed is not certain.
    /// </summary>
    public bool IsCertain => Before.Select(static binding => binding.Value).Append(Throws).SelectMany(Function.NodesOf).All(static node => node switch
    {
        Binary binary => !binary.MayThrow,
        Classify { Predicate: "IsNegative" or "IsPositive" } sign => sign.Operand is Parameter,
        MathCall call => call.Form == VectorForm.Vector && call.Function.Name != "CopySign",
        Constant or Parameter or Variable or Unary or Compare or Classify or Select or Conversion => true,
        _ => false,
    });

    private static IEnumerable<string> VariablesIn(Expr expression) =>
        Function.NodesOf(expression).OfType<Variable>().Select(static variable => variable.Name);
}
