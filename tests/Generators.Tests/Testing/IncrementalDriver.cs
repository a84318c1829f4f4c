using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>A generator that runs again after each edit, and tells which of its steps had to.</summary>
internal sealed class IncrementalDriver
{
    private GeneratorDriver driver = CSharpGeneratorDriver.Create(
        [new KernelGenerator().AsSourceGenerator()],
        parseOptions: Generation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private CSharpCompilation compilation;

    public IncrementalDriver(params string[] sources)
    {
        compilation = Generation.Compile(sources);
        driver = driver.RunGenerators(compilation);
    }

    private GeneratorRunResult Result => driver.GetRunResult().Results[0];

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(static file => file.HintName);

    public string TextOf(string hintName) =>
        Assert.Single(Result.GeneratedSources, file => file.HintName == hintName).SourceText.ToString();

    /// <summary>Replaces text in a file, as an editor does, and runs the generator again.</summary>
    public IncrementalDriver Edit(string file, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{old}' is not in {file}");
        var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), replacement)));
        return Run(compilation.ReplaceSyntaxTree(tree, edited));
    }

    public IncrementalDriver Add(string file, string source) =>
        Run(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Generation.ParseOptions, file)));

    public IncrementalDriver AddReference(MetadataReference reference) => Run(compilation.AddReferences(reference));

    /// <summary>Why a step has the outputs it has, one reason for each.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var steps)
            ? steps.SelectMany(static run => run.Outputs).Select(static output => output.Reason)
            : [];

    /// <summary>The outputs of a step that were computed in the last run and differ from those before.</summary>
    public IReadOnlyList<T> Changed<T>(string step) =>
    [
        .. Result.TrackedSteps[step]
            .SelectMany(static run => run.Outputs)
            .Where(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(static output => (T)output.Value),
    ];

    public IncrementalDriver AssertNothingRegenerated()
    {
        Assert.All(Reasons(TrackingNames.Kernels), static reason => Assert.True(IsKept(reason), $"kernels: {reason}"));
        Assert.All(Reasons(TrackingNames.Compiled), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(TrackingNames.Sources), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        return this;
    }

    public IncrementalDriver AssertNoDiagnosticsChanged()
    {
        Assert.All(Reasons(TrackingNames.Diagnostics), static reason => Assert.True(IsKept(reason), $"diagnostics: {reason}"));
        return this;
    }

    private static bool IsKept(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private IncrementalDriver Run(CSharpCompilation edited)
    {
        compilation = edited;
        driver = driver.RunGenerators(compilation);
        return this;
    }
}
