using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>
/// Writes the OpenCL C of a kernel: its function, then the kernels that run it on every element and reduce what it gives.
/// The runtime's <c>GpuCall</c> sets their arguments, in the order in which they stand here.
/// </summary>
internal sealed class OpenCLWriter
{
    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly GpuCode code;
    private readonly GpuTables tables;

    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Its body after the passes.</param>
    /// <param name="writer">Where to write.</param>
    public OpenCLWriter(KernelModel kernel, Function body, SourceWriter writer)
    {
        (this.kernel, this.writer) = (kernel, writer);
        var extremes = GpuReductions.Extremes(kernel).Where(static pair => pair.Reduced.Total.IsFloat).Select(static pair => pair.Function);
        code = LowerForGpu.Run(body, kernel.Options.FastMath ? OpenCLLanguage.Fast : OpenCLLanguage.Instance, extremes);
        Names = new GpuNames(kernel, code, OpenCLLanguage.Instance);
        Elements = OpenCLElements.Of(kernel, body);
        tables = new GpuTables(
            GpuTables.ConstantsOf(code, Names, OpenCLLanguage.Instance, []), GpuTables.ParametersOf(kernel), new Dictionary<string, (string Name, string Length)>());
    }

    /// <summary>What the functions are called.</summary>
    public GpuNames Names { get; }

    /// <summary>How many elements a work-item loads at once.</summary>
    public int Elements { get; }

    /// <summary>What is written of the body, and the functions beside it.</summary>
    public GpuCode Code => code;

    public void Write()
    {
        writer.Line("#pragma OPENCL FP_CONTRACT OFF");
        if (UsesDouble)
            writer.Line("#pragma OPENCL EXTENSION cl_khr_fp64 : enable");
        writer.Line();
        foreach (var function in code.Functions)
        {
            GpuFunctionWriter.Write(function, function.Key, [], new OpenCLExpressionWriter(), OpenCLLanguage.Instance.Taken, writer);
            writer.Line();
        }

        foreach (var (table, name) in tables.Constants)
            WriteTable(table, name);

        GpuFunctionWriter.Write(
            code.Body, Names.Body, kernel.ReturnsTuple ? [.. kernel.Results.Select(GpuNames.Result)] : [],
            new OpenCLExpressionWriter(tables), OpenCLLanguage.Instance.Taken, writer);
        writer.Line();
        new OpenCLMap(kernel, Names, Elements, writer).Write();
        new OpenCLReductions(kernel, Names, code, Elements, writer).Write();
    }

    private void WriteTable(Table table, string name)
    {
        var numbers = table.Bits!.Value;
        writer.Line($"__constant {OpenCLElement.MemoryTypeOf(table)} {name}[{Literals.Digits(numbers.Count)}] =");
        writer.Line("{");
        writer.Indented(() => NumberList.Write(writer, numbers.Select(bits => OpenCLExpressionWriter.ConstantNumber(Constant.Of(table.Type, bits)))));
        writer.Line("};");
        writer.Line();
    }

    private bool UsesDouble =>
        kernel.Parameters.Any(static parameter => parameter.Type == ScalarType.Double)
        || code.Functions.Append(code.Body).SelectMany(static function => function.Nodes()).Any(static node => node.Type == ScalarType.Double);
}
