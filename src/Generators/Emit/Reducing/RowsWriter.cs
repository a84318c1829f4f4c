using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the loop over the rows of a matrix at one vector width, several rows a turn: a vector of what all rows share
/// is loaded once for them, and their additions overlap. Each row is summed by the same tree as a span of its length.
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
    private readonly string widthName;
    private readonly string lanes;
    private readonly string lanesStart;
    private readonly string lane;
    private readonly string index;
    private readonly string[] rows;
    private readonly string[] rowStarts;
    private readonly string[] sums;
    private readonly IReadOnlyDictionary<string, string> starts;
    private readonly IReadOnlyDictionary<string, string> vectors;

    public RowsWriter(ReductionCode code, SourceWriter writer, VectorWidth width)
    {
        (this.code, this.writer, this.width) = (code, writer, width);
        (plan, types, vector) = (code.Plan, code.Types, code.Types[width.Type]);
        (matrix, columns, destination) = (Identifier(code.First), Identifier(code.Names.Columns), Identifier(code.Names.Destination));

        var names = code.Names.Locals();
        row = names.Allocate("row");
        length = names.Allocate("length");
        widthName = names.Allocate("width");
        lanes = names.Allocate("lanes");
        lanesStart = names.Allocate("lanesStart");
        lane = names.Allocate("lane");
        index = names.Allocate("i");
        rows = [.. Turns.Select(turn => names.Allocate($"row{turn}"))];
        rowStarts = [.. Turns.Select(turn => names.Allocate($"row{turn}Start"))];
        sums = [.. Turns.Select(turn => names.Allocate($"sum{turn}"))];
        var shared = code.Kernel.Varying.Skip(1).ToList();
        starts = shared.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Start"));
        vectors = shared.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Vector"));
    }

    private IEnumerable<int> Turns => Enumerable.Range(0, Group(code));

    /// <summary>The rows of a turn: as many as a light kernel takes vectors.</summary>
    public static int Group(ReductionCode code) => code.Plan.Vectors;

    public void Write()
    {
        var group = Group(code);
        var all = Digits(plan.Lanes);
        writer.Line($"// Rows of up to {Digits(plan.Block)} columns by vectors of {width.Bits} bits, {Words(group)} rows a turn. Lane k of {all} adds up the columns k, k + {all}, ...");
        writer.OpenBroken($"private static void {code.Rows(width)}({code.MatrixParameters()})");
        foreach (var shared in starts)
            writer.Line($"ref var {shared.Value} = ref {types["MemoryMarshal"]}.GetReference({Identifier(shared.Key)});");
        writer.Line($"var {length} = (nuint){columns};");
        writer.Line($"var {widthName} = (nuint){vector}<{code.Kernel.ElementType.Keyword()}>.Count;");
        writer.Line();
        writer.Line("// The lanes of each row of a turn. Those beyond the columns stay 0.");
        writer.Line($"{types["Span"]}<{plan.TotalType}> {lanes} = stackalloc {plan.TotalType}[{Digits(group)} * {all}];");
        writer.Line($"ref var {lanesStart} = ref {types["MemoryMarshal"]}.GetReference({lanes});");
        writer.Line($"var {row} = 0;");
        writer.Open($"for (; {row} <= {destination}.Length - {Digits(group)}; {row} += {Digits(group)})");
        foreach (var turn in Turns)
        {
            writer.Line($"var {rows[turn]} = {matrix}.Slice({At(row, turn)} * {columns}, {columns});");
            writer.Line($"ref var {rowStarts[turn]} = ref {types["MemoryMarshal"]}.GetReference({rows[turn]});");
        }

        writer.Open($"for (nuint {lane} = 0; {lane} < {all} && {lane} < {length}; {lane} += {widthName})");
        foreach (var turn in Turns)
            writer.Line($"var {sums[turn]} = {vector}<{plan.TotalType}>.Zero;");
        writer.Line($"var {index} = {lane};");
        writer.Open($"for (; {index} + {widthName} <= {length}; {index} += {all})");
        WriteVectors(part: false);
        writer.Close();
        writer.Line();
        writer.Open($"if ({index} < {length})");
        WriteVectors(part: true);
        writer.Close();
        writer.Line();
        foreach (var turn in Turns)
            writer.Line($"{sums[turn]}.StoreUnsafe(ref {lanesStart}, {(turn == 0 ? lane : $"{lane} + {Digits(turn * plan.Lanes)}")});");
        writer.Close();
        writer.Line();
        foreach (var turn in Turns)
            writer.Line($"{destination}[{At(row, turn)}] = {types["ReductionTree"]}.Sum<{plan.TotalType}>({lanes}.Slice({Digits(turn * plan.Lanes)}, {all}));");
        writer.Close();
        writer.Line();
        writer.Line($"for (; {row} < {destination}.Length; {row}++)");
        writer.Indented(() => LineBreaker.Write(writer, $"{destination}[{row}] = {code.Range(width)}({code.Arguments(span =>
            span == matrix ? $"{matrix}.Slice({row} * {columns}, {columns})" : span)})"));
        writer.Close();
    }

    /// <summary>A vector of each row through the kernel; where it is the last of a row, it may be filled in part.</summary>
    private void WriteVectors(bool part)
    {
        foreach (var shared in starts.Keys)
            writer.Line($"var {vectors[shared]} = {Load(Identifier(shared), starts[shared], part)};");
        foreach (var turn in Turns)
        {
            var value = code.Body(parameter => parameter.Name == code.First
                ? Load(rows[turn], rowStarts[turn], part)
                : vectors[parameter.Name]);
            if (part)
                value = $"{types["Lanes"]}.Live({value}, {index}, {length}, {plan.Reduced[0].Identity})";
            LineBreaker.Write(writer, $"{sums[turn]} += {value}");
        }
    }

    private string Load(string span, string start, bool part) => part
        ? $"{types["Lanes"]}.LoadPart{width.Bits}({span}, {index})"
        : $"{vector}.LoadUnsafe(ref {start}, {index})";

    private static string At(string row, int turn) => turn == 0 ? row : $"({row} + {Digits(turn)})";

    private static string Words(int number) => number == 2 ? "two" : "four";

    private static string Digits(int number) => ReductionWriter.Digits(number);

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
