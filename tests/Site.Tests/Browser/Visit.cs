using System.Globalization;
using Microsoft.Playwright;

namespace Kernels.Site.Tests.Browser;

/// <summary>One page in the browser, and what went wrong on it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Opens a tab of its own.</summary>
    /// <param name="theme"><c>light</c> or <c>dark</c>, as the site's switch sets it.</param>
    public static async Task<Visit> BeginAsync(BuiltSite site, int width, string theme = "light")
    {
        // The system says the opposite, so that the switch has something to decide.
        var context = await site.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = theme == "light" ? ColorScheme.Dark : ColorScheme.Light,
        });
        await context.AddInitScriptAsync($"localStorage.setItem('theme', '{theme}')");
        context.SetDefaultTimeout(120_000); // what is slow on a busy machine is no fault
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page);
        page.Console += (_, message) => visit.Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => visit.Note(true, $"script: {error}");
        page.RequestFailed += (_, request) => visit.Note(!request.Failure!.Contains("ERR_ABORTED", StringComparison.Ordinal), $"failed: {request.Url}");
        page.Request += (_, request) =>
            visit.Note(request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(site.Address, StringComparison.Ordinal),
                $"foreign: {request.Url}");
        return visit;
    }

    /// <summary>Goes to a page, waits until docfx and its formulas are done, and says what is wrong with it.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(BuiltSite site, string path)
    {
        lock (faults)
            faults.Clear();

        await Page.GotoAsync(site.Address + path, new() { WaitUntil = WaitUntilState.Load });
        await Page.WaitForFunctionAsync("window.docfx?.ready === true");
        var layout = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              await window.MathJax?.startup?.promise;
              const root = document.documentElement;
              const faults = [];
              if (root.scrollWidth > root.clientWidth) {
                const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).pop();
                faults.push(`${root.scrollWidth} pixels wide on ${root.clientWidth}: ${wide?.outerHTML.slice(0, 120)}`);
              }
              document.querySelectorAll('mjx-merror, [data-mjx-error]').forEach(e => faults.push(`formula: ${e.getAttribute('data-mjx-error')}`));
              document.querySelectorAll('article img').forEach(e => { if (e.complete && e.naturalWidth === 0) faults.push(`image: ${e.src}`); });
              return faults;
            }
            """);

        lock (faults)
            return [.. faults.Concat(layout).Select(fault => string.Create(CultureInfo.InvariantCulture, $"{path} at {Page.ViewportSize!.Width}: {fault}"))];
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool isFault, string fault)
    {
        if (!isFault)
            return;
        lock (faults)
            faults.Add(fault);
    }
}
