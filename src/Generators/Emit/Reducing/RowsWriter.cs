using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the loop over the rows of a matrix at one vector width. Each row is summed by the same tree as a span of its
/// length. Where the sums of a row stay in registers, one row follows another, so that memory is read in order: two rows
/// at a time are too much for the processor's prefetching, and took 2.5 times as long out of cache. Where they
/// do not, a vector of what all rows share is loaded once for several rows, and their additions overlap. Rows of few vectors
/// are left to <see cref="NarrowRowsWriter"/>.
/// </summary>
internal sealed class RowsWriter
{
    private readonly ReductionCode code;
    private readonly ReductionPlan plan;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly VectorWidth width;
    private readonly string vector;
    private readonly string matrix;
    private readonly string columns;
    private readonly string destination;

    private readonly string row;
    private readonly string length;
    private readonly VectorOffsets offsets;
    private readonly string lanes;
    private readonly string lanesStart;
    private readonly string lane;
    private readonly string index;
    private readonly string matrixStart;
    private readonly string start;
    private readonly string whole;
    private readonly string rest;
    private readonly string[] rows;
    private readonly string[] rowStarts;
    private readonly IReadOnlyDictionary<string, string> starts;

    /// <summary>For each row of an iteration its sums, one for each vector.</summary>
    private readonly string[][] sums;

    /// <summary>For each input that all rows share its vector.</summary>
    private readonly IReadOnlyDictionary<string, string> vectors;

    public RowsWriter(ReductionCode code, SourceWriter writer, VectorWidth width)
    {
        (this.code, this.writer, this.width) = (code, writer, width);
        (plan, types, vector) = (code.Plan, code.Types, code.Types[width.Type]);
        (matrix, columns, destination) = (Identifier(code.First), Identifier(code.Members.Columns), Identifier(code.Members.Destination));

        var names = code.Members.Locals();
        row = names.Allocate("row");
        length = names.Allocate("length");
        offsets = new VectorOffsets(names.Allocate("width"));
        lanes = names.Allocate("lanes");
        lanesStart = names.Allocate("lanesStart");
        lane = names.Allocate("lane");
        index = names.Allocate("i");
        rows = [.. Group.Select(number => names.Allocate($"row{number}"))];
        rowStarts = [.. rows.Select(name => names.Allocate($"{name}Start"))];
        matrixStart = names.Allocate($"{code.First}Start");
        start = names.Allocate("start");
        whole = names.Allocate("whole");
        rest = names.Allocate("rest");
        var numbers = Enumerable.Range(0, KeepsLanes ? 1 : plan.Vectors).ToList();
        sums = [.. Group.Select(member => numbers.Select(number =>
            names.Allocate($"sum{(KeepsLanes ? member : number)}")).ToArray())];
        var shared = code.Kernel.Varying.Skip(1).ToList();
        starts = shared.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Start"));
        vectors = shared.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Vector"));
    }

    /// <summary>The rows of an iteration.</summary>
    private IEnumerable<int> Group => Enumerable.Range(0, RowsAt(width));

    /// <summary>Where four vectors hold all lanes of a row, its sums stay in registers.</summary>
    private bool KeepsLanes => plan.KeepsLanes(width);

    /// <summary>Several rows per iteration pay only where the kernel leaves registers for them.</summary>
    public static bool IsUsed(ReductionCode code) => code.Plan.Vectors > 1;

    private int RowsAt(VectorWidth width) => plan.KeepsLanes(width) ? plan.Vectors : 1;

    public void Write()
    {
        var done = "0";
        if (NarrowRowsWriter.IsUsed(code, width))
        {
            new NarrowRowsWriter(code, writer, width).Write();
            writer.Line();
            done = $"{code.NarrowRows(width)}({code.MatrixArguments()})";
        }

        var group = Group.Count();
        var all = Digits(plan.Lanes);
        var rowsAtOnce = !KeepsLanes ? "" : group == 2 ? ", two rows per iteration" : ", four rows per iteration";
        writer.Line($"// Sums rows by vectors of {width.Bits} bits{rowsAtOnce}. Lane k of {all} adds up columns k, k + {all}, ...");
        InliningAttributes.WriteNotInlined(writer, types);
        writer.OpenBroken($"private static void {code.Rows(width)}({code.MatrixParameters()})");
        if (!KeepsLanes)
            writer.Line($"ref var {matrixStart} = ref {types["MemoryMarshal"]}.GetReference({matrix});");
        foreach (var shared in starts)
            writer.Line($"ref var {shared.Value} = ref {types["MemoryMarshal"]}.GetReference({Identifier(shared.Key)});");
        writer.Line($"var {length} = (nuint){columns};");
        writer.Line($"var {offsets.Width} = (nuint){vector}<{code.Kernel.ElementType.Keyword()}>.Count;");
        if (KeepsLanes)
        {
            writer.Line();
            writer.Line("// The lanes of all rows of an iteration. Those beyond the last column stay 0.");
            writer.Line($"{types["Span"]}<{plan.TotalType}> {lanes} = stackalloc {plan.TotalType}[{Digits(group)} * {all}];");
            writer.Line($"ref var {lanesStart} = ref {types["MemoryMarshal"]}.GetReference({lanes});");
        }

        if (!KeepsLanes)
        {
            writer.Line($"var {whole} = {length} / ({offsets.Step(plan.Vectors)}) * ({offsets.Step(plan.Vectors)});");
            writer.Line($"var {rest} = {length} - {whole};");
            writer.Line();
            writer.Line($"var {row} = {done};");
            writer.Line($"var {start} = (nuint){row} * {length};");
            writer.Open($"for (; {row} < {destination}.Length; {row}++, {start} += {length})");
            WriteInRegisters();
            writer.Close();
        }
        else
        {
            writer.Line($"var {row} = {done};");
            writer.Open($"for (; {row} <= {destination}.Length - {Digits(group)}; {row} += {Digits(group)})");
            WriteRows();
            WriteInLanes();
            writer.Close();
            writer.Line();
            writer.Line($"for (; {row} < {destination}.Length; {row}++)");
            writer.Indented(() => LineBreaker.Write(writer, $"{destination}[{row}] = {code.Range(width)}({code.Arguments(span =>
                span == matrix ? $"{matrix}.Slice({row} * {columns}, {columns})" : span)})"));
        }

        writer.Close();
    }

    private void WriteRows()
    {
        foreach (var number in Group)
        {
            writer.Line($"var {rows[number]} = {matrix}.Slice({(number == 0 ? row : $"({row} + {Digits(number)})")} * {columns}, {columns});");
            writer.Line($"ref var {rowStarts[number]} = ref {types["MemoryMarshal"]}.GetReference({rows[number]});");
        }

        writer.Line();
    }

    private void WriteInRegisters()
    {
        foreach (var sum in sums[0])
            writer.Line($"var {sum} = {vector}<{plan.TotalType}>.Zero;");

        var parts = Enumerable.Range(0, plan.Vectors).ToList();
        writer.Open($"for (nuint {index} = 0; {index} < {whole}; {index} += {offsets.Step(plan.Vectors)})");
        foreach (var number in parts)
            WriteSum(number, index, isPart: false);
        writer.Close();
        writer.Line();
        writer.Open($"if ({rest} > 0)");
        foreach (var number in parts)
        {
            var isLast = number == plan.Vectors - 1;
            if (!isLast)
            {
                writer.Line($"if ({rest} >= {offsets.Step(number + 1)})");
                writer.Indented(() => WriteSum(number, whole, isPart: false));
            }

            writer.Line($"{(isLast ? "" : "else ")}{(number == 0 ? "" : $"if ({rest} > {offsets.Step(number)})")}".TrimEnd());
            writer.Indented(() => WriteSum(number, whole, isPart: true));
        }

        writer.Close();
        writer.Line();
        writer.Line($"{Destination(0)} = {code.Total(sums[0], width)};");
    }

    /// <summary>A vector of the row through the kernel; where it is the last, it may be filled in part.</summary>
    private void WriteSum(int number, string from, bool isPart)
    {
        var at = offsets.After(from, number);
        var value = code.Body(parameter => parameter.Name == code.First
            ? Load($"{matrix}.Slice({row} * {columns}, {columns})", matrixStart, isPart ? at : $"{start} + {at}", isPart)
            : Load(Identifier(parameter.Name), starts[parameter.Name], at, isPart));
        LineBreaker.Write(writer, $"{sums[0][number]} += {(isPart ? Live(value, at) : value)}");
    }

    private string Live(string value, string at) =>
        $"{types["Lanes"]}.Live({value}, {at}, {length}, {plan.Reduced[0].Identity})";

    private void WriteInLanes()
    {
        var all = Digits(plan.Lanes);
        writer.Open($"for (nuint {lane} = 0; {lane} < {all} && {lane} < {length}; {lane} += {offsets.Width})");
        foreach (var number in Group)
            writer.Line($"var {sums[number][0]} = {vector}<{plan.TotalType}>.Zero;");
        writer.Line($"var {index} = {lane};");
        writer.Open($"for (; {index} + {offsets.Width} <= {length}; {index} += {all})");
        WriteVectors(isPart: false);
        writer.Close();
        writer.Line();
        writer.Open($"if ({index} < {length})");
        WriteVectors(isPart: true);
        writer.Close();
        writer.Line();
        foreach (var number in Group)
            writer.Line($"{sums[number][0]}.StoreUnsafe(ref {lanesStart}, {(number == 0 ? lane : $"{lane} + {Digits(number * plan.Lanes)}")});");
        writer.Close();
        writer.Line();
        foreach (var number in Group)
            writer.Line($"{Destination(number)} = {types["ReductionTree"]}.Sum<{plan.TotalType}>({lanes}.Slice({Digits(number * plan.Lanes)}, {all}));");
    }

    /// <summary>A vector of each row through the kernel; where it is the last of a row, it may be filled in part.</summary>
    private void WriteVectors(bool isPart)
    {
        foreach (var shared in starts.Keys)
            writer.Line($"var {vectors[shared]} = {Load(Identifier(shared), starts[shared], index, isPart)};");
        foreach (var number in Group)
        {
            var value = code.Body(parameter => parameter.Name == code.First
                ? Load(rows[number], rowStarts[number], index, isPart)
                : vectors[parameter.Name]);
            LineBreaker.Write(writer, $"{sums[number][0]} += {(isPart ? Live(value, index) : value)}");
        }
    }

    private string Load(string span, string start, string at, bool isPart) => isPart
        ? $"{types["Lanes"]}.LoadPart{width.Bits}({span}, {at})"
        : $"{vector}.LoadUnsafe(ref {start}, {at})";

    private string Destination(int number) => $"{destination}[{(number == 0 ? row : $"{row} + {Digits(number)}")}]";

    private static string Digits(int number) => Literals.Digits(number);

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
