using System.Text.Json;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Site.Generation;
using Kernels.Site.Pages;

namespace Kernels.Site.JavaScript;

/// <summary>The kernels as JavaScript, and the picture that stands for each figure that moves where there are no scripts.</summary>
internal sealed class FigureFiles() : SiteOutput("figures", "the figures that move and their functions", "docs/figures")
{
    private const string DrawAll = "import { figures, picture } from './figures.js'; "
        + "console.log(JSON.stringify(Object.keys(figures).map((name) => [name, picture(name)])));";

    /// <summary>What draws the figures, and what the kernels are made of.</summary>
    public override IReadOnlyList<string> HandWritten => ["docs/figures/figures.js", "docs/figures/prelude.js"];

    public override string? Missing => Node.IsThere ? null : Node.Missing;

    /// <summary>Every kernel that has a page, and its derivatives, each with its name in the module.</summary>
    public static IReadOnlyList<(string Name, KernelModel Kernel)> Kernels(KernelLibrary library) =>
        [
            .. from entry in KernelTable.All
               let page = CamelCase(entry.Page)
               from named in new[]
               {
                   (page, entry.Name),
                   ($"{page}Derivative", FunctionSource.FirstOf(entry)),
                   ($"{page}SecondDerivative", FunctionSource.SecondOf(entry)),
               }
               let kernel = library.Find($"Kernels.{entry.Type}.{named.Item2}")
               where kernel is not null
               select (named.Item1, kernel.Model),
        ];

    public override IReadOnlyList<SiteFile> Create()
    {
        var kernels = JavaScriptModule.Write(Kernels(new(FunctionSource.Write(KernelTable.All))));
        var pictures = JsonSerializer.Deserialize<string[][]>(Node.Run(DrawAll, Modules(kernels)))!;
        return [new($"{Folder}/kernels.js", kernels), .. pictures.Select(picture => new SiteFile($"{Folder}/{picture[0]}.svg", picture[1]))];
    }

    /// <summary>All modules by their names, with some kernels.</summary>
    public IEnumerable<(string Name, string Text)> Modules(string kernels) =>
        HandWritten.Select(static path => (Path.GetFileName(path), File.ReadAllText(Repository.PathOf(path)))).Append(("kernels.js", kernels));

    private static string CamelCase(string page) =>
        string.Concat(page.Split('-').Select(static (word, i) => i == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
