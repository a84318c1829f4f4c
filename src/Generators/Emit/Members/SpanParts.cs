using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>A kernel's spans on their way through the runtime, which pins them and calls a lambda with a part of them.</summary>
internal sealed class SpanParts
{
    /// <summary>As many as the runtime's <c>SpanList</c> holds.</summary>
    public const int Most = 16;

    private readonly KernelModel kernel;
    private readonly IReadOnlyList<(string Name, ScalarType Type)> destinations;

    /// <param name="destinations">The spans that are written, each with its element type.</param>
    public SpanParts(KernelModel kernel, IReadOnlyList<(string Name, ScalarType Type)> destinations, NameAllocator names)
    {
        (this.kernel, this.destinations) = (kernel, destinations);
        var (spans, start, count) = (names.Allocate("spans"), names.Allocate("start"), names.Allocate("count"));
        var place = 0;
        Parameters = $"({spans}, {start}, {count})";
        Arguments = string.Join(", ", kernel.Parameters
            .Select(parameter => parameter.IsUniform
                ? TypeNames.Identifier(parameter.Name)
                : $"{spans}.Read<{parameter.Type.Keyword()}>({Literals.Digits(place++)}, {start}, {count})")
            .Concat(destinations.Select(destination => $"{spans}.Write<{destination.Type.Keyword()}>({Literals.Digits(place++)}, {start}, {count})")));
    }

    /// <summary>The lambda's parameters.</summary>
    public string Parameters { get; }

    /// <summary>What it hands to the loop.</summary>
    public string Arguments { get; }

    /// <summary>The list that the runtime pins.</summary>
    public string List(TypeNames types) =>
        string.Concat(kernel.Varying.Select((input, i) => i == 0
            ? $"{types["SpanList"]}.Of({TypeNames.Identifier(input.Name)})"
            : $".And({TypeNames.Identifier(input.Name)})"))
        + string.Concat(destinations.Select(static destination => $".And<{destination.Type.Keyword()}>({TypeNames.Identifier(destination.Name)})"));
}
