using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the loop over the rows of a matrix that take at most four vectors each. There a row is so short that what stands
/// around the loop over its columns costs more than the row: so nothing is looped over, the vectors of what all rows share
/// stay in registers, and the lanes of four rows are added up together. The sums are those of <see cref="RowsWriter"/>, bit
/// for bit.
/// </summary>
internal sealed class NarrowRowsWriter
{
    private const int MostVectors = 4;
    private const int RowsAtOnce = 4;

    private static readonly string[] Counts = ["One", "Two", "Three", "Four"];

    private readonly ReductionCode code;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly VectorWidth width;
    private readonly string vector;
    private readonly string matrix;
    private readonly string columns;
    private readonly string destination;

    private readonly string count;
    private readonly string row;
    private readonly string length;
    private readonly VectorOffsets offsets;
    private readonly string last;
    private readonly string live;
    private readonly string start;
    private readonly string matrixStart;
    private readonly string destinationStart;
    private readonly List<KernelParameter> shared;

    /// <summary>For each input that all rows share its vectors.</summary>
    private readonly Dictionary<string, string[]> vectors;

    public NarrowRowsWriter(ReductionCode code, SourceWriter writer, VectorWidth width)
    {
        (this.code, this.writer, this.width, types) = (code, writer, width, code.Types);
        vector = $"{types[width.Type]}<{code.Plan.TotalType}>";
        (matrix, columns, destination) = (
            ReductionCode.Identifier(code.First), ReductionCode.Identifier(code.Members.Columns), ReductionCode.Identifier(code.Members.Destination));

        var names = code.Members.Locals();
        count = names.Allocate("TVectors");
        row = names.Allocate("row");
        length = names.Allocate("length");
        offsets = new VectorOffsets(names.Allocate("width"));
        last = names.Allocate("last");
        live = names.Allocate("live");
        start = names.Allocate("start");
        matrixStart = names.Allocate($"{code.First}Start");
        destinationStart = names.Allocate($"{code.Members.Destination}Start");
        shared = [.. code.Kernel.Varying.Skip(1)];
        vectors = shared.ToDictionary(
            static parameter => parameter.Name,
            parameter => Enumerable.Range(0, MostVectors).Select(number => names.Allocate($"{parameter.Name}{Digits(number)}")).ToArray());
    }

    /// <summary>
    /// It repeats the kernel for each vector of a row, so the kernel must be light, and keeps four vectors of each input that
    /// rows share. Vectors of 128 bits hold too little of a row.
    /// </summary>
    public static bool IsUsed(ReductionCode code, VectorWidth width) =>
        code.Plan.Vectors == MostVectors && code.Kernel.Options.Unroll == 0 && code.Kernel.Varying.Count() <= 3 && width.Bits > 128;

    public void Write()
    {
        WriteChoice();
        writer.Line();
        WriteLoop();
        writer.Line();
        WriteRow();
    }

    private void WriteChoice()
    {
        writer.Line($"// Sums rows of at most four vectors of {width.Bits} bits and returns how many it has done. It leaves wider rows, and");
        writer.Line("// the last rows, where a whole vector would reach beyond the matrix.");
        LineBreaker.WriteHeader(writer, $"private static int {code.NarrowRows(width)}({code.MatrixParameters()})", " =>");
        writer.Indented(() =>
        {
            writer.Open($"(({columns} - 1) / {vector}.Count) switch");
            for (var number = 0; number < MostVectors; number++)
                writer.Line($"{Digits(number)} => {code.NarrowRows(width)}<{types["VectorCount"]}.{Counts[number]}>({code.MatrixArguments()}),");
            writer.Line("_ => 0,");
            writer.Close(";");
        });
    }

    private void WriteLoop()
    {
        writer.Line("// Four rows per iteration. What they share stays in registers, and their lanes are added up together.");
        InliningAttributes.WriteNotInlined(writer, types);
        OpenGeneric($"private static int {code.NarrowRows(width)}<{count}>({code.MatrixParameters()})");
        writer.Line($"ref var {matrixStart} = ref {types["MemoryMarshal"]}.GetReference({matrix});");
        writer.Line($"ref var {destinationStart} = ref {types["MemoryMarshal"]}.GetReference({destination});");
        writer.Line($"var {length} = (nuint){columns};");
        writer.Line($"var {offsets.Width} = (nuint){vector}.Count;");
        writer.Line($"var {last} = (nuint)({count}.Value - 1) * {offsets.Width};");
        writer.Line($"var {live} = {types["Lanes"]}.First{width.Bits}<{code.Plan.TotalType}>({length} - {last});");
        foreach (var parameter in shared)
        {
            for (var number = 0; number < MostVectors; number++)
            {
                var load = $"{types["Lanes"]}.LoadPart{width.Bits}({ReductionCode.Identifier(parameter.Name)}, {(number == 0 ? "0" : offsets.Step(number))})";
                writer.Line($"var {vectors[parameter.Name][number]} = {(number == 0 ? load : $"{count}.Value > {Digits(number)} ? {load} : default")};");
            }
        }

        writer.Line();
        writer.Line($"var {row} = 0;");
        writer.Line($"nuint {start} = 0;");
        var end = $"{start} + ({Digits(RowsAtOnce - 1)} * {length}) + {last} + {offsets.Width}";
        writer.Open($"for (; {row} <= {destination}.Length - {Digits(RowsAtOnce)} && {end} <= (nuint){matrix}.Length; {row} += {Digits(RowsAtOnce)}, {start} += {Digits(RowsAtOnce)} * {length})");
        var sums = Enumerable.Range(0, RowsAtOnce).Select(number => $"{code.NarrowRow(width)}<{count}>({string.Join(", ", RowArguments(number))})");
        LineBreaker.Write(writer, $"{types["ReductionTree"]}.StoreSums({string.Join(", ", sums)}, ref {destinationStart}, (nuint){row})");
        writer.Close();
        writer.Line();
        writer.Line($"return {row};");
        writer.Close();
    }

    private IEnumerable<string> RowArguments(int number) => code.Kernel.Parameters
        .SelectMany(parameter =>
            parameter.IsUniform ? [ReductionCode.Identifier(parameter.Name)]
            : parameter.Name != code.First ? vectors[parameter.Name]
            : new[] { $"ref {matrixStart}", number switch { 0 => start, 1 => $"{start} + {length}", _ => $"{start} + ({Digits(number)} * {length})" } })
        .Append(live);

    private void WriteRow()
    {
        writer.Line("// The lanes of one row: (0 + first vector + third) + (second + fourth).");
        InliningAttributes.WriteInlined(writer, types);
        var parameters = code.Kernel.Parameters
            .SelectMany(parameter =>
                parameter.IsUniform ? [$"{parameter.Type.Keyword()} {ReductionCode.Identifier(parameter.Name)}"]
                : parameter.Name != code.First ? vectors[parameter.Name].Select(name => $"{types[width.Type]}<{parameter.Type.Keyword()}> {name}")
                : new[] { $"ref {parameter.Type.Keyword()} {matrixStart}", $"nuint {start}" })
            .Append($"{vector} {live}");
        OpenGeneric($"private static {vector} {code.NarrowRow(width)}<{count}>({string.Join(", ", parameters)})");
        writer.Line($"var {offsets.Width} = (nuint){vector}.Count;");
        var zero = $"{vector}.Zero"; // without it a sum of nothing but -0 were -0
        Return(1, $"{zero} + {Live(0)}");
        Return(2, $"{zero} + {Value(0)} + {Live(1)}");
        Return(3, $"{zero} + {Value(0)} + {Live(2)} + {Value(1)}");
        LineBreaker.Write(writer, $"return {zero} + {Value(0)} + {Value(2)} + ({Value(1)} + {Live(3)})");
        writer.Close();
    }

    private void Return(int number, string value)
    {
        writer.Line($"if ({count}.Value == {Digits(number)})");
        writer.Indented(() => LineBreaker.Write(writer, $"return {value}"));
    }

    /// <summary>The last vector of the row through the kernel, and 0 for what lies beyond the row.</summary>
    private string Live(int number) => $"({Value(number, isLast: true)} & {live})";

    /// <summary>A vector of the row through the kernel.</summary>
    private string Value(int number, bool isLast = false)
    {
        var at = offsets.After(start, number);
        return code.Body(parameter => parameter.Name != code.First ? vectors[parameter.Name][number]
            : isLast ? $"{types["Lanes"]}.LoadLive(ref {matrixStart}, {at}, {live})"
            : $"{types[width.Type]}.LoadUnsafe(ref {matrixStart}, {at})");
    }

    private void OpenGeneric(string header)
    {
        LineBreaker.WriteHeader(writer, header);
        writer.Indented($"where {count} : struct, {types["IVectorCount"]}");
        writer.Open();
    }

    private static string Digits(int number) => Literals.Digits(number);
}
