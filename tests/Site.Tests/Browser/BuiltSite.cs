using Kernels.Tests.Packaging;
using Microsoft.Playwright;
using Xunit;

namespace Kernels.Site.Tests.Browser;

/// <summary>The site as docfx builds it, and a browser to look at it. What is missing for that is said.</summary>
public sealed class BuiltSite : IAsyncLifetime
{
    private readonly List<IDisposable> held = [];
    private string? temporary;

    /// <summary>Why there is nothing to look at; null if there is.</summary>
    public string? Missing { get; private set; }

    /// <summary>Where the files are.</summary>
    public string Folder { get; private set; } = "";

    public string Address { get; private set; } = "";

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Every page, relative to the folder.</summary>
    public IEnumerable<string> Pages => Directory
        .EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Where(static path => Path.GetFileName(path) != "toc.html")
        .Order(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            Missing = Chromium.Missing;
            return;
        }

        Folder = Kernels.Tests.Repository.PathOf("_site");
        if (!IsUpToDate(Folder) && !Build())
            return;

        var server = new StaticServer(Folder);
        held.Add(server);
        Address = server.Address;
        var playwright = await Playwright.CreateAsync();
        held.Add(playwright);
        Browser = await Chromium.LaunchAsync(playwright);
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        held.ForEach(static part => part.Dispose());
        if (temporary is not null)
            Directory.Delete(temporary, recursive: true);
    }

    private bool Build()
    {
        if (DotNet.Try(Kernels.Tests.Repository.Root, "docfx", "--version").ExitCode != 0)
        {
            Missing = "The tool docfx is not there: run 'dotnet tool restore', or build the site as README.md says.";
            return false;
        }

        Folder = temporary = Directory.CreateTempSubdirectory("kernels-site-").FullName;
        DotNet.Run(Kernels.Tests.Repository.Root, "docfx", "docfx.json", "--output", Folder, "--warningsAsErrors");
        // Beside the address for a site's pages, docfx takes the folder of the configuration into that of the output.
        if (!File.Exists(Path.Combine(Folder, "index.html")))
            Folder = Path.Combine(Folder, "_site");
        return true;
    }

    /// <summary>Whether nothing that the site is made of is newer than the site.</summary>
    private static bool IsUpToDate(string folder)
    {
        var home = new FileInfo(Path.Combine(folder, "index.html"));
        string[] sources = ["docs", "src/Runtime", "src/Samples"];
        return home.Exists && sources
            .SelectMany(static source => Directory.EnumerateFiles(Kernels.Tests.Repository.PathOf(source), "*", SearchOption.AllDirectories))
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append(Kernels.Tests.Repository.PathOf("docfx.json"))
            .All(file => File.GetLastWriteTimeUtc(file) <= home.LastWriteTimeUtc);
    }
}

[CollectionDefinition(Name)]
public sealed class BuiltSiteCollection : ICollectionFixture<BuiltSite>
{
    public const string Name = "built site";
}
