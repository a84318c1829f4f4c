using Kernels.Generators.Tests.Testing;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>docs/generated holds generated files of the runtime, so that pages can show them.</summary>
public class GeneratedFileTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Today = new(static () =>
        ExampleCompiler.GenerateRuntime(RuntimeSources.All));

    public static TheoryData<string> Files => new(Directory
        .EnumerateFiles(MarkdownPage.PathOf("docs/generated"), "*.g.cs")
        .Select(static file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_in_the_docs_is_what_the_generator_writes_today(string name)
    {
        var path = MarkdownPage.PathOf($"docs/generated/{name}");
        var received = Path.ChangeExtension(path, ".received.cs");
        var today = Today.Value.GetValueOrDefault(name, "");

        // To accept a change, move the received file over the one in the docs.
        if (File.ReadAllText(path) == today)
            File.Delete(received);
        else
            File.WriteAllText(received, today);

        Assert.Equal(today, File.ReadAllText(path));
    }
}
