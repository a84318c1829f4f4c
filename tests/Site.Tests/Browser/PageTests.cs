using Xunit;

namespace Kernels.Site.Tests.Browser;

/// <summary>Every page, as a reader's browser shows it.</summary>
[Collection(BuiltSiteCollection.Name)]
public class PageTests(BuiltSite site)
{
    /// <summary>One page of each kind.</summary>
    private static readonly string[] Kinds =
    [
        "index.html",
        "tutorials/sigmoid.html",
        "tutorials/hidden-layers.html",
        "guide/performance.html",
        "kernels/index.html",
        "kernels/logistic-loss.html",
        "diagnostics/index.html",
        "diagnostics/KRN001.html",
        "api/Kernels.html",
        "api/Kernels.Activations.html",
        "api/Kernels.Learning.LogisticRegression.html",
        "contributing/architecture.html",
    ];

    [SkippableFact]
    public async Task Every_page_fits_a_phone_and_loads_without_a_fault()
    {
        Skip.If(site.Missing is not null, site.Missing);

        // Two tabs, since a page waits for files about as long as it computes.
        var pages = site.Pages.ToList();
        var faults = await Task.WhenAll(pages.Chunk((pages.Count + 1) / 2).Select(async half =>
        {
            await using var visit = await Visit.BeginAsync(site, 390);
            var found = new List<string>();
            foreach (var page in half)
                found.AddRange(await visit.OpenAsync(site, page));
            return found;
        }));

        Assert.Equal("", string.Join('\n', faults.SelectMany(static found => found)));
    }

    [SkippableTheory]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    [InlineData(800, "light")]
    [InlineData(800, "dark")]
    [InlineData(1440, "light")]
    [InlineData(1440, "dark")]
    public async Task Each_kind_of_page_fits_every_width_in_light_and_dark(int width, string theme)
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var visit = await Visit.BeginAsync(site, width, theme);
        var faults = new List<string>();
        foreach (var page in Kinds)
            faults.AddRange(await visit.OpenAsync(site, page));

        Assert.Equal("", string.Join('\n', faults));
    }

    [SkippableTheory]
    [InlineData("light", "#1b1f24")]
    [InlineData("dark", "#e6edf3")]
    public async Task A_picture_follows_the_switch_of_the_page_and_not_the_system(string theme, string ink)
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var visit = await Visit.BeginAsync(site, 1440, theme);
        await visit.OpenAsync(site, "kernels/sigmoid.html");
        var picture = visit.Page.Locator("article svg[class^=kernels-]").First;
        await picture.WaitForAsync();

        Assert.Equal(ink, await picture.EvaluateAsync<string>("e => getComputedStyle(e).getPropertyValue('--ink')"));
    }
}
