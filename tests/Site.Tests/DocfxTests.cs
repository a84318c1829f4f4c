using System.Text.Json;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>What the configuration of docfx names, checked without docfx.</summary>
public class DocfxTests
{
    [Fact]
    public void The_configuration_names_projects_files_and_folders_that_exist()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(MarkdownPage.PathOf("docfx.json")));
        var metadata = document.RootElement.GetProperty("metadata").EnumerateArray().ToList();
        var build = document.RootElement.GetProperty("build");

        Assert.All(
            metadata.SelectMany(static entry => FilesOf(entry.GetProperty("src")))
                .Concat(metadata.Select(static entry => entry.GetProperty("filter").GetString()!)),
            static file => Assert.True(File.Exists(MarkdownPage.PathOf(file)), file));
        Assert.All(
            build.GetProperty("content").EnumerateArray().Concat(build.GetProperty("resource").EnumerateArray()),
            static entry => Assert.True(Directory.Exists(MarkdownPage.PathOf(entry.GetProperty("src").GetString()!))));
    }

    [Fact]
    public void The_templates_are_those_that_docfx_brings_and_ours()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(MarkdownPage.PathOf("docfx.json")));

        var templates = document.RootElement.GetProperty("build").GetProperty("template").EnumerateArray();

        Assert.Equal(["default", "modern", "docs/template"], templates.Select(static template => template.GetString()));
    }

    [Fact]
    public void The_footer_names_the_version_of_the_package()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(MarkdownPage.PathOf("docfx.json")));
        var footer = document.RootElement.GetProperty("build").GetProperty("globalMetadata").GetProperty("_appFooter").GetString();
        var version = typeof(Activations).Assembly.GetName().Version!.ToString(3);

        Assert.Contains($"Kernels {version}<", footer, StringComparison.Ordinal);
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
