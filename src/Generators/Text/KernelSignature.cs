using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Model;

namespace Kernels.Generators.Text;

/// <summary>The names, parameters and arguments of a kernel's members, as its file writes them.</summary>
internal sealed class KernelSignature
{
    /// <param name="kernel">The kernel.</param>
    /// <param name="types">How the file writes the names of types.</param>
    public KernelSignature(KernelModel kernel, TypeNames types)
    {
        Kernel = kernel;
        Types = types;
        Members = new GeneratedMembers(kernel.Name, kernel.Parameters, kernel.Results, kernel.Options);
        CallName = $"{(Members.ParameterNames.Contains(kernel.Name) ? $"global::{kernel.Container.QualifiedName}." : "")}{TypeNames.Identifier(kernel.Name)}";
    }

    public KernelModel Kernel { get; }

    /// <summary>How the file writes the names of types.</summary>
    public TypeNames Types { get; }

    /// <summary>The public members.</summary>
    public GeneratedMembers Members { get; }

    /// <summary>The kernel's name where its forms call each other; in full where a parameter of that name would hide it.</summary>
    public string CallName { get; }

    /// <summary>The head of a public member.</summary>
    public string Header(GeneratedMember member, string result) =>
        $"{Kernel.Accessibility} static {result} {TypeNames.Identifier(member.Name)}({Parameters(member.Parameters)})";

    /// <summary>Parameters as they are declared.</summary>
    public string Parameters(IEnumerable<MemberParameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{TypeOf(parameter)} {TypeNames.Identifier(parameter.Name)}"));

    /// <summary>The same as arguments.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="memory">What is written for a span or a buffer; its name where this is null.</param>
    public static string Arguments(IEnumerable<MemberParameter> parameters, Func<string, string>? memory = null) =>
        string.Join(", ", parameters.Select(parameter => parameter.Memory is null || memory is null
            ? TypeNames.Identifier(parameter.Name)
            : memory(TypeNames.Identifier(parameter.Name))));

    /// <summary>The call of the scalar method or of a vector form.</summary>
    /// <param name="varying">The argument for a parameter that is not uniform.</param>
    /// <param name="form">Another method with the same parameters.</param>
    public string Call(Func<KernelParameter, string> varying, string? form = null) =>
        $"{form ?? CallName}({string.Join(", ", Kernel.Parameters.Select(parameter =>
            parameter.IsUniform ? TypeNames.Identifier(parameter.Name) : varying(parameter)))})";

    private string TypeOf(MemberParameter parameter) =>
        parameter.MemoryName is { } memory ? $"{Types[memory]}<{parameter.CodeType}>" : parameter.CodeType;
}
