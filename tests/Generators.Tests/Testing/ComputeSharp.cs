using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>ComputeSharp as the generator meets it: an assembly with its names and signatures, made of the contract of the shader tests.</summary>
internal static class ComputeSharp
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly Lazy<CSharpCompilation> Contract = new(Compile);

    private static readonly Lazy<MetadataReference> Image = new(Emit);

    public static MetadataReference Reference => Image.Value;

    /// <summary>The project, with a reference to ComputeSharp.</summary>
    public static CSharpCompilation WithComputeSharp(this CSharpCompilation compilation) => compilation.AddReferences(Reference);

    /// <summary>The project, with a reference that is loaded with what is generated, to run it.</summary>
    public static CSharpCompilation WithLoadedComputeSharp(this CSharpCompilation compilation) => compilation.AddReferences(Contract.Value.ToMetadataReference());

    private static CSharpCompilation Compile()
    {
        var sources = Directory.GetFiles(Repository.PathOf("tests", "ComputeSharp.Contract"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Append(ImplicitUsings);
        var options = Generation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress);
        return Generation.Compile(options, new CSharpParseOptions(LanguageVersion.Latest), [.. sources]).WithAssemblyName("ComputeSharp");
    }

    private static PortableExecutableReference Emit()
    {
        using var image = new MemoryStream();
        var emitted = Contract.Value.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
