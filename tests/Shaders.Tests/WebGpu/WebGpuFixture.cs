using System.Globalization;
using Kernels.Site.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Kernels.Shaders.Tests.WebGpu;

/// <summary>The tests that share one page of a browser.</summary>
[CollectionDefinition(Name)]
public sealed class WebGpuCollection : ICollectionFixture<WebGpuFixture>
{
    public const string Name = "WebGPU";
}

/// <summary>Runs shaders by the WebGPU of the machine's Chromium, on its software device; what is missing for that is said.</summary>
public sealed class WebGpuFixture : IAsyncLifetime
{
    /// <summary>Any address of this machine: a page has WebGPU where its address is safe. The page itself is answered here.</summary>
    private const string Address = "https://localhost/";

    private static readonly string[] Switches = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage? page;

    /// <summary>Why no shader can run; null if one can.</summary>
    public string? Missing { get; private set; }

    /// <summary>The storage buffers that a shader may have.</summary>
    public int MostBuffers { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            Missing = Chromium.Missing;
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright, Switches);
        page = await browser.NewPageAsync();
        await page.RouteAsync("**/*", static route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html>" }));
        await page.GotoAsync(Address);
        var found = await page.EvaluateAsync<string>(WebGpuScript.Open);
        if (int.TryParse(found, CultureInfo.InvariantCulture, out var buffers))
            MostBuffers = buffers;
        else
            Missing = found;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Runs a shader once, and returns what it wrote into each of its outputs.</summary>
    /// <param name="code">The text.</param>
    /// <param name="entry">Its entry point.</param>
    /// <param name="groups">The number of workgroups.</param>
    /// <param name="inputs">The bytes of the read-only buffers, from binding 0 on.</param>
    /// <param name="outputs">The sizes of the buffers that are written, in bytes; they follow.</param>
    /// <param name="numbers">The bytes of the uniform buffer, which comes last.</param>
    /// <exception cref="PlaywrightException">The shader does not compile, or does not fit the buffers; the message quotes the browser.</exception>
    public async Task<byte[][]> RunAsync(string code, string entry, int groups, IEnumerable<byte[]> inputs, IEnumerable<int> outputs, byte[] numbers)
    {
        var results = await page!.EvaluateAsync<string[]>(WebGpuScript.Run, new
        {
            code,
            entry,
            groups,
            inputs = inputs.Select(Convert.ToBase64String).ToArray(),
            outputs = outputs.ToArray(),
            numbers = Convert.ToBase64String(numbers),
        });
        return [.. results.Select(Convert.FromBase64String)];
    }
}
