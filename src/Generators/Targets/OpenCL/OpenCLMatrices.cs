using System;
using System.Linq;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>
/// Writes the kernels that sum along the rows and the columns of a matrix. Rows of several blocks, and matrices of few rows, are left
/// to the kernel that sums blocks, with a group for each block.
/// </summary>
internal sealed class OpenCLMatrices(KernelModel kernel, GpuNames names, OpenCLCombining combining, int elements, SourceWriter writer)
{
    /// <summary>The lanes of a row that one work-item adds up. The first two steps of the tree are then its own.</summary>
    public const int LanesOfItem = 4;

    private readonly ReductionPlan plan = new(kernel, ReductionOperator.Sum, unroll: 1);

    /// <summary>The rows that a work-item sums at once, for a number of elements that it loads at once elsewhere.</summary>
    /// <remarks>
    /// Short rows leave some of the four lanes idle. All rows share what is loaded for a column, and registers bound the rest.
    /// </remarks>
    public static int RowsOfItem(int elements) => Math.Max(1, elements / 2);

    public void Write()
    {
        writer.Line();
        WriteRows();
        writer.Line();
        WriteColumns();
    }

    private ReducedResult Reduced => plan.Reduced[0];

    private string Type => OpenCLCombining.TypeOf(plan, Reduced);

    private KernelParameter Matrix => kernel.Varying.First();

    private void WriteRows()
    {
        var arguments = new OpenCLArguments(kernel, names.Body);
        var (rows, columns, items) = (arguments.Allocate("rows"), arguments.Allocate("columns"), arguments.Allocate("items"));
        var total = new OpenCLBuffer(arguments.Allocate("total"), arguments.Allocate("totalStart"));
        var (shared, sums) = (arguments.Allocate("shared"), arguments.Allocate("sums"));
        var (item, lane, apart) = (arguments.Allocate("item"), arguments.Allocate("lane"), arguments.Allocate("apart"));
        var (row, rowsApart, column) = (arguments.Allocate("row"), arguments.Allocate("rowsApart"), arguments.Allocate("column"));
        var (r, k, start, inside) = (arguments.Allocate("r"), arguments.Allocate("k"), arguments.Allocate("start"), arguments.Allocate("inside"));
        var all = Literals.Digits(plan.Lanes);
        var lanesOfItem = Literals.Digits(LanesOfItem);
        var rowsOfItem = RowsOfItem(elements);

        writer.Line($"// Sums rows of at most {Literals.Digits(plan.Block)} elements: of L lanes, lane k takes elements k, k + L, ...");
        writer.Line($"// L is {all}, or for a shorter row the next power of two. "
            + $"A work-item takes {lanesOfItem} lanes of {(rowsOfItem == 1 ? "one row" : $"each of {rowsOfItem} rows")}.");
        writer.Line("// Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.");
        writer.Line("// Beyond the end, the last element is loaded again, and not used.");
        arguments.WriteHeader(
            $"__kernel __attribute__((reqd_work_group_size({all}, 1, 1))) void {names.Rows}",
            [$"ulong {rows}, uint {columns}, uint {items}", $"__global {Type}* {total.Name}, ulong {total.Start}"],
            writer);
        writer.Open();
        writer.Line($"__local {Type} {shared}[{rowsOfItem}][{all}];");
        writer.Line($"const uint {item} = get_local_id(0);");
        writer.Line($"const uint {lane} = {item} % {items};");
        writer.Line($"const uint {rowsApart} = {all} / {items};");
        writer.Line($"const ulong {row} = get_group_id(0) * {rowsOfItem} * {rowsApart} + {item} / {items};");
        writer.Line();
        writer.Line($"{Type} {sums}[{rowsOfItem}][{lanesOfItem}] = {{{{{OpenCLCombining.Identity(Reduced)}}}}};");
        writer.Line($"for (uint {column} = {lane}; {column} < {columns}; {column} += {lanesOfItem} * {items})");
        writer.Open();
        WriteIteration();
        writer.Close();
        writer.Line();
        EachRow(() => writer.Line($"{shared}[{r}][{item}] = {sums}[{r}][0] + {sums}[{r}][2] + ({sums}[{r}][1] + {sums}[{r}][3]);"));
        writer.LaneTree(lane, apart, $"{items} / 2", isBraced: true, () =>
            EachRow(() => writer.Line($"{combining.Combine(plan, Reduced, $"{shared}[{r}][{item}]", $"{shared}[{r}][{item} + {apart}]")};")));
        writer.Line();
        writer.Line($"for (uint {r} = 0; {lane} == 0 && {r} < {rowsOfItem}; {r}++)");
        writer.Open();
        writer.Line($"if ({row} + {r} * {rowsApart} < {rows})");
        writer.Indented($"{total.At($"{row} + {r} * {rowsApart}")} = {shared}[{r}][{item}];");
        writer.Close();
        writer.Close();

        void WriteIteration()
        {
            arguments.WriteLoaded(parameter => parameter == Matrix ? $"[{rowsOfItem}][{lanesOfItem}]" : $"[{lanesOfItem}]", writer);
            writer.Unrolled(k, LanesOfItem, isBraced: true, () =>
            {
                writer.Line($"const uint {inside} = min({column} + {k} * {items}, {columns} - 1);");
                foreach (var parameter in kernel.Varying.Skip(1))
                    writer.Line($"{arguments.Loaded(parameter)}[{k}] = {arguments.Element(parameter, inside)};");
                writer.Unrolled(r, rowsOfItem, isBraced: true, () =>
                {
                    writer.Line($"const ulong {start} = min({row} + {r} * {rowsApart}, {rows} - 1) * {columns};");
                    writer.Line($"{arguments.Loaded(Matrix)}[{r}][{k}] = {arguments.Element(Matrix, $"{start} + {inside}")};");
                });
            });
            writer.Line();
            writer.Unrolled(k, LanesOfItem, isBraced: true, () =>
            {
                writer.Line($"if ({column} + {k} * {items} < {columns})");
                writer.Block(isBraced: true, () => EachRow(() => arguments.WriteCall(
                    parameter => $"{arguments.Loaded(parameter)}{(parameter == Matrix ? $"[{r}]" : "")}[{k}]",
                    (_, value) => combining.Accumulate(plan, Reduced, $"{sums}[{r}][{k}]", value),
                    writer)));
            });
        }

        void EachRow(Action write) => writer.Unrolled(r, rowsOfItem, isBraced: false, write);
    }

    private void WriteColumns()
    {
        var arguments = new OpenCLArguments(kernel, names.Body);
        var (rows, columns) = (arguments.Allocate("rows"), arguments.Allocate("columns"));
        var (total, sum) = (new OpenCLBuffer(arguments.Allocate("total"), arguments.Allocate("totalStart")), arguments.Allocate("sum"));
        var (i, blocks, block) = (arguments.Allocate("i"), arguments.Allocate("blocks"), arguments.Allocate("block"));
        var (row, column, end) = (arguments.Allocate("row"), arguments.Allocate("column"), arguments.Allocate("end"));
        var size = Literals.Digits(ReductionPlan.BlockRows);
        writer.Line($"// A work-item sums one column of a block of {size} rows, from the first row to the last.");
        OpenCLLoop.WriteComment(elements, writer);
        arguments.WriteHeader($"__kernel void {names.Columns}",
            [$"ulong {rows}, ulong {columns}", $"__global {Type}* {total.Name}, ulong {total.Start}"], writer);
        writer.Open();
        writer.Line($"const ulong {i} = get_global_id(0);");
        writer.Line($"const ulong {blocks} = ({rows} + {Literals.Digits(ReductionPlan.BlockRows - 1)}) / {size};");
        writer.Line($"if ({i} >= {columns} * {blocks})");
        writer.Indented("return;");
        writer.Line();
        writer.Line($"const ulong {column} = {i} % {columns};");
        writer.Line($"const ulong {block} = {i} / {columns};");
        writer.Line($"const ulong {end} = min({rows}, ({block} + 1) * {size});");
        writer.Line($"{Type} {sum} = {OpenCLCombining.Identity(Reduced)};");
        new OpenCLLoop(row, $"{block} * {size}", Step: 1, end).Write(
            arguments,
            elements,
            (parameter, element) => parameter == Matrix ? $"{element} * {columns} + {column}" : element,
            (_, _, value) => combining.Accumulate(plan, Reduced, sum, value),
            writer);
        writer.Line();
        writer.Line($"{total.At($"{column} * {blocks} + {block}")} = {sum};");
        writer.Close();
    }
}
