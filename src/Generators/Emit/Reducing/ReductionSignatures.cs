using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>A public member that a kernel's options ask for.</summary>
/// <param name="Types">Its parameter types with their namespaces, joined by a comma.</param>
internal sealed record OptionalMember(string Name, string Types)
{
    /// <summary>How a message shows the member.</summary>
    public string Display => $"{Name}({Types.Replace("System.Threading.Tasks.", "").Replace("System.", "")})";
}

/// <summary>The public members beyond those that every kernel has: reductions, sums over a matrix, parallel overloads.</summary>
internal static class ReductionSignatures
{
    private const string ParallelOptions = "System.Threading.Tasks.ParallelOptions";

    private static readonly Reductions[] All = [Reductions.Sum, Reductions.Mean, Reductions.Min, Reductions.Max];

    public static IEnumerable<OptionalMember> Of(
        string name,
        IReadOnlyList<KernelParameter> parameters,
        IReadOnlyList<KernelResult> results,
        KernelOptions options)
    {
        var inputs = parameters.Select(static parameter => parameter.IsUniform ? parameter.Type.Keyword() : $"System.ReadOnlySpan<{parameter.Type.Keyword()}>").ToList();
        var outputs = results.Select(static result => $"System.Span<{result.Type.Keyword()}>").ToList();
        if (options.Parallel)
            yield return Member(name, [.. inputs, .. outputs, ParallelOptions]);

        List<string> span = [.. inputs, .. outputs.Where((_, i) => options.ReduceElement >= 0 && i != options.ReduceElement)];
        foreach (var reduction in All.Where(reduction => options.Reduce.HasFlag(reduction)))
        {
            yield return Member($"{name}{reduction}", span);
            if (options.Parallel)
                yield return Member($"{name}{reduction}", [.. span, ParallelOptions]);
        }

        if (!options.Matrix)
            yield break;
        var matrix = inputs.FindIndex(static type => type.StartsWith("System.ReadOnlySpan", System.StringComparison.Ordinal));
        List<string> types = [.. inputs.Take(matrix + 1), "int", .. inputs.Skip(matrix + 1), .. outputs];
        yield return Member($"{name}SumRows", types);
        yield return Member($"{name}SumColumns", types);
    }

    private static OptionalMember Member(string name, IEnumerable<string> types) => new(name, string.Join(", ", types));
}
