using Kernels.Generators.Emit.Members;
using Kernels.Generators.Model;
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

    /// <summary>The rows of the matrix, and a row in a loop.</summary>
    private readonly string rows;
    private readonly string row;

    private MatrixWriter(ReductionCode code, SourceWriter writer)
    {
        (this.code, this.writer, types) = (code, writer, code.Types);
        (matrix, columns, destination) = (
            ReductionCode.Identifier(code.First), ReductionCode.Identifier(code.Members.Columns), ReductionCode.Identifier(code.Members.Destination));
        var locals = code.Members.Locals();
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
        WriteHead(perRow: true);

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
        WriteHead(perRow: false);
        var type = code.Plan.TotalType;
        var scratch = code.Members.Locals().Allocate("scratch");
        writer.Line("// One row of sums for each level of the tree, which divides the rows in two.");
        LineBreaker.Write(writer, $"using var {scratch} = new {types["Scratch"]}<{type}>({types["ReductionTree"]}.Levels({rows}, {Literals.Digits(ReductionPlan.BlockRows)}) * {columns})");
        LineBreaker.Write(writer, $"{code.Columns()}({code.MatrixArguments()}, {scratch}.Span)");
        writer.Close();
    }

    private void WriteHead(bool perRow)
    {
        writer.Line();
        ReductionDocumentation.WriteMatrixForm(code, perRow, writer);
        GeneratedCodeAttributes.Write(code.Kernel, writer, types);
        writer.OpenBroken(code.Signature.Header(code.Members.Matrix(KernelMemory.Spans, perRow), "void"));
        new ArgumentChecks(code.Signature, writer).WriteMatrix(KernelMemory.Spans, perRow, rows);
    }
}
