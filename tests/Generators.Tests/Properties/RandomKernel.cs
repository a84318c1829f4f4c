using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>A random kernel over <c>float</c>: statements, then the term that it returns.</summary>
/// <param name="Inputs">For each parameter whether it is uniform; the first one varies.</param>
/// <param name="Helper">A kernel that this one may call.</param>
internal sealed record RandomKernel(
    ImmutableArray<bool> Inputs,
    ImmutableArray<Statement> Statements,
    Term Result,
    RandomKernel? Helper,
    Spelling Spelling = Spelling.Plain)
{
    /// <summary>The C#, which is what FsCheck shows of a kernel that fails.</summary>
    public override string ToString() => KernelText.Of(this, "F");
}

internal abstract record Statement;

/// <summary>Declares a local, or gives a declared one another value.</summary>
internal sealed record Assignment(Local Target, Term Value, bool IsDeclaration) : Statement;

internal sealed record If(Term Condition, ImmutableArray<Statement> WhenTrue, ImmutableArray<Statement> WhenFalse) : Statement;

internal sealed record Return(Term Value) : Statement;
