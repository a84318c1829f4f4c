using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>
/// All that is generated from, and so the cache boundary of the pipeline: records, compared by value, without symbols,
/// syntax or positions. While it stays equal, nothing behind it runs.
/// </summary>
/// <param name="Documentation">The user's own XML documentation.</param>
/// <param name="Body">The body; null where it has errors: the forms then call the scalar method, so that their callers still compile.</param>
/// <param name="Callees">The functions that the body calls, directly or not.</param>
/// <param name="Unroll">The user's choice, or 0.</param>
internal sealed record KernelModel(
    ContainingType Container,
    string Name,
    string Accessibility,
    Documentation Documentation,
    EquatableArray<KernelParameter> Parameters,
    ScalarType ReturnType,
    Function? Body,
    EquatableArray<Function> Callees,
    int Unroll)
{
    /// <summary>The width of a lane in bits: 32 or 64.</summary>
    public int LaneBits => ReturnType.Bits();
}

/// <param name="Name">The name as declared, without <c>@</c>.</param>
internal sealed record KernelParameter(ScalarType Type, string Name, bool IsUniform);

/// <summary>Where the generated members go.</summary>
/// <param name="Declarations">The types from the outermost in, such as <c>static partial class Activations</c>.</param>
/// <param name="TakenNames">Names that new members must not have.</param>
/// <param name="HasCaseTwin">Another kernel's file could have a name that differs from this one's in case alone.</param>
/// <param name="NeedsGlobalNames">A name that generated code uses means something else here, so all are written from <c>global::</c>.</param>
internal sealed record ContainingType(
    string Namespace,
    EquatableArray<string> Declarations,
    string QualifiedName,
    EquatableArray<string> TakenNames,
    bool HasCaseTwin,
    bool NeedsGlobalNames);

/// <summary>The text of the user's XML documentation, element by element.</summary>
/// <param name="Summary">Its lines; none where the user wrote none.</param>
internal sealed record Documentation(EquatableArray<string> Summary, EquatableArray<DocumentedParameter> Parameters);

internal sealed record DocumentedParameter(string Name, string Text);
