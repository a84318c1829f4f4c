using System.Collections.Immutable;
using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Site.Generation;

/// <summary>The kernels of the runtime and of further sources, as the generator sees them.</summary>
internal sealed class KernelLibrary
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Where a compilation knows this type, shaders are written as well.</summary>
    private const string ComputeSharp = "namespace ComputeSharp.Descriptors; public interface IComputeShaderDescriptor<T>;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly ILookup<string, DescribedKernel> kernels;

    /// <param name="sources">Sources besides those of the runtime, in the runtime's own namespace or another.</param>
    public KernelLibrary(params IEnumerable<string> sources)
    {
        var trees = RuntimeSources().Concat(sources).Append(ImplicitUsings).Append(ComputeSharp)
            .Select(static source => CSharpSyntaxTree.ParseText(source, ParseOptions))
            .ToList();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Kernels", trees, References(), options);
        var run = CSharpGeneratorDriver
            .Create(
                [new KernelGenerator().AsSourceGenerator()],
                parseOptions: ParseOptions,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation)
            .GetRunResult().Results[0];
        if (run.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());

        var methods = MethodText.Kernels(trees);
        kernels = run.TrackedSteps[TrackingNames.Kernels]
            .SelectMany(static step => step.Outputs)
            .Select(static output => (KernelModel)output.Value)
            .Select(model => new DescribedKernel(model, MethodText.Of(methods, model)))
            .ToLookup(static kernel => $"{kernel.Model.Container.QualifiedName}.{kernel.Model.Name}");
    }

    /// <summary>A kernel by its full name: of several the one whose first parameter is a float.</summary>
    public DescribedKernel Get(string name) => Find(name) ?? throw new InvalidOperationException($"There is no kernel {name}.");

    /// <summary>The same; null where there is none.</summary>
    public DescribedKernel? Find(string name) => kernels[name].FirstOrDefault(static kernel => kernel.Model.ResultType == ScalarType.Single);

    private static IEnumerable<string> RuntimeSources()
    {
        var folder = Repository.PathOf("src/Runtime");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
    }

    /// <summary>The shared framework alone: the runtime comes from its sources.</summary>
    public static ImmutableArray<MetadataReference> References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
