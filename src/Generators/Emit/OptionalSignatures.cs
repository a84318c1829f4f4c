using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit;

/// <summary>A public member that a kernel's options ask for.</summary>
/// <param name="Types">Its parameter types with their namespaces, joined by a comma.</param>
internal sealed record OptionalMember(string Name, string Types)
{
    /// <summary>How a message shows the member.</summary>
    public string Display => $"{Name}({Types.Replace("System.Threading.Tasks.", "").Replace("Kernels.Gpu.", "").Replace("ComputeSharp.", "").Replace("System.", "")})";
}

/// <summary>
/// The public members beyond those that every kernel has: reductions, sums over a matrix, parallel overloads, and the same
/// over buffers of a GPU, OpenCL's and ComputeSharp's.
/// </summary>
internal static class OptionalSignatures
{
    private const string ParallelOptions = "System.Threading.Tasks.ParallelOptions";

    private const string GpuBuffer = "Kernels.Gpu.GpuBuffer";

    public static IEnumerable<OptionalMember> Of(
        string name,
        IReadOnlyList<KernelParameter> parameters,
        IReadOnlyList<KernelResult> results,
        KernelOptions options)
    {
        var members = On("System.ReadOnlySpan", "System.Span", options, isSpan: true);
        if (options.Gpu.HasFlag(GpuForms.OpenCL))
            members = members.Concat(On(GpuBuffer, GpuBuffer, options, isSpan: false));
        if (options.Gpu.HasFlag(GpuForms.Shader))
            members = members.Concat(On("ComputeSharp.ReadOnlyBuffer", "ComputeSharp.ReadWriteBuffer", OfShader(), isSpan: false));
        return members;

        // HLSL has no integers of 64 bits, in which integers are summed.
        KernelOptions OfShader() => results.Where((_, i) => options.ReduceElement < 0 || i == options.ReduceElement).Any(static result => result.Type.IsInteger())
            ? options with { Reduce = options.Reduce & ~ReductionOperator.Sum.Members.Aggregate(Reductions.None, static (flags, member) => flags | member.Flag) }
            : options;

        IEnumerable<OptionalMember> On(string input, string output, KernelOptions wanted, bool isSpan) =>
            OfMemory(name, parameters, results, wanted, input, output, isSpan);
    }

    /// <summary>The members over one kind of memory.</summary>
    private static IEnumerable<OptionalMember> OfMemory(
        string name,
        IReadOnlyList<KernelParameter> parameters,
        IReadOnlyList<KernelResult> results,
        KernelOptions options,
        string input,
        string output,
        bool isSpan)
    {
        var isParallel = isSpan && options.Parallel;
        var inputs = parameters.Select(parameter => parameter.IsUniform ? parameter.Type.Keyword() : $"{input}<{parameter.Type.Keyword()}>").ToList();
        var outputs = results.Select(result => $"{output}<{result.Type.Keyword()}>").ToList();
        if (!isSpan)
            yield return Member(name, [.. inputs, .. outputs]);
        if (isParallel)
            yield return Member(name, [.. inputs, .. outputs, ParallelOptions]);

        List<string> span = [.. inputs, .. outputs.Where((_, i) => options.ReduceElement >= 0 && i != options.ReduceElement)];
        foreach (var reduction in ReductionOperator.AllMembers.Where(reduction => options.Reduce.HasFlag(reduction.Flag)))
        {
            yield return Member($"{name}{reduction}", span);
            if (isParallel)
                yield return Member($"{name}{reduction}", [.. span, ParallelOptions]);
        }

        if (!options.Matrix)
            yield break;
        var matrix = inputs.FindIndex(type => type.StartsWith(input, System.StringComparison.Ordinal));
        List<string> types = [.. inputs.Take(matrix + 1), "int", .. inputs.Skip(matrix + 1), .. outputs];
        yield return Member($"{name}SumRows", types);
        yield return Member($"{name}SumColumns", types);
    }

    private static OptionalMember Member(string name, IEnumerable<string> types) => new(name, string.Join(", ", types));
}
