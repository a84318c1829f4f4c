using System.Text.RegularExpressions;
using Xunit;

namespace Kernels.Site.Tests.Browser;

/// <summary>The reference, as docfx writes it with our template.</summary>
[Collection(BuiltSiteCollection.Name)]
public partial class ReferenceTests(BuiltSite site)
{
    [SkippableFact]
    public void No_page_shows_what_only_generated_code_needs()
    {
        Skip.If(site.Missing is not null, site.Missing);

        var pages = site.Pages.Where(static page => page.StartsWith("api/", StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(pages, static page => page.Contains("CompilerServices", StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("KernelBody", Read(page), StringComparison.Ordinal));
    }

    [SkippableFact]
    public void The_method_that_someone_wrote_stands_before_its_overloads()
    {
        Skip.If(site.Missing is not null, site.Missing);

        var methods = Method().Matches(Read("api/Kernels.Activations.html"))
            .Select(static method => method.Groups["name"].Value.Replace("<wbr>", "", StringComparison.Ordinal)).ToList();

        Assert.Contains("Sigmoid(float)", methods);
        Assert.All(methods, static method => Assert.Matches(@"^\w+\(float(?:, float)?\)$", method));
    }

    [SkippableTheory]
    [InlineData("api/Kernels.Gpu.GpuDevice.html", "Allocate&lt;T&gt;(ReadOnlySpan&lt;T&gt;)")]
    [InlineData("api/Kernels.Learning.ClassificationReport.html", "Of(ReadOnlySpan&lt;int&gt;, ReadOnlySpan&lt;float&gt;, int)")]
    public void A_method_over_spans_that_someone_wrote_is_not_behind_a_click(string page, string method)
    {
        Skip.If(site.Missing is not null, site.Missing);

        var text = Read(page);

        Assert.Contains(method, text.Replace("<wbr>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<details", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Two_tuples_of_the_same_types_keep_the_names_of_their_elements()
    {
        Skip.If(site.Missing is not null, site.Missing);

        var text = Tag().Replace(Read("api/Kernels.Losses.html"), "");

        Assert.Matches(@"Returns\s+\(float Value, float Logit\)", text);
        Assert.Matches(@"Returns\s+\(float Value, float Prediction\)", text);
    }

    private string Read(string page) => File.ReadAllText(Path.Combine(site.Folder, page));

    [GeneratedRegex("""<h3 [^>]*data-uid="[^"]*">\s*(?<name>(?:[^<]|<wbr>)*?)\s*<(?!wbr)""")]
    private static partial Regex Method();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
