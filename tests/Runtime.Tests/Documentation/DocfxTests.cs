using System.Text.Json;
using Xunit;

namespace Kernels.Tests.Documentation;

/// <summary>The site is built elsewhere, so what its configuration names is checked here.</summary>
public class DocfxTests
{
    [Fact]
    public void The_configuration_names_projects_and_folders_that_exist()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(MarkdownPage.PathOf("docfx.json")));

        Assert.All(
            document.RootElement.GetProperty("metadata").EnumerateArray().SelectMany(static entry => FilesOf(entry.GetProperty("src"))),
            static project => Assert.True(File.Exists(MarkdownPage.PathOf(project)), project));
        Assert.All(
            document.RootElement.GetProperty("build").GetProperty("content").EnumerateArray(),
            static entry => Assert.True(Directory.Exists(MarkdownPage.PathOf(entry.GetProperty("src").GetString()!))));
    }

    [Fact]
    public void The_templates_are_those_that_docfx_brings()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(MarkdownPage.PathOf("docfx.json")));

        var templates = document.RootElement.GetProperty("build").GetProperty("template").EnumerateArray();

        Assert.Equal(["default", "modern"], templates.Select(static template => template.GetString()));
    }

    [Fact]
    public void The_version_of_docfx_is_pinned()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(MarkdownPage.PathOf(".config/dotnet-tools.json")));

        var docfx = document.RootElement.GetProperty("tools").GetProperty("docfx");

        Assert.Matches(@"^\d+\.\d+\.\d+$", docfx.GetProperty("version").GetString());
    }

    private static IEnumerable<string> FilesOf(JsonElement sources) =>
        from source in sources.EnumerateArray()
        from file in source.GetProperty("files").EnumerateArray()
        select $"{source.GetProperty("src").GetString()}/{file.GetString()}";
}
