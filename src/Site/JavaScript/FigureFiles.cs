using Kernels.Generators.Model;
using Kernels.Site.Generation;
using Kernels.Site.Pages;

namespace Kernels.Site.JavaScript;

/// <summary>The kernels as JavaScript, and the picture that stands for each figure that moves where there are no scripts.</summary>
internal sealed class FigureFiles() : SiteOutput("figures", "the figures that move and their functions", "docs/figures")
{
    /// <summary>What draws the figures.</summary>
    public const string Script = "figures.js";

    public override IReadOnlyList<string> HandWritten { get; } = [$"docs/figures/{Script}"];

    /// <summary>Every kernel that has a page, and its derivatives, each with its name in the module.</summary>
    public static IReadOnlyList<(string Name, KernelModel Kernel)> Kernels(KernelLibrary library) =>
        [
            .. from entry in KernelTable.All
               let page = CamelCase(entry.Page)
               from named in new[] { (page, entry.Name), ($"{page}Derivative", FunctionSource.FirstOf(entry)), ($"{page}SecondDerivative", FunctionSource.SecondOf(entry)) }
               let kernel = library.Find($"Kernels.{entry.Type}.{named.Item2}")
               where kernel is not null
               select (named.Item1, kernel.Model),
        ];

    public override IReadOnlyList<SiteFile> Create()
    {
        var module = JavaScriptModule.Write(Kernels(new(FunctionSource.Write(KernelTable.All))));
        var script = File.ReadAllText(Repository.PathOf(HandWritten[0]));
        return
        [
            new($"{Folder}/kernels.js", module),
            .. Node.Draw(module, script).Select(figure => new SiteFile($"{Folder}/{figure.Name}.svg", figure.Svg)),
        ];
    }

    private static string CamelCase(string page) => string.Concat(page.Split('-').Select(static (word, i) => i == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
