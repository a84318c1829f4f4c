using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>
/// Writes the kernels that reduce, by the tree of the CPU's forms (<c>ReductionTree</c>), so that a kernel without
/// transcendental functions gives the same bits: a work-group takes a block, and what the blocks give is combined in pairs.
/// </summary>
/// <param name="kernel">The kernel.</param>
/// <param name="names">What its functions are called.</param>
/// <param name="code">Its function, and those beside it.</param>
/// <param name="elements">How many elements a work-item loads at once.</param>
/// <param name="writer">Where to write.</param>
internal sealed class OpenCLReductions(KernelModel kernel, GpuNames names, GpuCode code, int elements, SourceWriter writer)
{
    /// <summary>How many neighbours one work-item combines.</summary>
    private const int Neighbours = 16;

    /// <summary>The most work-items that combine further what they have; the runtime launches them in groups of as many.</summary>
    private const int PairLanes = 256;

    private readonly OpenCLCombining combining = new(code);

    public void Write()
    {
        foreach (var plan in GpuReductions.PlansOf(kernel))
            Write(plan);

        if (kernel.Options.Matrix)
            new OpenCLMatrices(kernel, names, combining, elements, writer).Write();
    }

    /// <summary>Writes what reduces blocks, and what combines them.</summary>
    public void Write(ReductionPlan plan)
    {
        writer.Line();
        WriteBlocks(plan);
        foreach (var reduced in GpuReductions.OneOfEachType(plan))
        {
            writer.Line();
            WritePairs(plan, reduced);
        }
    }

    private void WriteBlocks(ReductionPlan plan)
    {
        var isMatrix = kernel.Options.Matrix && plan.Operator == ReductionOperator.Sum;
        var arguments = new OpenCLArguments(kernel, names.Body);
        var stores = plan.Stored.ToDictionary(static index => index, index => arguments.Output(kernel.Results[index].Element, kernel.Results[index].Destination));
        var columns = arguments.Allocate(isMatrix ? "columns" : "count");
        var totals = plan.Reduced.ToDictionary(
            static reduced => reduced.Index, reduced => new OpenCLBuffer(Allocate(reduced, "total"), Allocate(reduced, "totalStart")));
        var sums = plan.Reduced.ToDictionary(static reduced => reduced.Index, reduced => Allocate(reduced, GpuReductions.Accumulator(plan)));
        var shared = plan.Reduced.ToDictionary(static reduced => reduced.Index, reduced => Allocate(reduced, "shared"));
        var (item, block, blocks, row) = (arguments.Allocate("item"), arguments.Allocate("block"), arguments.Allocate("blocks"), arguments.Allocate("row"));
        var (column, end) = (arguments.Allocate(isMatrix ? "column" : "i"), arguments.Allocate("end"));
        var all = Literals.Digits(plan.Lanes);
        var size = Literals.Digits(plan.Block);

        writer.Line($"// A work-group reduces a block{(isMatrix ? " of a row" : "")}: lane k of {all} takes elements k, k + {all}, ...");
        writer.Line("// Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.");
        OpenCLLoop.WriteComment(elements, writer);
        arguments.WriteHeader(
            $"__kernel __attribute__((reqd_work_group_size({all}, 1, 1))) void {names.Reduce(plan.Operator)}",
            [$"ulong {columns}", .. plan.Reduced.Select(reduced =>
                $"__global {OpenCLCombining.TypeOf(plan, reduced)}* {totals[reduced.Index].Name}, ulong {totals[reduced.Index].Start}")],
            writer);
        writer.Open();
        foreach (var reduced in plan.Reduced)
            writer.Line($"__local {OpenCLCombining.TypeOf(plan, reduced)} {shared[reduced.Index]}[{all}];");
        writer.Line($"const uint {item} = get_local_id(0);");
        if (isMatrix)
        {
            writer.Line($"const ulong {blocks} = ({columns} + {Literals.Digits(plan.Block - 1)}) / {size};");
            writer.Line($"const ulong {row} = get_group_id(0) / {blocks};");
            writer.Line($"const ulong {block} = get_group_id(0) % {blocks};");
        }
        else
        {
            writer.Line($"const ulong {block} = get_group_id(0);");
        }

        writer.Line($"const ulong {end} = min({columns}, ({block} + 1) * {size});");
        writer.Line();
        foreach (var reduced in plan.Reduced)
            writer.Line($"{OpenCLCombining.TypeOf(plan, reduced)} {sums[reduced.Index]} = {OpenCLCombining.Identity(reduced)};");
        new OpenCLLoop(column, $"{block} * {size} + {item}", plan.Lanes, end).Write(
            arguments,
            elements,
            (parameter, element) => isMatrix && parameter == kernel.Varying.First() ? $"{row} * {columns} + {element}" : element,
            (result, element, value) => sums.TryGetValue(result, out var sum)
                ? combining.Accumulate(plan, plan.Reduced.First(reduced => reduced.Index == result), sum, value)
                : stores[result].Store(kernel.Results[result].Element, element, value),
            writer);
        writer.Line();
        foreach (var reduced in plan.Reduced)
            writer.Line($"{shared[reduced.Index]}[{item}] = {sums[reduced.Index]};");
        var apart = arguments.Allocate("apart");
        writer.LaneTree(item, apart, Literals.Digits(plan.Lanes / 2), plan.ReturnsTuple, () =>
        {
            foreach (var reduced in plan.Reduced)
                writer.Line($"{combining.Combine(plan, reduced, $"{shared[reduced.Index]}[{item}]", $"{shared[reduced.Index]}[{item} + {apart}]")};");
        });
        writer.Line();
        writer.Line($"if ({item} == 0)");
        writer.Block(plan.ReturnsTuple, () =>
        {
            foreach (var reduced in plan.Reduced)
                writer.Line($"{totals[reduced.Index].At("get_group_id(0)")} = {shared[reduced.Index]}[0];");
        });
        writer.Close();

        string Allocate(ReducedResult reduced, string name) => arguments.Allocate(GpuReductions.Prefixed(plan, reduced, name));
    }

    private void WritePairs(ReductionPlan plan, ReducedResult reduced)
    {
        var type = OpenCLCombining.TypeOf(plan, reduced);
        writer.Line("// Combines the partial results of each segment in pairs of neighbours.");
        writer.Line($"// A work-item combines {Neighbours}, and then as many work-items as there are lanes what they have.");
        writer.Line("// Beyond the end of a segment, values are neutral.");
        writer.Line($"__kernel void {names.Pairs(plan, reduced)}(");
        writer.Indented(() =>
        {
            writer.Line($"__global const {type}* source, ulong sourceStart,");
            writer.Line("ulong count, ulong segments, uint lanes,");
            writer.Line($"__global {type}* destination, ulong destinationStart)");
        });
        writer.Line("{");
        writer.Indented(() =>
        {
            writer.Line($"__local {type} shared[{PairLanes}];");
            writer.Line("const uint item = get_local_id(0);");
            writer.Line("const uint lane = item % lanes;");
            writer.Line("const ulong part = get_global_id(0) / lanes;");
            writer.Line($"const ulong parts = (count + {Neighbours} * lanes - 1) / ({Neighbours} * lanes);");
            writer.Line("const ulong segment = part / parts;");
            writer.Line($"const ulong first = (part % parts * lanes + lane) * {Neighbours};");
            writer.Line("const ulong end = segment < segments ? count : 0;");
            writer.Line();
            writer.Line($"{type} values[{Neighbours}];");
            writer.Line($"for (uint k = 0; k < {Neighbours}; k++)");
            writer.Indented($"values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : {OpenCLCombining.Identity(reduced)};");
            writer.Line($"for (uint apart = 1; apart < {Neighbours}; apart *= 2)");
            writer.Line("{");
            writer.Indented(() =>
            {
                writer.Line($"for (uint k = 0; k < {Neighbours}; k += 2 * apart)");
                writer.Indented($"{combining.Combine(plan, reduced, "values[k]", "values[k + apart]")};");
            });
            writer.Line("}");
            writer.Line();
            writer.Line("shared[item] = values[0];");
            writer.Line("for (uint apart = 1; apart < lanes; apart *= 2)");
            writer.Line("{");
            writer.Indented(() =>
            {
                writer.Line("barrier(CLK_LOCAL_MEM_FENCE);");
                writer.Line("if (lane % (2 * apart) == 0)");
                writer.Indented($"{combining.Combine(plan, reduced, "shared[item]", "shared[item + apart]")};");
            });
            writer.Line("}");
            writer.Line();
            writer.Line("if (lane == 0 && segment < segments)");
            writer.Indented("destination[destinationStart + part] = shared[item];");
        });
        writer.Line("}");
    }
}
