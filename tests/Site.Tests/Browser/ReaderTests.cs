using Microsoft.Playwright;
using Xunit;

namespace Kernels.Site.Tests.Browser;

/// <summary>What a reader does with the site.</summary>
[Collection(BuiltSiteCollection.Name)]
public class ReaderTests(BuiltSite site)
{
    [SkippableFact]
    public async Task The_search_finds_pages_and_shows_them_without_LaTeX()
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var visit = await Visit.BeginAsync(site, 1440);
        await visit.OpenAsync(site, "index.html");
        await visit.Page.FillAsync("#search-query:not([disabled])", "sigmoid");
        var found = visit.Page.Locator("#search-results .sr-item");
        await found.First.WaitForAsync();

        Assert.Contains("tutorials/sigmoid.html", string.Concat(await found.Locator(".item-href").AllInnerTextsAsync()), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\\[A-Za-z(\[]", string.Concat(await found.Locator(".item-brief").AllInnerTextsAsync()));
    }

    [SkippableTheory]
    [InlineData("index.html")]
    [InlineData("kernels/sigmoid.html")]
    public async Task Tabs_switch(string path)
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var visit = await Visit.BeginAsync(site, 390);
        await visit.OpenAsync(site, path);
        var code = visit.Page.GetByText("__kernel void SigmoidMap");

        Assert.False(await code.IsVisibleAsync());
        await visit.Page.ClickAsync(".tabGroup a[data-tab=opencl]");
        Assert.True(await code.IsVisibleAsync());
    }

    [SkippableFact]
    public async Task A_figure_moves_with_its_slider()
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var visit = await Visit.BeginAsync(site, 390);
        await visit.OpenAsync(site, "tutorials/sigmoid.html");
        var curve = visit.Page.Locator("figure.live polyline.line").First;
        var slider = visit.Page.Locator("figure.live input[type=range]").First;
        var before = await curve.GetAttributeAsync("points");
        await slider.FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");

        Assert.NotEqual(before, await curve.GetAttributeAsync("points"));
    }

    [SkippableFact]
    public async Task A_link_to_an_overload_opens_what_hides_it()
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var visit = await Visit.BeginAsync(site, 1440);
        await visit.OpenAsync(site, "api/Kernels.Activations.html");
        var overload = visit.Page.Locator("details.overloads h4[id]").First;

        Assert.False(await overload.IsVisibleAsync());
        await visit.Page.EvaluateAsync("id => { location.hash = id; }", await overload.GetAttributeAsync("id"));
        await overload.WaitForAsync();
    }

    [SkippableFact]
    public async Task Without_scripts_a_figure_is_a_picture()
    {
        Skip.If(site.Missing is not null, site.Missing);

        await using var context = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var loaded = page.WaitForResponseAsync("**/figures/neuron.svg");
        await page.GotoAsync(site.Address + "tutorials/sigmoid.html", new() { WaitUntil = WaitUntilState.Load });

        Assert.True((await loaded).Ok);
        Assert.True(await page.Locator("figure.live img").First.IsVisibleAsync());
    }
}
