using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kernels.Benchmarks.Generator;

/// <summary>
/// A user's project with a number of kernels in some twenty files, and one file without kernels. The same number gives the same
/// project. It is edited as an editor does it, by a change of the text of one file.
/// </summary>
internal sealed class KernelProject
{
    private const int Files = 20;
    private const string FileWithoutKernels = "Unrelated.cs";
    private const string Digit = "digit";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private readonly int perFile;
    private int edits;

    public KernelProject(int kernels)
    {
        perFile = (kernels + Files - 1) / Files;
        var trees = Enumerable.Range(0, kernels)
            .Chunk(perFile)
            .Select(numbers => CSharpSyntaxTree.ParseText(SourceText.From(FileOf(numbers), Encoding.UTF8), ParseOptions, PathOf(numbers[0])))
            .Append(CSharpSyntaxTree.ParseText(
                SourceText.From($"namespace Measured; internal static class Unrelated {{ public static int {Digit}0; }}", Encoding.UTF8),
                ParseOptions, FileWithoutKernels));
        Compilation = CSharpCompilation.Create("Measured", trees, References(), Options);
    }

    /// <summary>The project after all edits.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The kind of a kernel, by its number.</summary>
    public static KernelKind KindOf(int kernel) => KernelKind.All[kernel % KernelKind.All.Length];

    /// <summary>Edits the file without kernels.</summary>
    public void EditElsewhere() => Edit(FileWithoutKernels, Digit);

    /// <summary>Edits a number in the body of a kernel.</summary>
    public void EditBody(int kernel) => Edit(PathOf(kernel), NumberOf(kernel));

    /// <summary>Replaces the digit behind a text that occurs once in a file by another.</summary>
    private void Edit(string path, string before)
    {
        var tree = Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var text = tree.GetText();
        var start = text.ToString().IndexOf(before, StringComparison.Ordinal) + before.Length;
        var digit = (char)('1' + (edits++ % 8));
        if (text[start] == digit)
            digit++;
        Compilation = Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.Replace(start, 1, digit.ToString())));
    }

    private string PathOf(int kernel) => $"{TypeOf(kernel)}.cs";

    private string TypeOf(int kernel) => string.Create(CultureInfo.InvariantCulture, $"Kernels{(kernel / perFile) + 1}");

    /// <summary>The number in the body of a kernel, but for its last digit.</summary>
    private static string NumberOf(int kernel) => string.Create(CultureInfo.InvariantCulture, $"1.{kernel + 1:D4}");

    private string FileOf(int[] kernels)
    {
        var source = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $$"""
            using System;
            using Kernels;

            namespace Measured;

            public static partial class {{TypeOf(kernels[0])}}
            {
            """);
        foreach (var kernel in kernels)
        {
            source.AppendLine(KindOf(kernel).Source
                .Replace("$N", kernel.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("$C", $"{NumberOf(kernel)}0", StringComparison.Ordinal)
                .Replace("$P", kernel == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{TypeOf(kernel - 1)}.Kernel{kernel - 1}"),
                    StringComparison.Ordinal));
            source.AppendLine();
        }
        return source.AppendLine("}").ToString();
    }

    /// <summary>The shared framework and the runtime; not this program's own dependencies.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(VectorizeAttribute).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
