using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>A member's spans on their way through the runtime, which pins them and calls a lambda with a part of them.</summary>
internal sealed class SpanParts
{
    private readonly IReadOnlyList<MemberParameter> parameters;

    /// <param name="parameters">The member's parameters.</param>
    /// <param name="names">Names that the lambda can have.</param>
    public SpanParts(IReadOnlyList<MemberParameter> parameters, NameAllocator names)
    {
        this.parameters = parameters;
        var (spans, start, count) = (names.Allocate("spans"), names.Allocate("start"), names.Allocate("count"));
        var place = 0;
        Parameters = $"({spans}, {start}, {count})";
        Arguments = string.Join(", ", parameters.Select(parameter => parameter.Memory is null
            ? TypeNames.Identifier(parameter.Name)
            : parameter.IsTable ? $"{spans}.Table<{parameter.CodeType}>({Literals.Digits(place++)})"
            : $"{spans}.{(parameter.IsOutput ? "Write" : "Read")}<{parameter.CodeType}>({Literals.Digits(place++)}, {start}, {count})"));
    }

    /// <summary>The lambda's parameters.</summary>
    public string Parameters { get; }

    /// <summary>What it hands to the loop.</summary>
    public string Arguments { get; }

    /// <summary>The list that the runtime pins.</summary>
    public string List(TypeNames types) => types["SpanList"] + string.Concat(parameters
        .Where(static parameter => parameter.Memory is not null)
        .Select(static (parameter, i) =>
        {
            var method = $"{(i == 0 ? "Of" : "And")}{(parameter.IsTable ? "Table" : "")}";
            return $".{method}{(parameter.IsOutput ? $"<{parameter.CodeType}>" : "")}({TypeNames.Identifier(parameter.Name)})";
        }));
}
