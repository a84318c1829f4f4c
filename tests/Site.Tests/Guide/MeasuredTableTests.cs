using System.Text.RegularExpressions;
using Kernels.Tests;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests.Guide;

/// <summary>Measured tables are written by the benchmark program, into places that it knows.</summary>
public partial class MeasuredTableTests
{
    private static readonly string Program = string.Concat(
        Directory.EnumerateFiles(Repository.PathOf("tests/Benchmarks"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    public static TheoryData<string> Pages => new(MarkdownPage.All.Where(static path => Start().IsMatch(Text(path))));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_place_has_an_end_a_table_and_what_was_measured_on(string path)
    {
        var text = Text(path);
        var places = Place().Matches(text);

        Assert.Equal(Start().Count(text), places.Count);
        Assert.All(places, static place =>
        {
            Assert.Contains("|---|", place.Value, StringComparison.Ordinal);
            Assert.Matches(@"\nMeasured on: .+, \d{4}-\d\d-\d\d\.\n", place.Value);
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_program_knows_every_place(string path) => Assert.All(
        Place().Matches(Text(path)).Select(static place => place.Groups["name"].Value),
        static name => Assert.Contains($"\"{name.Replace("-256", "", StringComparison.Ordinal)}", Program, StringComparison.Ordinal));

    private static string Text(string path) => File.ReadAllText(MarkdownPage.PathOf(path));

    [GeneratedRegex("^<!-- measured: ", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex("^<!-- measured: (?<name>[\\w-]+) -->\n.*?^<!-- end -->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Place();
}
