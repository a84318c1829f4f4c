using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>The XML documentation of the overloads over buffers of a GPU.</summary>
internal static class GpuDocumentation
{
    private const string SameBits = "Every run on a device gives the same bits.";

    public static void WriteMap(KernelModel kernel, IReadOnlyList<string> destinations, SourceWriter writer, bool isOpenCL = true)
    {
        var first = kernel.Varying.First().Name;
        DocumentationWriter.WriteSummary(kernel, writer);
        writer.Line("/// <remarks>");
        writer.Documentation(isOpenCL
            ? "Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it."
            : "Runs a ComputeSharp shader on the device of the buffers, and returns when it is done.");
        writer.Line("/// </remarks>");
        WriteParameters(kernel, parameter => parameter.Name == first ? "One value per element." : $"One value per element; as long as <paramref name=\"{first}\"/>.", writer);
        for (var i = 0; i < destinations.Count; i++)
            WriteDestination(destinations[i], kernel.Results[i], first, isOpenCL, writer);
        WriteExceptions(isOpenCL ? "The lengths or the devices differ, or a destination overlaps another buffer that starts elsewhere" : "The lengths differ", isOpenCL, writer);
    }

    public static void WriteReduction(ReductionCode code, Reductions member, SourceWriter writer, bool isOpenCL = true)
    {
        var kernel = code.Kernel;
        DocumentationWriter.WriteSummary(kernel, writer, $"{ReductionDocumentation.What(member)} of {kernel.Name} over all elements.");
        writer.Line("/// <remarks>");
        writer.Documentation($"{ReductionDocumentation.What(member)} over all elements: <c>{ReductionDocumentation.Formula(kernel, member)}</c>. Runs on the device of the buffers. {SameBits}");
        writer.Line("/// </remarks>");
        WriteParameters(kernel, parameter => parameter.Name == code.First ? "One value per element." : $"One value per element; as long as <paramref name=\"{code.First}\"/>.", writer);
        foreach (var stored in code.Plan.Stored)
            WriteDestination(code.Names.Destinations[stored], kernel.Results[stored], code.First, isOpenCL, writer);
        writer.Documentation($"<returns>{ReductionDocumentation.Returns(code, member)}</returns>");
        WriteExceptions(isOpenCL ? $"The lengths or the devices differ{(member == Reductions.Sum ? "" : ", or there is no element")}" : "The lengths differ", isOpenCL, writer);
    }

    /// <summary>The matrix forms; one of <paramref name="perRow"/> gives a sum for each row, else for each column.</summary>
    public static void WriteMatrixForm(ReductionCode code, bool perRow, SourceWriter writer, bool isOpenCL = true)
    {
        var (kernel, names) = (code.Kernel, code.Names);
        var (each, other) = perRow ? ("row", "column") : ("column", "row");
        DocumentationWriter.WriteSummary(kernel, writer, $"The sum of {kernel.Name} along every {each} of a matrix.");
        writer.Line("/// <remarks>");
        writer.Documentation(isOpenCL
            ? $"Runs on the device of the buffers. The call only queues the work; reading the destination waits for it. {SameBits}"
            : $"Runs ComputeSharp shaders on the device of the buffers, and returns when they are done. {SameBits}");
        writer.Line("/// </remarks>");
        foreach (var parameter in kernel.Parameters)
        {
            var shape = parameter.IsUniform ? "One value for all elements."
                : parameter.Name == code.First ? "The matrix, row by row."
                : $"One value for each {other}.";
            DocumentationWriter.WriteParameter(kernel, parameter.Name, shape, writer);
            if (parameter.Name == code.First)
                writer.Documentation($"<param name=\"{names.Columns}\">The number of columns of <paramref name=\"{code.First}\"/>; at least 1.</param>");
        }

        writer.Documentation($"<param name=\"{names.Destination}\">Receives the sum of each {each}. It may not overlap an input.</param>");
        writer.Documentation($"<exception cref=\"System.ArgumentOutOfRangeException\"><paramref name=\"{names.Columns}\"/> is below 1.</exception>");
        WriteExceptions(
            $"A length does not fit the rows and columns{(isOpenCL ? $", the devices differ, or <paramref name=\"{names.Destination}\"/> overlaps an input" : "")}", isOpenCL, writer);
    }

    private static void WriteParameters(KernelModel kernel, System.Func<KernelParameter, string> shape, SourceWriter writer)
    {
        foreach (var parameter in kernel.Parameters)
            DocumentationWriter.WriteParameter(kernel, parameter.Name, parameter.IsUniform ? "One value for all elements." : shape(parameter), writer);
    }

    private static void WriteDestination(string name, KernelResult result, string first, bool mayBeInput, SourceWriter writer) => writer.Documentation(
        $"<param name=\"{name}\">Receives {(result.Name is null ? "the results" : $"<c>{result.Name}</c> of each result")}; as long as <paramref name=\"{first}\"/>.{(mayBeInput ? " It may be one of the inputs." : "")}</param>");

    private static void WriteExceptions(string problem, bool isOpenCL, SourceWriter writer)
    {
        writer.Documentation($"<exception cref=\"System.ArgumentException\">{problem}.</exception>");
        writer.Documentation($"<exception cref=\"Kernels.Gpu.GpuException\">{(isOpenCL ? "The driver failed; the message quotes it" : "The shader does not compile; the message quotes the compiler")}.</exception>");
    }
}
