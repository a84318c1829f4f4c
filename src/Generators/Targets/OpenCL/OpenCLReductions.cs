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
internal sealed class OpenCLReductions(KernelModel kernel, GpuNames names, GpuCode code, SourceWriter writer)
{
    /// <summary>How many neighbours one work-item combines.</summary>
    private const int Neighbours = 16;

    /// <summary>The most work-items that combine further what they have; the runtime launches them in groups of as many.</summary>
    private const int PairLanes = 256;

    public void Write()
    {
        foreach (var plan in GpuReductions.PlansOf(kernel))
            Write(plan);

        if (kernel.Options.Matrix)
        {
            writer.Line();
            WriteColumns(new ReductionPlan(kernel, ReductionOperator.Sum, unroll: 1));
        }
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
        var stores = plan.Stored.ToDictionary(static index => index, index => arguments.Output(kernel.Results[index].Type, kernel.Results[index].Destination));
        var (rows, columns, lanes) = (arguments.Allocate("rows"), arguments.Allocate(isMatrix ? "columns" : "count"), arguments.Allocate("lanes"));
        var totals = plan.Reduced.ToDictionary(
            static reduced => reduced.Index, reduced => (Name: arguments.Allocate(GpuReductions.Prefixed(plan, reduced, "total")), Start: arguments.Allocate(GpuReductions.Prefixed(plan, reduced, "totalStart"))));
        var sums = plan.Reduced.ToDictionary(static reduced => reduced.Index, reduced => arguments.Allocate(GpuReductions.Prefixed(plan, reduced, GpuReductions.Accumulator(plan))));
        var shared = plan.Reduced.ToDictionary(static reduced => reduced.Index, reduced => arguments.Allocate(GpuReductions.Prefixed(plan, reduced, "shared")));
        var (item, lane, block, blocks) = (arguments.Allocate("item"), arguments.Allocate("lane"), arguments.Allocate("block"), arguments.Allocate("blocks"));
        var (row, column, end, apart) = (arguments.Allocate("row"), arguments.Allocate(isMatrix ? "column" : "i"), arguments.Allocate("end"), arguments.Allocate("apart"));
        var all = Literals.Digits(plan.Lanes);
        var size = Literals.Digits(plan.Block);

        writer.Line($"// A work-group reduces a block{(isMatrix ? " of a row" : "")}: lane k of {all} takes elements k, k + {all}, ...");
        writer.Line("// Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.");
        if (isMatrix)
            writer.Line($"// Rows of fewer than {all} elements share a work-group.");
        arguments.WriteHeader(
            $"__kernel __attribute__((reqd_work_group_size({all}, 1, 1))) void {names.Reduce(plan.Operator)}",
            [$"ulong {rows}, ulong {columns}, uint {lanes}", .. plan.Reduced.Select(reduced =>
                $"__global {TypeOf(plan, reduced)}* {totals[reduced.Index].Name}, ulong {totals[reduced.Index].Start}")],
            writer);
        writer.Line("{");
        writer.Indented(() =>
        {
            foreach (var reduced in plan.Reduced)
                writer.Line($"__local {TypeOf(plan, reduced)} {shared[reduced.Index]}[{all}];");
            writer.Line($"const uint {item} = get_local_id(0);");
            if (isMatrix)
            {
                writer.Line($"const uint {lane} = {item} % {lanes};");
                writer.Line($"const ulong {blocks} = ({columns} + {Literals.Digits(plan.Block - 1)}) / {size};");
                writer.Line($"const ulong {block} = get_group_id(0) % {blocks};");
                writer.Line($"const ulong {row} = get_group_id(0) / {blocks} * ({all} / {lanes}) + {item} / {lanes};");
                writer.Line($"const ulong {end} = {row} < {rows} ? min({columns}, ({block} + 1) * {size}) : 0;");
            }
            else
            {
                writer.Line($"const ulong {block} = get_group_id(0);");
                writer.Line($"const ulong {end} = min({columns}, ({block} + 1) * {size});");
            }

            writer.Line();
            foreach (var reduced in plan.Reduced)
                writer.Line($"{TypeOf(plan, reduced)} {sums[reduced.Index]} = {Identity(reduced)};");
            writer.Line($"for (ulong {column} = {block} * {size} + {(isMatrix ? lane : item)}; {column} < {end}; {column} += {all})");
            if (kernel.ReturnsTuple)
                writer.Line("{");
            writer.Indented(() => arguments.WriteCall(
                parameter => isMatrix && parameter == kernel.Varying.First() ? $"{row} * {columns} + {column}" : column,
                (result, value) => sums.TryGetValue(result, out var sum)
                    ? Accumulate(plan, plan.Reduced.First(reduced => reduced.Index == result), sum, value)
                    : $"{stores[result].At(column)} = {value}",
                writer));
            if (kernel.ReturnsTuple)
                writer.Line("}");
            writer.Line();
            foreach (var reduced in plan.Reduced)
                writer.Line($"{shared[reduced.Index]}[{item}] = {sums[reduced.Index]};");
            writer.Line($"for (uint {apart} = {(isMatrix ? lanes : all)} / 2; {apart} > 0; {apart} /= 2)");
            writer.Line("{");
            writer.Indented(() =>
            {
                writer.Line("barrier(CLK_LOCAL_MEM_FENCE);");
                writer.Line($"if ({(isMatrix ? lane : item)} < {apart})");
                WriteBraced(plan.Reduced.Select(reduced =>
                    $"{Combine(plan, reduced, $"{shared[reduced.Index]}[{item}]", $"{shared[reduced.Index]}[{item} + {apart}]")};").ToList());
            });
            writer.Line("}");
            writer.Line();
            writer.Line(isMatrix ? $"if ({lane} == 0 && {row} < {rows})" : $"if ({item} == 0)");
            WriteBraced(plan.Reduced.Select(reduced =>
                $"{totals[reduced.Index].Name}[{totals[reduced.Index].Start} + {(isMatrix ? $"{row} * {blocks} + {block}" : block)}] = {shared[reduced.Index]}[{item}];").ToList());
        });
        writer.Line("}");
    }

    private void WritePairs(ReductionPlan plan, ReducedResult reduced)
    {
        var type = TypeOf(plan, reduced);
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
            writer.Indented($"values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : {Identity(reduced)};");
            writer.Line($"for (uint apart = 1; apart < {Neighbours}; apart *= 2)");
            writer.Line("{");
            writer.Indented(() =>
            {
                writer.Line($"for (uint k = 0; k < {Neighbours}; k += 2 * apart)");
                writer.Indented($"{Combine(plan, reduced, "values[k]", "values[k + apart]")};");
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
                writer.Indented($"{Combine(plan, reduced, "shared[item]", "shared[item + apart]")};");
            });
            writer.Line("}");
            writer.Line();
            writer.Line("if (lane == 0 && segment < segments)");
            writer.Indented("destination[destinationStart + part] = shared[item];");
        });
        writer.Line("}");
    }

    private void WriteColumns(ReductionPlan plan)
    {
        var reduced = plan.Reduced[0];
        var type = TypeOf(plan, reduced);
        var arguments = new OpenCLArguments(kernel, names.Body);
        var (rows, columns) = (arguments.Allocate("rows"), arguments.Allocate("columns"));
        var (total, totalStart, sum) = (arguments.Allocate("total"), arguments.Allocate("totalStart"), arguments.Allocate("sum"));
        var (i, blocks, block) = (arguments.Allocate("i"), arguments.Allocate("blocks"), arguments.Allocate("block"));
        var (row, column, end) = (arguments.Allocate("row"), arguments.Allocate("column"), arguments.Allocate("end"));
        writer.Line($"// A work-item sums one column of a block of {ReductionPlan.BlockRows} rows, from the first row to the last.");
        arguments.WriteHeader($"__kernel void {names.Columns}", [$"ulong {rows}, ulong {columns}", $"__global {type}* {total}, ulong {totalStart}"], writer);
        writer.Line("{");
        writer.Indented(() =>
        {
            writer.Line($"const ulong {i} = get_global_id(0);");
            writer.Line($"const ulong {blocks} = ({rows} + {ReductionPlan.BlockRows - 1}) / {ReductionPlan.BlockRows};");
            writer.Line($"if ({i} >= {columns} * {blocks})");
            writer.Indented("return;");
            writer.Line();
            writer.Line($"const ulong {column} = {i} % {columns};");
            writer.Line($"const ulong {block} = {i} / {columns};");
            writer.Line($"const ulong {end} = min({rows}, ({block} + 1) * {ReductionPlan.BlockRows});");
            writer.Line($"{type} {sum} = {Identity(reduced)};");
            writer.Line($"for (ulong {row} = {block} * {ReductionPlan.BlockRows}; {row} < {end}; {row}++)");
            writer.Indented(() => arguments.WriteCall(
                parameter => parameter == kernel.Varying.First() ? $"{row} * {columns} + {column}" : row,
                (_, value) => Accumulate(plan, reduced, sum, value),
                writer));
            writer.Line($"{total}[{totalStart} + {column} * {blocks} + {block}] = {sum};");
        });
        writer.Line("}");
    }

    private void WriteBraced(IReadOnlyList<string> statements)
    {
        if (statements.Count > 1)
            writer.Line("{");
        foreach (var statement in statements)
            writer.Indented(statement);
        if (statements.Count > 1)
            writer.Line("}");
    }

    /// <summary>A sum of integers is computed of unsigned ones, for in C a signed sum must not overflow.</summary>
    private static string TypeOf(ReductionPlan plan, ReducedResult reduced) =>
        (IsUnsigned(plan, reduced) ? reduced.Total.Unsigned() : reduced.Total).Keyword();

    private static bool IsUnsigned(ReductionPlan plan, ReducedResult reduced) => plan.Operator.Symbol is not null && reduced.Total.IsInteger();

    private static string Identity(ReducedResult reduced) => new OpenCLExpressionWriter().Write(reduced.Neutral);

    private string Accumulate(ReductionPlan plan, ReducedResult reduced, string sum, string value) =>
        Combine(plan, reduced, sum, IsUnsigned(plan, reduced) ? $"({TypeOf(plan, reduced)}){value}" : value);

    private string Combine(ReductionPlan plan, ReducedResult reduced, string left, string right) => plan.Operator.Symbol is { } symbol
        ? $"{left} {symbol}= {right}"
        : $"{left} = {(reduced.Total.IsFloat() ? code.NameOf(plan.Operator.Name, reduced.Total) : plan.Operator.IntegerIntrinsic)}({left}, {right})";
}
