using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Model;

/// <summary>
/// All that is generated from, and so the cache boundary of the pipeline: records, compared by value, without symbols,
/// syntax or positions. While it stays equal, nothing behind it runs.
/// </summary>
/// <param name="Documentation">The user's own XML documentation.</param>
/// <param name="Body">The body; null where it has errors: the forms then call the scalar method, so that their callers
/// still compile.</param>
/// <param name="Callees">The functions that the body calls, directly or not.</param>
/// <param name="Partial">The declaration whose scalar body is written too; null where the user wrote the body.</param>
internal sealed record KernelModel(
    ContainingType Container,
    string Name,
    string Accessibility,
    Documentation Documentation,
    EquatableArray<KernelParameter> Parameters,
    EquatableArray<KernelResult> Results,
    Function? Body,
    EquatableArray<Function> Callees,
    KernelOptions Options,
    PartialDeclaration? Partial)
{
    /// <summary>The width of a lane in bits: 32 or 64.</summary>
    public int LaneBits { get; } = ElementTypes.LaneBits(
        [.. Parameters.Select(static parameter => parameter.Element), .. Results.Select(static result => result.Element)]);

    /// <summary>The type of the first result.</summary>
    public ScalarType ResultType => Results[0].Type;

    /// <summary>The type of the lanes of the first result: it says how many lanes a vector has.</summary>
    public ScalarType LaneType => Results[0].Element.Lane(LaneBits);

    public bool ReturnsTuple => Results[0].Name is not null;

    /// <summary>Of a derivative by the numbers of a table, what its member sums up and where to; null of all other kernels.</summary>
    public TableGradient? Gradient { get; init; }

    /// <summary>It is a part of another kernel, which calls its reductions: no other form is written.</summary>
    public bool IsReducedOnly { get; init; }

    /// <summary>On a device: an index that is out of a table's range means the nearest number.</summary>
    public bool TakesNearest { get; init; }

    /// <summary>How many spans the form over spans takes.</summary>
    public int Spans => Parameters.Count(static parameter => !parameter.IsUniform || parameter.IsTable) + Results.Count;

    public IEnumerable<KernelParameter> Varying => Parameters.Where(static parameter => !parameter.IsUniform);
}

/// <param name="Name">The name as declared, without <c>@</c>.</param>
internal sealed record KernelParameter(ElementType Element, string Name, bool IsUniform)
{
    /// <summary>What it is in the body.</summary>
    public ScalarType Type => Element.Type;

    /// <summary>It is a span of numbers that any element may look up; uniform, and <see cref="Element"/> is that of the numbers.</summary>
    public bool IsTable { get; init; }

    /// <summary>Of a table on a device, how many numbers every element needs at least.</summary>
    public int LeastLength { get; init; }

    /// <summary>The type as the user declares it.</summary>
    public string TypeName => IsTable ? $"ReadOnlySpan<{Element.Name}>" : Element.Name;
}

/// <summary>What a kernel returns, or one element of the tuple that it returns.</summary>
/// <param name="Name">The element's name, <c>Item1</c> where it has no other; null of a result that is no tuple.</param>
internal sealed record KernelResult(ElementType Element, string? Name)
{
    /// <summary>What it is in the body.</summary>
    public ScalarType Type => Element.Type;

    /// <summary>The preferred name of the span that takes the results.</summary>
    public string Destination => Name is null ? "destination" : $"{char.ToLowerInvariant(Name[0])}{Name.Substring(1)}Destination";
}

/// <summary>What the user asks for in the attribute.</summary>
/// <param name="Unroll">The user's choice, or 0.</param>
/// <param name="ReduceElement">The index of the result that is reduced while the others are stored; -1 where all are reduced.</param>
/// <param name="Gpu">The forms for a GPU that are asked for and possible.</param>
/// <param name="Accumulate">The type that sums of rounded numbers are added up in; null for the numbers' own.</param>
internal sealed record KernelOptions(
    int Unroll, Reductions Reduce, int ReduceElement, bool Matrix, bool Parallel, EquatableArray<KernelMemory> Gpu, ScalarType? Accumulate)
{
    /// <summary>Nothing is asked for.</summary>
    public static readonly KernelOptions None = new(0, Reductions.None, -1, false, false, [], null);

    /// <summary>A device computes with its own functions.</summary>
    public bool FastMath { get; init; }
}

/// <summary>The values of the runtime's <c>Reduction</c>.</summary>
[Flags]
internal enum Reductions
{
    None = 0,
    Sum = 1,
    Mean = 2,
    Min = 4,
    Max = 8,
    Count = 16,
    Any = 32,
    All = 64,
}

/// <summary>The values of the runtime's <c>FunctionAccuracy</c>.</summary>
internal enum FunctionAccuracies
{
    Default = 0,
    CorrectlyRounded = 1,
}

/// <summary>The declaration of a method whose body is generated.</summary>
/// <param name="Modifiers">Such as <c>public static partial</c>.</param>
/// <param name="ResultType">Such as <c>(float Value, float Logit)</c>: with the names of elements that the user gave.</param>
/// <param name="ThrowingCall">The call that raises an exception: the derivative throws where that does. Null where it never does.</param>
internal sealed record PartialDeclaration(string Modifiers, string ResultType, bool IsExtension, string? ThrowingCall);

/// <summary>Where the generated members go.</summary>
/// <param name="Declarations">The types from the outermost in, such as <c>static partial class Activations</c>.</param>
/// <param name="TakenNames">Names that new members must not have.</param>
/// <param name="Overload">The number of the kernel among the kernels of its name, from 1.</param>
/// <param name="HasCaseTwin">Another kernel's file could have a name that differs from this one's in case alone.</param>
/// <param name="NeedsGlobalNames">A name that generated code uses means something else here, so all are written from
/// <c>global::</c>.</param>
/// <param name="IsVisibleOutside">Another assembly could see it, perhaps by <c>InternalsVisibleTo</c>.</param>
internal sealed record ContainingType(
    string Namespace,
    EquatableArray<string> Declarations,
    string QualifiedName,
    EquatableArray<string> TakenNames,
    int Overload,
    bool HasCaseTwin,
    bool NeedsGlobalNames,
    bool IsVisibleOutside)
{
    /// <summary>What follows a name that all overloads would have: nothing for the first.</summary>
    public string OverloadNumber => Overload == 1 ? "" : Overload.ToString(CultureInfo.InvariantCulture);

    /// <summary>Is it an interface with <c>in</c> or <c>out</c> on a type parameter? No struct can stand in one.</summary>
    public bool IsVariant => Declarations.Any(static declaration => declaration.Split('<', ',').Skip(1)
        .Any(static parameter => parameter.Trim().Split(' ').Length > 1));
}

/// <summary>The text of the user's XML documentation, element by element.</summary>
/// <param name="Summary">Its lines; none where the user wrote none.</param>
internal sealed record Documentation(
    EquatableArray<string> Summary,
    EquatableArray<DocumentedParameter> Parameters,
    EquatableArray<string> Remarks,
    EquatableArray<string> Returns);

internal sealed record DocumentedParameter(string Name, string Text);
