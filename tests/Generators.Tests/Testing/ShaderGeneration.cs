using Kernels.Generators.Tests.Documentation;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Runs the generator in a project that references ComputeSharp, or rather its contract.</summary>
internal static class ShaderGeneration
{
    public static GeneratorRun Run(string source) => Run(Generation.Options, source);

    public static GeneratorRun Run(CSharpCompilationOptions options, string source) => Generation.Run(
        Generation.Compile(options, Generation.ParseOptions, Generation.Usings + source).WithComputeSharp());

    /// <summary>All shaders that <c>Shaders.Tests</c> runs: those of the runtime, of its own cases and of the sample program.</summary>
    public static GeneratorRun RunAll() => Generation.Run(ExampleCompiler.RuntimeOf(
    [
        .. RuntimeSources.All,
        .. Directory.EnumerateFiles(Repository.PathOf("tests", "Shaders.Tests", "Cases"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        File.ReadAllText(Repository.PathOf("tests", "Runtime.Tests", "Running", "CaseAttributes.cs")),
        File.ReadAllText(Repository.PathOf("src", "Samples", "ComputeSharp", "TrainingKernels.cs")),
        "global using Kernels;",
    ]).WithComputeSharp());
}
