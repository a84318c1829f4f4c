using System.Reflection;
using System.Text.RegularExpressions;
using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Diagnostics;

/// <summary>A diagnostic is a descriptor, a row of the release tracking, a page and a test.</summary>
public partial class DescriptorTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> Descriptors =
    [
        .. typeof(Generators.Diagnostics.Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>(),
    ];

    public static TheoryData<string> Ids => new(Descriptors.Select(static descriptor => descriptor.Id));

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Descriptors.Count, Descriptors.Select(static descriptor => descriptor.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_has_a_row_in_the_release_tracking(string id)
    {
        var descriptor = Find(id);
        var rows = Directory.GetFiles(Repository.PathOf("src", "Generators"), "AnalyzerReleases.*.md").SelectMany(File.ReadLines);
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", rows);
    }

    [Fact]
    public void A_row_of_the_release_tracking_has_a_descriptor()
    {
        var rows = Directory.GetFiles(Repository.PathOf("src", "Generators"), "AnalyzerReleases.*.md").SelectMany(File.ReadLines);
        var ids = rows.Select(static row => Row().Match(row)).Where(static match => match.Success).Select(static match => match.Value);
        Assert.Equal(Descriptors.Select(static descriptor => descriptor.Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_has_a_page_and_links_to_it(string id)
    {
        Assert.True(File.Exists(Repository.PathOf("docs", "diagnostics", $"{id}.md")), $"docs/diagnostics/{id}.md is missing");
        Assert.EndsWith($"/diagnostics/{id}.html", Find(id).HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_has_a_test(string id)
    {
        // Reports.One("KRN001", ... or a method whose name says which it tests.
        var tests = Directory.GetFiles(Repository.PathOf("tests", "Generators.Tests", "Diagnostics"), "*.cs")
            .Where(static path => Path.GetFileName(path) != $"{nameof(DescriptorTests)}.cs")
            .Select(File.ReadAllText);
        Assert.Contains(tests, text => text.Contains(id, StringComparison.Ordinal));
    }

    private static DiagnosticDescriptor Find(string id) => Descriptors.Single(descriptor => descriptor.Id == id);

    [GeneratedRegex(@"^KRN\d{3}")]
    private static partial Regex Row();
}
