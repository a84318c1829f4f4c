using Microsoft.Playwright;

namespace Kernels.Site.Tests.Browser;

/// <summary>The machine's Chromium.</summary>
internal static class Chromium
{
    public const string Missing = "There is no Chromium. On Debian it is in the package chromium.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .SelectMany(static folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <param name="playwright">What drives it.</param>
    /// <param name="switches">Switches of the command line, besides those that a container needs.</param>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] switches) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox", .. switches] });
}
