using System.Globalization;
using Kernels.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>Compiles examples from the documentation as a user's project would, with the generator.</summary>
internal static class ExampleCompiler
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>An example that stands alone: what the generator says of it, and what the compiler has to say besides.</summary>
    public static CompiledExample Compile(string source)
    {
        var compilation = Create([Parse(source, "Example.cs")], OutputKind.DynamicallyLinkedLibrary);
        return Run(compilation);
    }

    /// <summary>Statements, with the types that the page declares elsewhere; or one of those types.</summary>
    public static CompiledExample CompileOnPage(string source, IEnumerable<string> page)
    {
        var example = Parse(source, "Example.cs");
        var declarations = page.Where(other => other != source).Select(other => Parse(other, "Page.cs")).Where(static tree => !IsProgram(tree));
        var trees = declarations.Append(example).Append(Parse(ImplicitUsings, "GlobalUsings.cs"));
        return Run(Create(trees, IsProgram(example) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>The files that the generator writes for the sources of a project, by name.</summary>
    public static IReadOnlyDictionary<string, string> Generate(IEnumerable<string> files, string withoutReference)
    {
        var trees = files.Select(static file => Parse(File.ReadAllText(file), file)).Append(Parse(ImplicitUsings, "GlobalUsings.cs"));
        var compilation = Create(trees, OutputKind.DynamicallyLinkedLibrary);
        var own = compilation.References.First(reference => Path.GetFileName(reference.Display) == withoutReference);
        return Drive(compilation.RemoveReferences(own), out _).Results[0].GeneratedSources
            .ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());
    }

    private static CompiledExample Run(CSharpCompilation compilation)
    {
        var generated = Drive(compilation, out var output).Diagnostics.Select(Print);
        var errors = output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Print);
        return new CompiledExample([.. generated.Order(StringComparer.Ordinal)], [.. errors]);
    }

    private static GeneratorDriverRunResult Drive(CSharpCompilation compilation, out Compilation output) =>
        CSharpGeneratorDriver
            .Create([new KernelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out output, out _)
            .GetRunResult();

    private static CSharpCompilation Create(IEnumerable<SyntaxTree> trees, OutputKind kind) =>
        CSharpCompilation.Create("Examples", trees, References, new CSharpCompilationOptions(kind));

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static bool IsProgram(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members.Any(static member => member is GlobalStatementSyntax);

    private static string Print(Diagnostic diagnostic) =>
        CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture);
}

/// <param name="Diagnostics">What the generator reported, one line each, as the compiler prints it.</param>
/// <param name="Errors">The compiler's own errors, those in generated code included.</param>
internal sealed record CompiledExample(IReadOnlyList<string> Diagnostics, IReadOnlyList<string> Errors);
