using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>A kernel after the passes: all that its file is written from.</summary>
/// <param name="Model">The kernel as it was parsed.</param>
/// <param name="Code">The body as it is written in code, without calls; null where the body has errors.</param>
/// <param name="VectorCode">The body as the vector forms have it.</param>
/// <param name="BodyBits">The width of the lanes that it is computed in: 64 where a number in it has as many bits, though the elements may have 32.</param>
/// <param name="ScalarCode">The same for the scalar method of a derivative, whose bits are theirs; null where the user
/// wrote that method.</param>
/// <param name="Meaning">The body as it is described; null where nothing describes it.</param>
/// <param name="Primal">
/// Of a derivative that is described, the function that it is the derivative of, in the derivative's names; null where that
/// function has a derivative of the user's.
/// </param>
/// <param name="Travelling">The body as text, in which it travels with its assembly; null where it does not.</param>
/// <param name="Describes">The file ends with a description of the kernel.</param>
/// <param name="Failure">What went wrong in the passes, where something did; nothing is written then.</param>
internal sealed record CompiledKernel(
    KernelModel Model,
    Function? Code = null,
    Function? VectorCode = null,
    int BodyBits = 0,
    Function? ScalarCode = null,
    Function? Meaning = null,
    Function? Primal = null,
    string? Travelling = null,
    bool Describes = false,
    string? Failure = null)
{
    /// <summary>The kernel as devices run it; null where there is no form for one.</summary>
    public DeviceKernel? Device { get; init; }

    /// <summary>The tables of constants that the body looks numbers up in, with the names of the members that hold them.</summary>
    public EquatableArray<NamedTable> Tables { get; init; } = [];

    /// <summary>Of a derivative by the numbers of a table, what is summed up.</summary>
    public CompiledTerms? Terms { get; init; }
}

/// <summary>A kernel as the forms for devices are written from it.</summary>
/// <param name="Model">The kernel, with what is known of the length of its tables.</param>
/// <param name="Code">The body.</param>
/// <param name="VectorCode">The body as the vector forms compute it, without their methods for what is rare.</param>
internal sealed record DeviceKernel(KernelModel Model, Function Code, Function VectorCode);

/// <summary>What each element adds to the derivative by the numbers of a table, as a kernel of its own.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reads">How the function reads the table.</param>
/// <param name="Places">The constant places of the table, in the order of the kernel's results.</param>
/// <param name="Count">How often an element reads the table.</param>
internal sealed record CompiledTerms(CompiledKernel Kernel, TableReads Reads, EquatableArray<int> Places, int Count);

/// <param name="Name">The name of the member that holds the table.</param>
internal sealed record NamedTable(Table Table, string Name);
