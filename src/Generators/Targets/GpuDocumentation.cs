using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>The XML documentation of the overloads over buffers of a GPU.</summary>
internal sealed class GpuDocumentation(GpuPhrases phrases)
{
    private const string SameBits = "Every run on a device gives the same bits.";

    public void WriteMap(KernelModel kernel, IReadOnlyList<string> destinations, SourceWriter writer)
    {
        var first = kernel.Varying.First().Name;
        DocumentationWriter.WriteSummary(kernel, writer);
        writer.Line("/// <remarks>");
        writer.Documentation(phrases.Map + Nearest(kernel));
        writer.Line("/// </remarks>");
        WriteParameters(kernel, parameter => parameter.Name == first
            ? "One value per element."
            : $"One value per element; as long as <paramref name=\"{first}\"/>.",
            writer);
        for (var i = 0; i < destinations.Count; i++)
            WriteDestination(destinations[i], kernel.Results[i], first, writer);
        WriteExceptions($"{phrases.Mismatch}{phrases.Overlap}{TooShort(kernel)}", writer);
    }

    public void WriteReduction(ReductionCode code, ReductionMember member, SourceWriter writer)
    {
        var kernel = code.Kernel;
        DocumentationWriter.WriteSummary(kernel, writer, $"{member.What} of {kernel.Name} over all elements.");
        writer.Line("/// <remarks>");
        writer.Documentation(
            $"{member.What} over all elements: <c>{ReductionDocumentation.Formula(kernel, member)}</c>. "
            + $"Runs on the device of the buffers. {SameBits}{Nearest(kernel)}");
        writer.Line("/// </remarks>");
        WriteParameters(kernel, parameter => parameter.Name == code.First
            ? "One value per element."
            : $"One value per element; as long as <paramref name=\"{code.First}\"/>.",
            writer);
        foreach (var stored in code.Plan.Stored)
            WriteDestination(code.Members.Destinations[stored], kernel.Results[stored], code.First, writer);
        writer.Documentation($"<returns>{ReductionDocumentation.Returns(code, member)}</returns>");
        WriteExceptions($"{phrases.Mismatch}{(member.NeedsElements ? phrases.NoElement : "")}{TooShort(kernel)}", writer);
    }

    /// <summary>The matrix forms; one of <paramref name="perRow"/> gives a sum for each row, else for each column.</summary>
    public void WriteMatrixForm(ReductionCode code, bool perRow, SourceWriter writer)
    {
        ReductionDocumentation.WriteMatrixForm(code, perRow, [$"{phrases.Matrix} {SameBits}{Nearest(code.Kernel)}"], writer);
        var mismatch = phrases.MatrixMismatch.Replace("{0}", $"<paramref name=\"{code.Members.Destination}\"/>");
        WriteExceptions($"A length does not fit the rows and columns{mismatch}", writer);
    }

    /// <summary>What an index means where the scalar method throws.</summary>
    private static string Nearest(KernelModel kernel) => kernel.TakesNearest ? " An index that is out of a table's range means the nearest number." : "";

    private static string TooShort(KernelModel kernel) =>
        kernel.Parameters.Any(static parameter => parameter.LeastLength > 0) ? ", or a table has too few numbers" : "";

    private static void WriteParameters(KernelModel kernel, System.Func<KernelParameter, string> shape, SourceWriter writer)
    {
        foreach (var parameter in kernel.Parameters)
            DocumentationWriter.WriteParameter(kernel, parameter.Name, parameter.IsUniform ? DocumentationWriter.Uniform(parameter) : shape(parameter), writer);
    }

    private void WriteDestination(string name, KernelResult result, string first, SourceWriter writer) => writer.Documentation(
        $"<param name=\"{name}\">Receives {(result.Name is null ? "the results" : $"<c>{result.Name}</c> of each result")}; "
            + $"as long as <paramref name=\"{first}\"/>.{(phrases.MayBeInput ? " It may be one of the inputs." : "")}</param>");

    private void WriteExceptions(string problem, SourceWriter writer)
    {
        writer.Documentation($"<exception cref=\"System.ArgumentException\">{problem}.</exception>");
        writer.Documentation($"<exception cref=\"Kernels.Gpu.GpuException\">{phrases.Failure}.</exception>");
    }
}
