namespace Kernels.Site;

/// <summary>A file that is generated.</summary>
/// <param name="Path">From the root of the repository, with forward slashes.</param>
internal sealed record SiteFile(string Path, string Text);
