using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Runs the generator on source text, as a project that references <c>Kernels</c> does.</summary>
internal static class Generation
{
    public const string Usings = "using System; using Kernels;\n";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    /// <summary>A user's strict project: nullable, every warning an error.</summary>
    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        nullableContextOptions: NullableContextOptions.Enable,
        optimizationLevel: OptimizationLevel.Release,
        warningLevel: 9999);

    private static readonly ImmutableArray<MetadataReference> References = FindReferences();

    public static GeneratorRun Run(params string[] sources) => Run(Compile(sources));

    /// <param name="compilation">The project.</param>
    /// <param name="describe">Its property <c>KernelsDescribe</c>.</param>
    public static GeneratorRun Run(CSharpCompilation compilation, string? describe = null)
    {
        var parseOptions = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        var driver = CSharpGeneratorDriver
            .Create(
                [new KernelGenerator().AsSourceGenerator()],
                parseOptions: parseOptions,
                optionsProvider: describe is null ? null : new DescribeOptions(describe))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return new GeneratorRun(compilation, output, diagnostics, driver.GetRunResult().Results[0].GeneratedSources);
    }

    /// <summary>A compilation of files named <c>File1.cs</c>, <c>File2.cs</c>, ...</summary>
    public static CSharpCompilation Compile(params string[] sources) => Compile(Options, ParseOptions, sources);

    public static CSharpCompilation Compile(
        CSharpCompilationOptions options,
        CSharpParseOptions parseOptions,
        params string[] sources) =>
        CSharpCompilation.Create(
            "UserProject",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parseOptions, $"File{i + 1}.cs")),
            References,
            options);

    /// <summary>The shared framework and the runtime; not the test's own dependencies.</summary>
    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. platform.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(VectorizeAttribute).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
