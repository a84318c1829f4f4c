using System.Linq;

namespace Kernels.Generators.Model;

/// <summary>A public member that is generated for a kernel.</summary>
internal sealed record GeneratedMember(string Name, EquatableArray<MemberParameter> Parameters)
{
    /// <summary>Its parameter types with their namespaces, as the compiler shows those of a method.</summary>
    public string Types => string.Join(", ", Parameters.Select(static parameter => parameter.QualifiedType));

    /// <summary>How a message shows the member.</summary>
    public string Display => $"{Name}({string.Join(", ", Parameters.Select(static parameter => parameter.ShortType))})";
}

/// <summary>A parameter of a generated member.</summary>
/// <param name="Name">The name, without <c>@</c>.</param>
/// <param name="Type">The type, or that of the elements.</param>
/// <param name="Memory">What holds the elements, by its name in <see cref="WellKnownNames"/>; null for a single value.</param>
/// <param name="IsOutput">Results are written to it.</param>
internal sealed record MemberParameter(string Name, string Type, string? Memory = null, bool IsOutput = false)
{
    public bool IsInput => Memory is not null && !IsOutput;

    public string QualifiedType => Memory is null ? Type : $"{WellKnownNames.QualifiedName(Memory)}<{Type}>";

    public string ShortType => Memory is null ? Type.Substring(Type.LastIndexOf('.') + 1) : $"{Memory}<{Type}>";
}
