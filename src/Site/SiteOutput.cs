namespace Kernels.Site;

/// <summary>A part of the site that the command writes.</summary>
/// <param name="name">By which the command line asks for it.</param>
/// <param name="description">What it is, in a few words.</param>
/// <param name="folder">Where its files are, from the root of the repository. Nothing else is there, so what it does not write is removed.</param>
internal abstract class SiteOutput(string name, string description, string folder)
{
    public string Name => name;

    public string Description => description;

    public string Folder => folder;

    /// <summary>All files, as they are to be today. Where measured times alone differ from those that are there, as they are.</summary>
    public abstract IReadOnlyList<SiteFile> Create();
}
