using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the sums along the columns of a matrix: blocks of rows, in each of which every column is added up in order,
/// some vectors of columns at a time in registers. Sums of blocks are combined in pairs.
/// </summary>
internal sealed class ColumnsWriter
{
    /// <summary>The columns above which a row is wide.</summary>
    private const string WideRow = "256";

    private static readonly string BlockRows = Digits(ReductionPlan.BlockRows);

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
    private readonly VectorOffsets offsets;
    private readonly string last;
    private readonly string at;
    private readonly string hasTail;
    private readonly string part;
    private readonly string tail;
    private readonly string length;
    private readonly string step;
    private readonly string first;
    private readonly string end;
    private readonly string[] sums;
    private readonly IReadOnlyDictionary<string, string> vectors;

    public ColumnsWriter(ReductionCode code, SourceWriter writer, VectorWidth width)
    {
        (this.code, this.writer, this.width) = (code, writer, width);
        (plan, types, vector) = (code.Plan, code.Types, code.Types[width.Type]);
        (matrix, columns, destination) = (Identifier(code.First), Identifier(code.Members.Columns), Identifier(code.Members.Destination));
        kernelType = code.Kernel.ElementType.Keyword();

        var names = code.Members.Locals();
        scratch = names.Allocate("scratch");
        rows = names.Allocate("rows");
        half = names.Allocate("half");
        right = names.Allocate("right");
        row = names.Allocate("row");
        column = names.Allocate("column");
        start = names.Allocate("start");
        matrixStart = names.Allocate($"{code.First}Start");
        destinationStart = names.Allocate($"{code.Members.Destination}Start");
        offsets = new VectorOffsets(names.Allocate("width"));
        last = names.Allocate("last");
        at = names.Allocate("at");
        hasTail = names.Allocate("hasTail");
        part = names.Allocate("part");
        tail = names.Allocate("tail");
        length = names.Allocate("length");
        step = names.Allocate("step");
        first = names.Allocate("first");
        end = names.Allocate("end");
        sums = [.. Numbers.Select(number => names.Allocate($"sum{number}"))];
        vectors = Shared.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Vector"));
    }

    /// <summary>The vectors of the widest strip of columns.</summary>
    private IEnumerable<int> Numbers => Enumerable.Range(0, plan.Vectors == 1 ? 1 : 2 * plan.Vectors);

    /// <summary>The inputs with a value for each row.</summary>
    private List<KernelParameter> Shared => [.. code.Kernel.Varying.Skip(1)];

    /// <summary>The method that divides the rows.</summary>
    public void WriteRange()
    {
        writer.Line("// Sums the columns of a range of rows: one block, or two parts. The number of rows alone says where they meet.");
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
        WidthDispatch.Write(writer, types, width => $"{code.Columns(width)}({code.MatrixArguments()})", elses: true);
        writer.Close();
    }

    /// <summary>The loop over a block of rows at one width.</summary>
    public void Write()
    {
        writer.Line($"// Sums the columns of a block of rows by vectors of {width.Bits} bits, from the first row to the last.");
        InliningAttributes.WriteNotInlined(writer, types);
        writer.OpenBroken($"private static void {code.Columns(width)}({code.MatrixParameters()})");
        WriteShort();
        writer.Line($"ref var {matrixStart} = ref {types["MemoryMarshal"]}.GetReference({matrix});");
        writer.Line($"ref var {destinationStart} = ref {types["MemoryMarshal"]}.GetReference({destination});");
        writer.Line($"var {rows} = (nuint)({matrix}.Length / {columns});");
        writer.Line($"var {length} = (nuint){columns};");
        writer.Line($"var {offsets.Width} = (nuint){vector}<{kernelType}>.Count;");
        writer.Line($"var {last} = {length} - {offsets.Width};");
        writer.Line($"var {hasTail} = {length} % {offsets.Width} != 0;");
        writer.Line();
        writer.Line("// Of wide rows only a few are read per iteration, so that the cache still has the columns that come next.");
        writer.Line($"var {step} = {length} <= {WideRow} ? {BlockRows}u : 8u;");
        writer.Line($"{destination}.Clear();");
        writer.Open($"for (nuint {first} = 0; {first} < {rows}; {first} += {step})");
        writer.Line($"var {end} = {types["Math"]}.Min({first} + {step}, {rows});");
        writer.Line();
        writer.Line("// The last vector may overlap the one before it. It is loaded before that one is stored, and stored after it.");
        WriteLoads([tail], last);
        writer.Open($"if ({hasTail})");
        WriteSums([tail], last);
        writer.Close();
        writer.Line();
        writer.Line($"nuint {column} = 0;");

        // The more vectors, the less the additions wait for each other; of the shorter strips there is one each at most.
        for (var count = sums.Length; count > 0; count /= 2)
        {
            var strip = sums.Take(count).ToList();
            var fits = $"{offsets.After(column, count)} <= {length}";
            writer.Open(count == sums.Length ? $"for (; {fits}; {column} += {offsets.Step(count)})" : $"if ({fits})");
            WriteLoads(strip, column);
            WriteSums(strip, column);
            writer.Line();
            WriteStores(strip, column);
            if (count < sums.Length && count > 1)
                writer.Line($"{column} += {offsets.Step(count)};");
            writer.Close();
            writer.Line();
        }

        writer.Line($"if ({hasTail})");
        writer.Indented(() => WriteStores([tail], last));
        writer.Close();
        writer.Close();
    }

    private void WriteLoads(IReadOnlyList<string> sums, string place)
    {
        for (var number = 0; number < sums.Count; number++)
            writer.Line($"var {sums[number]} = {vector}.LoadUnsafe(ref {destinationStart}, {offsets.After(place, number)});");
    }

    /// <summary>Some vectors of columns, from the first row of an iteration to its last.</summary>
    private void WriteSums(IReadOnlyList<string> sums, string place)
    {
        writer.Open($"for (var {row} = {first}; {row} < {end}; {row}++)");
        if (sums.Count > 1)
            writer.Line($"var {at} = ({row} * {length}) + {place};");
        foreach (var shared in Shared)
            writer.Line($"var {vectors[shared.Name]} = {vector}.Create({Identifier(shared.Name)}[(int){row}]);");
        for (var number = 0; number < sums.Count; number++)
        {
            var element = sums.Count == 1 ? $"({row} * {length}) + {place}" : offsets.After(at, number);
            LineBreaker.Write(writer, $"{sums[number]} += {code.Body(parameter => parameter.Name == code.First
                ? $"{vector}.LoadUnsafe(ref {matrixStart}, {element})" : vectors[parameter.Name])}");
        }

        writer.Close();
    }

    private void WriteStores(IReadOnlyList<string> sums, string place)
    {
        for (var number = 0; number < sums.Count; number++)
            writer.Line($"{sums[number]}.StoreUnsafe(ref {destinationStart}, {offsets.After(place, number)});");
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

    private static string Digits(int number) => Literals.Digits(number);

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
