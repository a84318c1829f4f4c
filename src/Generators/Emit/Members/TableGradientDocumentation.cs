using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>The XML documentation of the derivative by the numbers of a table.</summary>
internal static class TableGradientDocumentation
{
    public static void Write(KernelModel kernel, CompiledTerms? terms, SourceWriter writer)
    {
        var (gradient, first) = (kernel.Gradient!, kernel.Varying.First().Name);
        var adjoint = kernel.Parameters[kernel.Parameters.Count - 1].Name;
        var function = kernel.Body?.Derivative is { } spec ? Function.NameOf(spec.Primal) : "a function";
        var arguments = string.Join(", ",
            kernel.Parameters.Take(kernel.Parameters.Count - 1).Select(static parameter => parameter.IsUniform
                ? parameter.Name
                : $"{parameter.Name}[i]"));
        DocumentationWriter.WriteSummary(kernel, writer, $"The derivative of a sum of {function} by the numbers of {gradient.Table}.");
        if (kernel.Body is null)
            return;
        writer.Line("/// <remarks>");
        writer.Documentation($"<c>{gradient.Destination}[k]</c> is the sum of <c>{adjoint}[i]</c> "
            + $"times the derivative of <c>{function}({arguments})</c> by <c>{gradient.Table}[k]</c>. "
            + "The order of the additions is fixed: the result does not depend on the machine's vector width or on the number of threads.");
        if (Price(gradient.Table, terms?.Reads) is { } price)
            writer.Documentation(price);
        writer.Line("/// </remarks>");
        foreach (var parameter in kernel.Parameters)
        {
            var shape = parameter.IsTable ? "Numbers that every element may look up."
                : parameter.IsUniform ? DocumentationWriter.Uniform(parameter)
                : parameter.Name == adjoint ? $"What a change of each result is worth; as long as <paramref name=\"{first}\"/>."
                : parameter.Name == first ? "One value per element."
                : $"One value per element; as long as <paramref name=\"{first}\"/>.";
            DocumentationWriter.WriteParameter(kernel, parameter.Name, shape, writer);
        }

        DocumentationWriter.WriteParameter(kernel, gradient.Destination,
            $"Receives the derivatives; as long as <paramref name=\"{gradient.Table}\"/>. It may not overlap the other spans.", writer);
        writer.Documentation("<exception cref=\"System.ArgumentException\">The lengths differ, or the destination overlaps another span.</exception>");
        if (terms?.Kernel.VectorCode?.Throws is not null)
            writer.Documentation("<exception cref=\"System.Exception\">The function throws for an element: the exception of the first one.</exception>");
    }

    private static string? Price(string table, TableReads? reads) => reads switch
    {
        TableReads.Anywhere => "Each element adds to the numbers that it has read, one after the other.",
        TableReads.InLoops => $"It takes a pass over all elements for each number of <c>{table}</c>.",
        _ => null,
    };
}
