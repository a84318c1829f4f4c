using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>docs/generated holds generated files of the runtime, so that pages can show them.</summary>
public class GeneratedCodeTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Generated = new(static () => ExampleCompiler.Generate(
        Directory
            .EnumerateFiles(MarkdownPage.PathOf("src/Runtime"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => Path.GetRelativePath(MarkdownPage.PathOf("src/Runtime"), file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")),
        withoutReference: "Kernels.dll"));

    public static TheoryData<string> Files => new(Directory
        .EnumerateFiles(MarkdownPage.PathOf("docs/generated"), "*.g.cs")
        .Select(static file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_in_the_docs_is_what_the_generator_writes_today(string name)
    {
        var path = MarkdownPage.PathOf($"docs/generated/{name}");
        var today = Generated.Value.GetValueOrDefault(name, $"The generator writes no {name}.");
        var received = Path.ChangeExtension(path, ".received.cs");
        if (File.ReadAllText(path) == today)
        {
            File.Delete(received);
            return;
        }

        // To accept it, move it over the file in the docs.
        File.WriteAllText(received, today);
        Assert.Equal(today, File.ReadAllText(path));
    }
}
