using System.Globalization;
using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>Compiles examples from the documentation as a user's project would, with the generator.</summary>
internal static class ExampleCompiler
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>An example that stands alone, in a project that knows ComputeSharp and an assembly that another version has written.</summary>
    /// <param name="source">The example.</param>
    /// <param name="suggestions">What the analyzer suggests counts too.</param>
    public static CompiledExample Compile(string source, bool suggestions = false) =>
        Run(Create(OutputKind.DynamicallyLinkedLibrary, [source]).WithComputeSharp().AddReferences(OtherVersion.Reference), suggestions);

    /// <summary>Statements, with the types that the page declares elsewhere; or one of those types.</summary>
    public static CompiledExample CompileOnPage(string source, IEnumerable<string> page)
    {
        var declarations = page.Where(other => other != source && !IsProgram(other));
        var kind = IsProgram(source) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return Run(Create(kind, [source, ImplicitUsings, .. declarations]));
    }

    /// <summary>The files that the generator writes for the sources of the runtime itself, by name.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="describe">The files end with descriptions.</param>
    public static IReadOnlyDictionary<string, string> GenerateRuntime(IEnumerable<string> sources, bool describe = false) =>
        Generation.Run(RuntimeOf(sources), describe ? "true" : null)
            .Files.ToDictionary(static file => file.HintName, static file => file.SourceText.ToString());

    /// <summary>The runtime, compiled from its sources.</summary>
    public static CSharpCompilation RuntimeOf(IEnumerable<string> sources)
    {
        var compilation = Create(OutputKind.DynamicallyLinkedLibrary, [.. sources, ImplicitUsings]);
        var itself = compilation.References.Single(static reference => Path.GetFileName(reference.Display) == "Kernels.dll");
        return compilation.RemoveReferences(itself);
    }

    private static CompiledExample Run(CSharpCompilation compilation, bool suggestions = false)
    {
        var run = Generation.Run(compilation);
        var diagnostics = suggestions ? run.Diagnostics.Concat(Suggested.Of(compilation)) : run.Diagnostics;
        var errors = run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new CompiledExample(
            [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan).Select(Print)],
            [.. errors.Select(Print)]);
    }

    private static CSharpCompilation Create(OutputKind kind, string[] sources) =>
        Generation.Compile(new CSharpCompilationOptions(kind), Generation.ParseOptions, sources);

    private static bool IsProgram(string source) => CSharpSyntaxTree.ParseText(source, Generation.ParseOptions)
        .GetCompilationUnitRoot().Members.Any(static member => member is GlobalStatementSyntax);

    /// <summary>As the compiler prints it, but for the address of the page that comes last.</summary>
    private static string Print(Diagnostic diagnostic) => CSharpDiagnosticFormatter.Instance
        .Format(diagnostic, CultureInfo.InvariantCulture)
        .Replace($" ({diagnostic.Descriptor.HelpLinkUri})", "", StringComparison.Ordinal)
        .Replace("File1.cs", "Example.cs", StringComparison.Ordinal);
}

/// <param name="Diagnostics">What the generator or the analyzer reported, one line each, in the order of the source.</param>
/// <param name="Errors">The compiler's own errors, those in generated code included.</param>
internal sealed record CompiledExample(IReadOnlyList<string> Diagnostics, IReadOnlyList<string> Errors);
