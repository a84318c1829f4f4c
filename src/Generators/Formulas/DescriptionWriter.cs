using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Generators.Text;

namespace Kernels.Generators.Formulas;

/// <summary>
/// Describes a kernel for documentation, as a comment at the end of its file: its formulas in LaTeX and its computation
/// graph in Mermaid. Without the comment signs, what stands between the two marker lines is Markdown.
/// </summary>
internal static class DescriptionWriter
{
    public const string Start = "// <kernel-description>";
    public const string End = "// </kernel-description>";

    private const int LongestFormula = 4000;
    private const string NoFormula = "No formula is shown: it would be too long, or the function has a loop.";
    private const string NoGraph = "No graph is drawn: it would be too large, or the function has a loop.";

    /// <summary>Writes nothing for a kernel without a meaning.</summary>
    public static void Write(CompiledKernel kernel, SourceWriter writer)
    {
        if (kernel.Meaning is null)
            return;
        writer.Line();
        writer.Line(Start);
        foreach (var line in Describe(kernel, kernel.Meaning))
            writer.Unbroken(line.Length == 0 ? "//" : $"// {line}");
        writer.Line(End);
    }

    private static IEnumerable<string> Describe(CompiledKernel kernel, Function meaning) =>
        [.. Formulas(meaning, NamesOf(kernel.Model)), "", .. Graph(kernel)];

    private static IEnumerable<string> Formulas(Function function, IReadOnlyList<string> names)
    {
        if (Formula.Of(function) is not { } formula)
            return [NoFormula];
        var writer = new FormulaWriter(Notation.Latex, formula.Names.Concat(function.Parameters.Select(static parameter => parameter.Name)));
        var equations = names.Zip(formula.Results, (name, result) => $"{name} &= {writer.Write(result)}")
            .Concat(formula.Definitions.Select(definition => $"{writer.Write(definition.Variable)} &= {writer.Write(definition.Value)}"))
            .ToList();
        return equations.Sum(static equation => equation.Length) > LongestFormula
            ? [NoFormula]
            : ["$$", @"\begin{aligned}", .. equations.Select((equation, i) => i < equations.Count - 1 ? $@"{equation} \\" : equation), @"\end{aligned}", "$$"];
    }

    private static IEnumerable<string> Graph(CompiledKernel kernel) =>
        GraphOf(kernel) is { } graph ? ["```mermaid", .. graph.Mermaid(), "```"] : [NoGraph];

    /// <summary>A derivative is drawn on the graph of the function it is the derivative of; null where it cannot be drawn.</summary>
    public static ComputationGraph? GraphOf(CompiledKernel compiled)
    {
        var kernel = compiled.Model;
        var body = kernel.Body!;
        var drawn = body.Derivative is null ? compiled.Meaning : compiled.Primal;
        var by = body.Derivative is { } spec
            ? drawn?.Parameters.Where((_, i) => spec.Parameters.Contains(ParameterOf(spec, i))).Select(static parameter => parameter.Name).ToList() ?? []
            : body.Parameters.Where(static parameter => parameter.Type.IsFloat).Select(static parameter => parameter.Name).ToList();
        var name = body.Derivative is null ? kernel.Name : Function.NameOf(body.Derivative.Primal);
        return drawn is null ? null : ComputationGraph.Of(name, drawn, by);

        // The graph has the derivative's names of the parameters.
        string ParameterOf(DerivativeSpec spec, int index) => kernel.Callees.First(callee => callee.Key == spec.Primal).Parameters[index].Name;
    }

    /// <summary>The left sides of the formulas.</summary>
    public static IReadOnlyList<string> NamesOf(KernelModel kernel)
    {
        if (kernel.Body!.Derivative is not null)
            return [.. DerivativeName.Of(kernel).Select(static name => name.Write(Notation.Latex))];
        var arguments = string.Join(", ", kernel.Parameters.Select(static parameter => Notation.Latex.Name(parameter.Name)));
        return kernel.Results.Select(result => $"{Notation.Latex.FunctionName(kernel.Name)}{Index(result.Name)}({arguments})").ToList();

        static string Index(string? element) => element is null ? "" : $"_{{{Notation.Latex.FunctionName(element)}}}";
    }
}
