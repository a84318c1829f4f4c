using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Tests.Gpu;

/// <summary>
/// The functions of the kernels as the generator has them before it writes a form: parsed from the source files of these
/// tests and of the runtime.
/// </summary>
internal static class KernelFunctions
{
    /// <summary>Without these the forms are bit for bit the same; a square root is rounded correctly, too.</summary>
    private static readonly HashSet<string> Exact = new(
        "Abs Min Max MinNative MaxNative Clamp Sign CopySign Sqrt FusedMultiplyAdd Floor Ceiling Round Truncate Scale".Split(' '),
        StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyDictionary<string, Function>> All = new(static () =>
        Parse("Kernels", Repository.PathOf("src", "Runtime"))
        .Concat(Parse("Kernels.Tests", Repository.PathOf("tests", "Runtime.Tests")))
        .ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal));

    public static Function Of(KernelCase kernel) => All.Value[Key(
        kernel.Scalar.DeclaringType!.FullName!.Replace('+', '.'),
        kernel.Scalar.Name,
        kernel.Parameters.Select(static parameter => Type.GetTypeCode(parameter.Type).ToString()))];

    /// <summary>Does it call a function that another implementation may round otherwise?</summary>
    public static bool IsTranscendental(Function function) =>
        function.Nodes().Any(static node => node is MathCall call && !Exact.Contains(call.Function.Name) || node is Loop loop && IsTranscendental(loop.Body));

    /// <summary>Can the sign of a NaN get into its result?</summary>
    public static bool TakesSigns(Function function) =>
        function.Nodes().Any(static node => node is MathCall { Function.Name: "CopySign" } or BitCast or Classify { Predicate: "IsNegative" }
            || node is Loop loop && TakesSigns(loop.Body));

    private static IEnumerable<KeyValuePair<string, Function>> Parse(string assembly, string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(File.ReadAllText)
            .Append("global using System; global using System.Collections.Generic; global using System.Linq;");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != assembly)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            assembly, // by its name it sees what is internal in the runtime
            files.Select(static text => CSharpSyntaxTree.ParseText(text)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var driver = CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return driver.RunGenerators(compilation).GetRunResult().Results[0].TrackedSteps[TrackingNames.Kernels]
            .SelectMany(static step => step.Outputs)
            .Select(static output => (KernelModel)output.Value)
            .Where(static kernel => kernel.Options.Gpu.Count > 0)
            .Select(static kernel => KeyValuePair.Create(
                Key(kernel.Container.QualifiedName, kernel.Name, kernel.Parameters.Select(static parameter => parameter.Type.ToString())),
                KernelPasses.Run(BodyOf(kernel), kernel.Callees)));
    }

    private static Function BodyOf(KernelModel kernel) =>
        kernel.Body ?? throw new InvalidOperationException($"{kernel.Container.QualifiedName}.{kernel.Name} cannot be parsed.");

    private static string Key(string container, string name, IEnumerable<string> parameters) => $"{container}.{name}({string.Join(", ", parameters)})";
}
