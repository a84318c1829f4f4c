using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>
/// Writes the kernel that runs a function on every element. The runtime says how many groups are full, those whose work-items take
/// several elements each; so a short map is spread over as many work-items as it has elements.
/// </summary>
internal sealed class OpenCLMap
{
    private readonly KernelModel kernel;
    private readonly GpuNames names;
    private readonly int elements;
    private readonly SourceWriter writer;
    private readonly OpenCLArguments arguments;
    private readonly IReadOnlyList<OpenCLBuffer> outputs;

    /// <param name="kernel">The kernel.</param>
    /// <param name="names">What its functions are called.</param>
    /// <param name="elements">How many elements a work-item loads at once.</param>
    /// <param name="writer">Where to write.</param>
    public OpenCLMap(KernelModel kernel, GpuNames names, int elements, SourceWriter writer)
    {
        (this.kernel, this.names, this.elements, this.writer) = (kernel, names, elements, writer);
        arguments = new OpenCLArguments(kernel, names.Body);
        outputs = [.. kernel.Results.Select(result => arguments.Output(result.Element, result.Destination))];
    }

    private string Elements => Literals.Digits(elements);

    public void Write()
    {
        var (i, count) = (arguments.Allocate("i"), arguments.Allocate("count"));
        if (elements == 1)
        {
            WriteHeader($"ulong {count}");
            writer.Line($"const ulong {i} = get_global_id(0);");
        }
        else
        {
            var (full, size) = (arguments.Allocate("fullGroups"), arguments.Allocate("size"));
            writer.Line($"// A work-item of a full group takes {Elements} elements, a group's size apart, and loads all before it stores one.");
            writer.Line("// In the groups behind the full ones it takes one.");
            WriteHeader($"ulong {count}, ulong {full}");
            writer.Line($"const ulong {size} = get_local_size(0);");
            writer.Line($"if (get_group_id(0) < {full})");
            writer.Block(isBraced: true, () => WriteFull(size));
            writer.Line();
            writer.Line($"const ulong {i} = get_global_id(0) + {Literals.Digits(elements - 1)} * {size} * {full};");
        }

        writer.Line($"if ({i} < {count})");
        writer.Block(kernel.ReturnsTuple, () => WriteResults(parameter => arguments.Element(parameter, i), i));
        writer.Close();
    }

    private void WriteHeader(string last)
    {
        arguments.WriteHeader($"__kernel void {names.Map}", [last], writer);
        writer.Open();
    }

    private void WriteFull(string size)
    {
        var (first, k) = (arguments.Allocate("first"), arguments.Allocate("k"));
        var element = $"{first} + {k} * {size}";
        writer.Line($"const ulong {first} = get_group_id(0) * {Elements} * {size} + get_local_id(0);");
        arguments.WriteLoaded(_ => $"[{Elements}]", writer);
        writer.Unrolled(k, elements, isBraced: kernel.Varying.Skip(1).Any(), () =>
        {
            foreach (var parameter in kernel.Varying)
                writer.Line($"{arguments.Loaded(parameter)}[{k}] = {arguments.Element(parameter, element)};");
        });
        writer.Line();
        writer.Unrolled(k, elements, kernel.ReturnsTuple, () => WriteResults(parameter => $"{arguments.Loaded(parameter)}[{k}]", element));
        writer.Line();
        writer.Line("return;");
    }

    private void WriteResults(Func<KernelParameter, string> valueOf, string element) =>
        arguments.WriteCall(valueOf, (result, value) => outputs[result].Store(kernel.Results[result].Element, element, value), writer);
}
