using System.Text;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Kernels.Site.Generation;

namespace Kernels.Site.Pages;

/// <summary>The page of one kernel.</summary>
internal sealed class KernelPage
{
    private const int LineLength = 88;

    private readonly KernelEntry entry;
    private readonly DescribedKernel kernel;
    private readonly DescribedKernel first;
    private readonly DescribedKernel? second;

    /// <summary>The derivative whose code is shown: the library's, where it has one.</summary>
    private readonly DescribedKernel shown;
    private readonly Documentation documentation;

    public KernelPage(KernelEntry entry, KernelLibrary library)
    {
        this.entry = entry;
        kernel = library.Get($"Kernels.{entry.Type}.{entry.Name}");
        first = library.Get($"Kernels.{entry.Type}.{FunctionSource.FirstOf(entry)}");
        second = entry.HasSecond ? library.Get($"Kernels.{entry.Type}.{FunctionSource.SecondOf(entry)}") : null;
        shown = entry.WithValue is { } name ? library.Get($"Kernels.{entry.Type}.{name}") : first;
        var own = entry.IsFunction ? library.Find($"Kernels.VectorMath.{entry.Name}")?.Model.Documentation : kernel.Model.Documentation;
        documentation = own is { Summary.Count: > 0 } ? own : new([entry.Summary], [], [], []);
    }

    public KernelEntry Entry => entry;

    /// <summary>What it is, as Markdown.</summary>
    public string Summary => XmlMarkdown.Of(documentation.Summary);

    public string Write(AccuracyResults results)
    {
        var page = new StringBuilder();
        Add(page, "<!-- Written by `dotnet run -c Release --project src/Site`. A change made here is lost. -->");
        Add(page, $"# {entry.Title}");
        Add(page, Summary);
        if (documentation.Remarks.Count > 0)
            Add(page, XmlMarkdown.Of(documentation.Remarks));
        Add(page, Place);
        if (entry.Tutorial is { } tutorial)
            Add(page, $"Explained in the tutorial [{tutorial.Title}](../tutorials/{tutorial.Page}).");

        Add(page, "## Formula");
        Add(page, PageFormula.Of(kernel));
        Add(page, "## Derivative");
        AddDerivative(page, first);
        if (second is not null)
        {
            Add(page, "## Second derivative");
            AddDerivative(page, second);
        }

        if (Graph is { } graph)
        {
            Add(page, "## Graph");
            Add(page, $"![The computation graph of {entry.Title}](images/{entry.Page}-graph.svg)");
            Add(page, "Values are computed from left to right. Below a value is its adjoint, x̄ for x: "
                + "the derivative of the result with respect to that value. Adjoints are computed from right to left."
                + (graph.Nodes.Any(static node => node.Adjoint is null) ? " Where none is shown, it is 0 or not asked for." : ""));
        }

        Add(page, "## Plot");
        Add(page, $"![{Pictures.CurvePicture.Description(entry)}](images/{entry.Page}-plot.svg)");
        Add(page, "## Code");
        Add(page, entry.IsFunction
            ? "*Scalar* is the smallest kernel that calls the function. The generator wrote the rest from it."
            : "*Scalar* is the source in the library. The generator wrote the rest from it.");
        AddCode(page);
        Add(page, "## Accuracy");
        AddBlocks(page, PageAccuracy.Lines(entry, kernel, results));
        Add(page, "## Cost");
        List<(string, DescribedKernel)> costs = [("function", kernel), (shown == first ? "derivative" : "function with its derivative", shown)];
        if (second is not null)
            costs.Add(("second derivative", second));
        AddBlocks(page, PageCost.Lines(costs));
        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The pictures, by the last part of their names.</summary>
    public IEnumerable<(string Name, string Svg)> DrawPictures()
    {
        if (Graph is { } graph)
            yield return ($"{entry.Page}-graph", Pictures.GraphPicture.Draw(entry, graph));
        yield return ($"{entry.Page}-plot", Pictures.CurvePicture.Draw(entry, kernel, first, second));
    }

    /// <summary>With the derivative on it, where that is by what the page is about.</summary>
    private Generators.Formulas.ComputationGraph? Graph => first.Graph ?? kernel.Graph;

    private string Place => entry.IsFunction
        ? $"In a kernel: {LinkedCall}."
        : $"In the library: [`Kernels.{entry.Type}.{entry.Name}`](xref:Kernels.{entry.Type}.{entry.Name}*)."
            + (IsOneCall ? $" In a kernel also: {LinkedCall}." : "");

    /// <summary>Is the kernel nothing but a function of the same name?</summary>
    private bool IsOneCall => entry.Measurements.Contains($"{entry.Name}(float)");

    private string LinkedCall => Call.StartsWith("KernelMath.", StringComparison.Ordinal) ? $"[`{Call}`](xref:Kernels.KernelMath.{entry.Name}*)" : $"`{Call}`";

    private string Call => kernel.Source[(kernel.Source.IndexOf("=> ", StringComparison.Ordinal) + 3)..].TrimEnd(';');

    private static void Add(StringBuilder page, string block) => page.Append(block).Append("\n\n");

    /// <summary>Items of a list stand together.</summary>
    private static void AddBlocks(StringBuilder page, IEnumerable<string> blocks)
    {
        string? last = null;
        foreach (var block in blocks)
        {
            if (last is not null)
                page.Append(block.StartsWith('-') && last.StartsWith('-') ? "\n" : "\n\n");
            page.Append(last = block);
        }

        page.Append("\n\n");
    }

    private void AddDerivative(StringBuilder page, DescribedKernel derivative)
    {
        Add(page, PageFormula.Of(derivative));
        foreach (var kink in derivative.Kinks)
            Add(page, PageKinks.Of(XmlMarkdown.Of([kink]), entry));
    }

    private void AddCode(StringBuilder page)
    {
        var code = new KernelCode(kernel);
        var derivative = new KernelCode(shown);
        AddTab(page, "Scalar", "csharp", Fit($"{kernel.Source}\n\n{shown.Source}"));
        AddTab(page, "SIMD", "csharp", code.Simd);
        AddTab(page, "Derivative", "csharp", $"{derivative.Scalar}\n\n{derivative.Wide}");
        AddTab(page, "OpenCL", "c", code.OpenCL);
        AddTab(page, "HLSL", "cpp", code.Hlsl);
        AddTab(page, "ComputeSharp C#", "csharp", code.ComputeSharp);
        Add(page, "***");
    }

    /// <summary>Breaks what is longer than the page shows: a method before its body, and if need be before its parameters.</summary>
    private static string Fit(string source) => string.Join('\n', source.Split('\n').Select(static line =>
        line.Length <= LineLength ? line
        : line.IndexOf(" => ", StringComparison.Ordinal) is var arrow and > 0 ? $"{Fit(line[..(arrow + 3)])}\n    {line[(arrow + 4)..]}"
        : line.StartsWith("public ", StringComparison.Ordinal) && line.LastIndexOf('(') is var opening ? $"{line[..(opening + 1)]}\n    {line[(opening + 1)..]}"
        : line));

    private static void AddTab(StringBuilder page, string title, string language, string text)
    {
        Add(page, $"# [{title}](#tab/{string.Concat(title.TakeWhile(char.IsLetter)).ToLowerInvariant()})");
        Add(page, $"```{language}\n{text.TrimEnd('\n')}\n```");
    }
}
