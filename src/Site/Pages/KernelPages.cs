using Kernels.Site.Generation;

namespace Kernels.Site.Pages;

/// <summary>A page for every kernel of the library and every function, with its pictures, their index and table of contents.</summary>
internal sealed class KernelPages() : SiteOutput("kernels", "the pages of kernels and functions", "docs/kernels")
{
    public override IReadOnlyList<SiteFile> Create()
    {
        var library = new KernelLibrary(FunctionSource.Write(KernelTable.All));
        var results = new AccuracyResults();
        var pages = KernelTable.All.Select(entry => new KernelPage(entry, library)).ToList();
        return
        [
            new($"{Folder}/index.md", KernelIndex.Write(pages)),
            new($"{Folder}/toc.yml", KernelIndex.WriteTable(pages)),
            .. pages.Select(page => new SiteFile($"{Folder}/{page.Entry.Page}.md", page.Write(results))),
            .. pages.SelectMany(static page => page.DrawPictures()).Select(picture => new SiteFile($"{Folder}/images/{picture.Name}.svg", picture.Svg)),
        ];
    }
}
