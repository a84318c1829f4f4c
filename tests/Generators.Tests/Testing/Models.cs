using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generators.Tests.Testing;

/// <summary>What the generator parsed, before anything is written from it.</summary>
internal static class Models
{
    public static IReadOnlyList<KernelModel> Of(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return
        [
            .. driver.RunGenerators(compilation).GetRunResult().Results[0].TrackedSteps[TrackingNames.Kernels]
                .SelectMany(static step => step.Outputs)
                .Select(static output => (KernelModel)output.Value),
        ];
    }
}
