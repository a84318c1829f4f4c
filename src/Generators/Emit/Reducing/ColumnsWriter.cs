using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the sums along the columns of a matrix: blocks of rows, in each of which every column is added up in order,
/// some vectors of columns at a time in registers. Sums of blocks are combined in pairs.
/// </summary>
internal sealed class ColumnsWriter
{
    /// <summary>The rows of a block.</summary>
    public const string BlockRows = "64";

    private readonly ReductionCode code;
    private readonly ReductionPlan plan;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly VectorWidth width;
    private readonly string vector;
    private readonly string matrix;
    private readonly string columns;
    private readonly string destination;
    private readonly string kernelType;

    private readonly string scratch;
    private readonly string rows;
    private readonly string half;
    private readonly string right;
    private readonly string row;
    private readonly string column;
    private readonly string start;
    private readonly string matrixStart;
    private readonly string destinationStart;
    private readonly string widthName;
    private readonly string last;
    private readonly string at;
    private readonly string sum;
    private readonly string part;
    private readonly string[] sums;
    private readonly IReadOnlyDictionary<string, string> vectors;

    public ColumnsWriter(ReductionCode code, SourceWriter writer, VectorWidth width)
    {
        (this.code, this.writer, this.width) = (code, writer, width);
        (plan, types, vector) = (code.Plan, code.Types, code.Types[width.Type]);
        (matrix, columns, destination) = (Identifier(code.First), Identifier(code.Names.Columns), Identifier(code.Names.Destination));
        kernelType = code.Kernel.ElementType.Keyword();

        var names = code.Names.Locals();
        scratch = names.Allocate("scratch");
        rows = names.Allocate("rows");
        half = names.Allocate("half");
        right = names.Allocate("right");
        row = names.Allocate("row");
        column = names.Allocate("column");
        start = names.Allocate("start");
        matrixStart = names.Allocate($"{code.First}Start");
        destinationStart = names.Allocate($"{code.Names.Destination}Start");
        widthName = names.Allocate("width");
        last = names.Allocate("last");
        at = names.Allocate("at");
        sum = names.Allocate("sum");
        part = names.Allocate("part");
        sums = [.. Turns.Select(turn => names.Allocate($"sum{turn}"))];
        vectors = Shared.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Vector"));
    }

    private IEnumerable<int> Turns => Enumerable.Range(0, plan.Vectors);

    /// <summary>The inputs with a value for each row.</summary>
    private List<KernelParameter> Shared => [.. code.Kernel.Varying.Skip(1)];

    /// <summary>The method that divides the rows.</summary>
    public void WriteRange()
    {
        writer.Line("// The sums of the columns over a range of rows: of one block, or of two parts that are divided at the same row on every machine.");
        writer.OpenBroken($"private static void {code.Columns()}({code.MatrixParameters()}, {types["Span"]}<{plan.TotalType}> {scratch})");
        writer.Line($"var {rows} = {matrix}.Length / {columns};");
        writer.Open($"if ({rows} > {BlockRows})");
        writer.Line($"var {half} = {types["ReductionTree"]}.Half({rows}, {BlockRows});");
        LineBreaker.Write(writer, $"{code.Columns()}({Arguments(span => span == matrix ? $"{matrix}.Slice(0, {half} * {columns})" : $"{span}.Slice(0, {half})")}, {destination}, {scratch})");
        writer.Line($"var {right} = {scratch}.Slice(0, {columns});");
        LineBreaker.Write(writer, $"{code.Columns()}({Arguments(span => span == matrix ? $"{matrix}.Slice({half} * {columns})" : $"{span}.Slice({half})")}, {right}, {scratch}.Slice({columns}))");
        writer.Line($"{types["ReductionTree"]}.Add({right}, {destination});");
        writer.Line("return;");
        writer.Close();
        writer.Line();
        ReductionWriter.WriteDispatch(writer, types, width => $"{code.Columns(width)}({code.MatrixArguments()})", elses: true);
        writer.Close();
    }

    /// <summary>The loop over a block of rows at one width.</summary>
    public void Write()
    {
        writer.Line($"// A block of rows by vectors of {width.Bits} bits, each column from the first row to the last.");
        writer.OpenBroken($"private static void {code.Columns(width)}({code.MatrixParameters()})");
        WriteShort();
        writer.Line($"ref var {matrixStart} = ref {types["MemoryMarshal"]}.GetReference({matrix});");
        writer.Line($"ref var {destinationStart} = ref {types["MemoryMarshal"]}.GetReference({destination});");
        writer.Line($"var {rows} = {matrix}.Length / {columns};");
        writer.Line($"var {widthName} = {vector}<{kernelType}>.Count;");
        writer.Line($"var {column} = 0;");
        if (plan.Vectors > 1)
        {
            var step = $"({Digits(plan.Vectors)} * {widthName})";
            writer.Open($"for (; {column} <= {columns} - {step}; {column} += {step.Trim('(', ')')})");
            WriteStrip(sums);
            writer.Close();
            writer.Line();
        }

        writer.Line("// The last vector may overlap the one before it: a column has the same sum in any lane.");
        writer.Open($"for (; {column} < {columns}; {column} += {widthName})");
        writer.Line($"var {last} = {types["Math"]}.Min({column}, {columns} - {widthName});");
        WriteStrip([sum], last);
        writer.Close();
        writer.Close();
    }

    /// <summary>Some vectors of columns, from the first row to the last.</summary>
    private void WriteStrip(IReadOnlyList<string> sums, string? at = null)
    {
        var first = at ?? column;
        foreach (var sum in sums)
            writer.Line($"var {sum} = {vector}<{plan.TotalType}>.Zero;");
        writer.Open($"for (var {row} = 0; {row} < {rows}; {row}++)");
        writer.Line($"var {this.at} = (nuint){row} * (nuint){columns} + (nuint){first};");
        foreach (var shared in Shared)
            writer.Line($"var {vectors[shared.Name]} = {vector}.Create({Identifier(shared.Name)}[{row}]);");
        for (var turn = 0; turn < sums.Count; turn++)
        {
            var place = turn == 0 ? this.at : $"{this.at} + (nuint){(turn == 1 ? widthName : $"({Digits(turn)} * {widthName})")}";
            LineBreaker.Write(writer, $"{sums[turn]} += {code.Body(parameter => parameter.Name == code.First
                ? $"{vector}.LoadUnsafe(ref {matrixStart}, {place})" : vectors[parameter.Name])}");
        }

        writer.Close();
        writer.Line();
        for (var turn = 0; turn < sums.Count; turn++)
            writer.Line($"{sums[turn]}.StoreUnsafe(ref {destinationStart}, (nuint){(turn == 0 ? first : $"({first} + ({Digits(turn)} * {widthName}))")});");
    }

    /// <summary>Rows below one vector: the next width, and below the narrowest a vector that is partly filled.</summary>
    private void WriteShort()
    {
        writer.Open($"if ({columns} < {vector}<{kernelType}>.Count)");
        if (width.Bits > 128)
        {
            LineBreaker.Write(writer, $"{code.Columns(new VectorWidth(width.Bits / 2))}({code.MatrixArguments()})");
        }
        else
        {
            writer.Line($"var {part} = {vector}<{plan.TotalType}>.Zero;");
            writer.Open($"for (var {start} = 0; {start} < {matrix}.Length; {start} += {columns})");
            foreach (var shared in Shared)
                writer.Line($"var {vectors[shared.Name]} = {vector}.Create({Identifier(shared.Name)}[{start} / {columns}]);");
            LineBreaker.Write(writer, $"{part} += {code.Body(parameter => parameter.Name == code.First
                ? $"{types["Lanes"]}.LoadPart128({matrix}.Slice({start}, {columns}), 0)" : vectors[parameter.Name])}");
            writer.Close();
            writer.Line();
            writer.Line($"{types["Lanes"]}.StorePart({part}, {destination}, 0);");
        }

        writer.Line("return;");
        writer.Close();
        writer.Line();
    }

    /// <summary>The inputs of the matrix forms, each span rewritten.</summary>
    private string Arguments(System.Func<string, string> span) => code.MatrixInputs(span);

    private static string Digits(int number) => ReductionWriter.Digits(number);

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
