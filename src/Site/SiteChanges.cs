using System.Text;

namespace Kernels.Site;

/// <summary>How an output of today differs from the files that are there.</summary>
/// <param name="Stale">Files that are missing or say something else.</param>
/// <param name="Superfluous">Paths of files that are no longer written.</param>
internal sealed record SiteChanges(IReadOnlyList<SiteFile> Stale, IReadOnlyList<string> Superfluous)
{
    /// <summary>The paths of all files that change.</summary>
    public IEnumerable<string> Paths => Stale.Select(static file => file.Path).Concat(Superfluous);

    public static SiteChanges Of(SiteOutput output, IReadOnlyList<SiteFile> files)
    {
        var stale = files
            .Where(static file => !File.Exists(Repository.PathOf(file.Path)) || File.ReadAllText(Repository.PathOf(file.Path)) != file.Text)
            .ToList();
        var folder = output.Folder is { } own ? Repository.PathOf(own) : null;
        var there = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Repository.RelativePath)
            : [];
        return new(stale, [.. there.Except(files.Select(static file => file.Path)).Except(output.HandWritten).Order(StringComparer.Ordinal)]);
    }

    public void Write()
    {
        foreach (var file in Stale)
        {
            var path = Repository.PathOf(file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        foreach (var path in Superfluous)
            File.Delete(Repository.PathOf(path));
    }
}
