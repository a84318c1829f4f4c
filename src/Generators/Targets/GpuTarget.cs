using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Targets;

/// <summary>A way in which kernels run on a GPU: what it adds to a user's type, what it cannot do, and what writes it.</summary>
internal abstract class GpuTarget
{
    /// <summary>What the kernel's function is written in.</summary>
    public abstract TargetLanguage Language { get; }

    /// <summary>
    /// Does a kernel compute there what its vector forms compute, with the functions of the runtime? Its body is theirs then, which may
    /// have cheaper functions where a narrower one serves.
    /// </summary>
    public virtual bool ComputesAsVectors(KernelOptions options) => false;

    /// <summary>What its members read and write: each is an overload over this memory, or the one that it names.</summary>
    public abstract KernelMemory Memory { get; }

    /// <summary>The property of <c>[Vectorize]</c> that asks for it.</summary>
    public virtual string Option => "Gpu";

    /// <summary>The metadata name of a type that a compilation must know to have this target; null where the runtime has all.</summary>
    public virtual string? RequiredType => null;

    /// <summary>It adds types beside a kernel too, which C# does not allow everywhere.</summary>
    public virtual bool AddsTypes => false;

    /// <summary>The types that its code names, beside those of all kernels.</summary>
    public abstract WellKnownNames Names { get; }

    /// <summary>
    /// Namespaces whose extension methods it calls, so that they are imported even where names are written from
    /// <c>global::</c>.
    /// </summary>
    public virtual IReadOnlyList<string> ExtensionNamespaces => [];

    /// <summary>Why a kernel that takes a table has no form; null where it has one.</summary>
    public virtual string? NoTables => null;

    /// <summary>Can the memory hold elements of a type? A number of 32 or 64 bits is held by all.</summary>
    public virtual bool Holds(ElementType element) => element.IsNumber;

    /// <summary>What is reported where a kernel cannot have this form: what stands in the way, the kernel, and why.</summary>
    public abstract DiagnosticDescriptor NoForm { get; }

    /// <summary>What in a kernel's declaration stands in the way, and why; null where nothing does.</summary>
    public virtual (string What, string Why)? Limit(IReadOnlyList<KernelParameter> parameters,
        IReadOnlyList<KernelResult> results, KernelOptions options) => null;

    /// <summary>Writes the members.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Its body after the passes.</param>
    /// <param name="types">How the file writes the names of types, those of this target too.</param>
    /// <param name="writer">Where to write.</param>
    public abstract void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer);
}
