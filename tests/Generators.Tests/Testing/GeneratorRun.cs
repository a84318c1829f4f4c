using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>What the generator made of a compilation.</summary>
/// <param name="Diagnostics">The generator's own diagnostics, and the driver's where the generator threw.</param>
internal sealed record GeneratorRun(
    Compilation Input,
    Compilation Output,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<GeneratedSourceResult> Files)
{
    /// <summary>The text of the only generated file.</summary>
    public string Text => Assert.Single(Files).SourceText.ToString();

    /// <summary>Asserts that nothing is reported and that the output compiles without a warning.</summary>
    public GeneratorRun AssertClean()
    {
        AssertNothing(Diagnostics);
        return AssertCompiles();
    }

    /// <summary>Asserts that the output compiles without a warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        AssertNothing(Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return this;
    }

    /// <summary>The errors in the files that the generator wrote.</summary>
    public IEnumerable<Diagnostic> ErrorsInGeneratedFiles()
    {
        var own = Input.SyntaxTrees.ToHashSet();
        return Output.SyntaxTrees.Where(tree => !own.Contains(tree))
            .SelectMany(tree => Output.GetSemanticModel(tree).GetDiagnostics())
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private void AssertNothing(IEnumerable<Diagnostic> diagnostics)
    {
        var all = string.Join("\n", diagnostics);
        Assert.True(all.Length == 0, $"{all}\n\n{string.Join("\n", Files.Select(static file => $"{file.HintName}:\n{file.SourceText}"))}");
    }
}
