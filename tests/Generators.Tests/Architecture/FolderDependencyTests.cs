using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Kernels.Generators.Tests.Architecture;

/// <summary>The folders of the generator are layers: what is in one knows only those below it.</summary>
public class FolderDependencyTests
{
    /// <summary>From the lowest. Folders on one line do not know each other.</summary>
    private static readonly string[][] Layers =
    [
        ["Polyfills"],
        ["Shared"],
        ["Expressions"],
        ["Diagnostics"],
        ["Model"],
        ["Text"],
        ["Bodies"],
        ["Passes"],
        ["Passes/Derivatives"],
        ["Formulas"],
        ["Emit/Expressions"],
        ["Emit/Members"],
        ["Emit/Reducing"],
        ["Targets/Functions"],
        ["Targets"],
        ["Targets/ComputeSharp", "Targets/OpenCL", "Targets/Wgsl"],
        ["Emit"],
        ["Parsing"],
        ["Suggestions"],
        ["Pipeline"],
    ];

    /// <summary>The files beside the folders.</summary>
    private static readonly Dictionary<string, string> Root = new()
    {
        ["EquatableArray"] = "Shared",
        ["TrackingNames"] = "Pipeline",
        ["KernelPasses"] = "Pipeline",
        ["KernelGenerator"] = "Pipeline",
    };

    private static readonly string Folder = Repository.PathOf("src", "Generators");

    [Fact]
    public void No_dependency_of_folders_runs_back_up()
    {
        var arrows = Arrows().Distinct().ToList();
        Assert.Contains(("Emit/KernelFile", "Model/CompiledKernel"), arrows);
        Assert.Empty(arrows.Where(static arrow => !IsAllowed(FolderOf(arrow.From), FolderOf(arrow.To))).Select(static arrow => $"{arrow.From} -> {arrow.To}"));
    }

    [Fact]
    public void Every_folder_has_a_layer() => Assert.Equal(
        Layers.SelectMany(static layer => layer).Order(StringComparer.Ordinal),
        Files().Select(static file => FolderOf(Place(file))).Distinct().Order(StringComparer.Ordinal));

    private static bool IsAllowed(string from, string to) =>
        LayerOf(to) < LayerOf(from) && !(from == "Parsing" && to.StartsWith("Targets/", StringComparison.Ordinal));

    private static int LayerOf(string folder) => Array.FindIndex(Layers, layer => layer.Contains(folder));

    private static string FolderOf(string place) =>
        place.LastIndexOf('/') is var slash and >= 0 ? place[..slash] : Root.GetValueOrDefault(place, "no folder");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(static file => Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj") && !IsFunctionSource(file));

    /// <summary>The functions for GPUs are C#, and the generator has only the text that is made of it.</summary>
    private static bool IsFunctionSource(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) == "Functions" && !file.EndsWith(".g.cs", StringComparison.Ordinal);

    /// <summary>A file's folder and the name of its type: parts of a type, as in <c>BodyParser.Loops.cs</c>, are one.</summary>
    private static string Place(string file)
    {
        var path = Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/');
        return path[..path.IndexOf('.', StringComparison.Ordinal)];
    }

    /// <summary>Each use of a type in a file of another folder, by its name or by that of a member.</summary>
    private static IEnumerable<(string From, string To)> Arrows()
    {
        var compilation = CSharpCompilation.Create(
            "Generator",
            Files().Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Latest), file)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => Path.GetFileName(path) != "Kernels.Generators.dll")
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return
            from tree in compilation.SyntaxTrees
            let model = compilation.GetSemanticModel(tree)
            from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            where !name.Ancestors().Any(static node => node is UsingDirectiveSyntax)
            let type = TypeOf(model.GetSymbolInfo(name).Symbol)
            where type is { DeclaringSyntaxReferences.Length: > 0 }
            let user = Place(tree.FilePath)
            let used = Place(type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath)
            where FolderOf(user) != FolderOf(used)
            select (user, used);
    }

    /// <summary>The type that a symbol is or belongs to; of nested types the outermost.</summary>
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
            symbol = extension;
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition;
    }
}
