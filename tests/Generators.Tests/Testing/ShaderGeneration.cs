using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Runs the generator in a project that references ComputeSharp, or rather its contract of <c>Shaders.Tests</c>.</summary>
internal static class ShaderGeneration
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly Lazy<MetadataReference> Contract = new(CompileContract);

    public static GeneratorRun Run(string source) => Run(Generation.Options, source);

    public static GeneratorRun Run(CSharpCompilationOptions options, string source) => Generation.Run(
        Generation.Compile(options, Generation.ParseOptions, Generation.Usings + source).AddReferences(Contract.Value));

    private static PortableExecutableReference CompileContract()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("tests", "Shaders.Tests", "Contract"), "*.cs").Select(File.ReadAllText);
        var compilation = Generation.Compile(Generation.Options, new CSharpParseOptions(LanguageVersion.Latest), [ImplicitUsings, .. sources])
            .WithAssemblyName("ComputeSharp");
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException($"The contract does not compile:\n{string.Join("\n", result.Diagnostics)}");
    }
}
