using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>A public member that is generated for a kernel.</summary>
internal sealed record GeneratedMember(string Name, EquatableArray<MemberParameter> Parameters)
{
    /// <summary>A constant, and no method: nothing else may have its name.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Its parameter types with their namespaces, as the compiler shows those of a method.</summary>
    public string Types => string.Join(", ", Parameters.Select(static parameter => parameter.QualifiedType));

    /// <summary>How a message shows the member.</summary>
    public string Display => IsConstant ? Name : $"{Name}({string.Join(", ", Parameters.Select(static parameter => parameter.ShortType))})";
}

/// <summary>A parameter of a generated member.</summary>
/// <param name="Name">The name, without <c>@</c>.</param>
/// <param name="Type">The type, or that of the elements.</param>
/// <param name="Memory">What holds the elements, a type with its namespace; null for a single value.</param>
/// <param name="IsOutput">Results are written to it.</param>
/// <param name="IsTable">All elements read it, and it has a length of its own.</param>
internal sealed record MemberParameter(string Name, string Type, string? Memory = null, bool IsOutput = false, bool IsTable = false)
{
    public bool IsInput => Memory is not null && !IsOutput && !IsTable;

    /// <summary>The type that holds the elements, without its namespace.</summary>
    public string? MemoryName => Memory is null ? null : WithoutNamespace(Memory);

    /// <summary>The type in code.</summary>
    public string CodeType => ElementTypes.CodeOf(Type);

    public string QualifiedType => Memory is null ? Type : $"{Memory}<{Type}>";

    public string ShortType => Memory is null ? WithoutNamespace(Type) : $"{MemoryName}<{Type}>";

    private static string WithoutNamespace(string type) => type.Substring(type.LastIndexOf('.') + 1);
}
