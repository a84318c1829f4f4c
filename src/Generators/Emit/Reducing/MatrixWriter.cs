using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>Writes the public forms over a matrix: sums along its rows and along its columns.</summary>
internal sealed class MatrixWriter
{
    private readonly ReductionCode code;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly string matrix;
    private readonly string columns;
    private readonly string destination;
    private readonly List<string> inputs;

    /// <summary>The rows of the matrix, and a row in a loop.</summary>
    private readonly string rows;
    private readonly string row;

    private MatrixWriter(ReductionCode code, SourceWriter writer)
    {
        (this.code, this.writer, types) = (code, writer, code.Types);
        (matrix, columns, destination) = (
            ReductionCode.Identifier(code.First), ReductionCode.Identifier(code.Names.Columns), ReductionCode.Identifier(code.Names.Destination));
        inputs = [.. code.Kernel.Varying.Select(static parameter => ReductionCode.Identifier(parameter.Name))];
        var locals = code.Names.Locals();
        (rows, row) = (locals.Allocate("rows"), locals.Allocate("row"));
    }

    public static void Write(ReductionCode code, SourceWriter writer)
    {
        var forms = new MatrixWriter(code, writer);
        forms.WriteRows();
        forms.WriteColumns();
        if (RowsWriter.IsUsed(code))
        {
            foreach (var width in VectorWidth.All)
            {
                writer.Line();
                new RowsWriter(code, writer, width).Write();
            }
        }

        writer.Line();
        new ColumnsWriter(code, writer, VectorWidth.All[0]).WriteRange();
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            new ColumnsWriter(code, writer, width).Write();
        }
    }

    private void WriteRows()
    {
        WriteHeader("Rows", perRow: true);
        WriteChecks(perRow: true);

        var block = Literals.Digits(code.Plan.Block);
        if (RowsWriter.IsUsed(code))
        {
            writer.Line("// A row of one block needs no tree of sums.");
            writer.Open($"if ({columns} <= {block})");
            WidthDispatch.Write(writer, types, width => $"{code.Rows(width)}({code.MatrixArguments()})", elses: true);
            writer.Line("return;");
            writer.Close();
            writer.Line();
        }

        writer.Line($"for (var {row} = 0; {row} < {rows}; {row}++)");
        writer.Indented(() => LineBreaker.Write(writer, $"{destination}[{row}] = {code.Range()}({code.Arguments(span =>
            span == matrix ? $"{matrix}.Slice({row} * {columns}, {columns})" : span)})"));
        writer.Close();
    }

    private void WriteColumns()
    {
        WriteHeader("Columns", perRow: false);
        WriteChecks(perRow: false);
        var type = code.Plan.TotalType;
        var scratch = code.Names.Locals().Allocate("scratch");
        writer.Line("// One row of sums for each level of the tree, which divides the rows in two.");
        LineBreaker.Write(writer, $"using var {scratch} = new {types["Scratch"]}<{type}>({types["ReductionTree"]}.Levels({rows}, {ColumnsWriter.BlockRows}) * {columns})");
        LineBreaker.Write(writer, $"{code.Columns()}({code.MatrixArguments()}, {scratch}.Span)");
        writer.Close();
    }

    private void WriteHeader(string name, bool perRow)
    {
        writer.Line();
        ReductionDocumentation.WriteMatrixForm(code, perRow, writer);
        GeneratedCodeAttributes.Write(code.Kernel, writer, types);
        writer.OpenBroken($"{code.Kernel.Accessibility} static void {code.Names.Public("Sum" + name)}({code.MatrixParameters()})");
    }

    private void WriteChecks(bool perRow)
    {
        var guard = types["SpanGuard"];
        writer.Line($"{guard}.RequireColumns({columns}, nameof({columns}));");
        writer.Line($"var {rows} = {guard}.RequireRows({matrix}.Length, {columns}, nameof({matrix}));");
        foreach (var input in inputs.Skip(1))
            WriteOneEach(input, perRow ? columns : rows, perRow ? "columns" : "rows");
        WriteOneEach(destination, perRow ? rows : columns, perRow ? "rows" : "columns");
        foreach (var input in inputs)
            writer.Line($"{guard}.RequireSeparate({input}, {destination}, nameof({destination}), nameof({input}));");
        writer.Line();

        void WriteOneEach(string name, string count, string what) =>
            writer.Line($"{guard}.RequireOneEach({name}.Length, {count}, \"{what}\", nameof({name}), nameof({matrix}));");
    }
}
