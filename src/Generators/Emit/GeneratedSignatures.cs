using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit;

/// <summary>The public members generated for a kernel, as signatures.</summary>
internal static class GeneratedSignatures
{
    /// <summary>Parameter types with their namespaces, joined by a comma, to how a message shows the member.</summary>
    public static IReadOnlyDictionary<string, string> Of(
        string name,
        IReadOnlyList<KernelParameter> parameters,
        IReadOnlyList<KernelResult> results)
    {
        var signatures = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(static keyword => $"System.ReadOnlySpan<{keyword}>", string.Join(", ", results.Select(static result => $"System.Span<{result.Type.Keyword()}>")));
        foreach (var width in VectorWidth.All)
            Add(keyword => $"System.Runtime.Intrinsics.{width.Type}<{keyword}>", null);
        return signatures;

        void Add(Func<string, string> varying, string? destination)
        {
            var types = parameters
                .Select(parameter => parameter.IsUniform
                    ? parameter.Type.Keyword()
                    : varying(parameter.Type.Keyword()));
            var key = string.Join(", ", destination is null ? types : types.Append(destination));
            signatures[key] = $"{name}({key.Replace("System.Runtime.Intrinsics.", "").Replace("System.", "")})";
        }
    }
}
