namespace Kernels.Site;

/// <summary>A part of the site that the command writes.</summary>
/// <param name="name">By which the command line asks for it.</param>
/// <param name="description">What it is, in a few words.</param>
/// <param name="folder">Where its files are, from the root of the repository. What it does not write there is removed,
/// unless it is <see cref="HandWritten"/>. Null if it writes parts of pages that are anywhere.</param>
internal abstract class SiteOutput(string name, string description, string? folder)
{
    public string Name => name;

    public string Description => description;

    public string? Folder => folder;

    /// <summary>What is missing here to write it, and how to get that; null where nothing is.</summary>
    public virtual string? Missing => null;

    /// <summary>Paths of files in the folder that people write.</summary>
    public virtual IReadOnlyList<string> HandWritten => [];

    /// <summary>All files, as they are to be today. Where measured times alone differ from those that are there, as they are.</summary>
    public abstract IReadOnlyList<SiteFile> Create();
}
