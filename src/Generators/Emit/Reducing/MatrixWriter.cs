using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the public forms over a matrix: sums along its rows and along its columns. The loops are the runtime's, which get the kernel
/// as a struct. Where there can be none, the forms are built from those over spans.
/// </summary>
internal sealed class MatrixWriter
{
    /// <summary>The most inputs that the runtime's loops take.</summary>
    private const int MostInputs = 4;

    private readonly ReductionCode code;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly MatrixTermWriter? term;
    private readonly string matrix;
    private readonly string columns;
    private readonly string destination;

    /// <summary>The rows of the matrix, and a row in a loop.</summary>
    private readonly string rows;
    private readonly string row;

    private MatrixWriter(ReductionCode code, SourceWriter writer)
    {
        (this.code, this.writer, types) = (code, writer, code.Types);
        term = code.Kernel.Varying.Count() <= MostInputs && code.Kernel.Varying.All(input => input.Element.IsLane(code.Kernel.LaneBits))
            && !code.Kernel.Container.IsVariant && !code.Kernel.Parameters.Any(static parameter => parameter.IsTable)
            ? new MatrixTermWriter(code, writer)
            : null;
        (matrix, columns, destination) = (
            ReductionCode.Identifier(code.First), ReductionCode.Identifier(code.Members.Columns), ReductionCode.Identifier(code.Members.Destination));
        var locals = code.Members.Locals();
        (rows, row) = (locals.Allocate("rows"), locals.Allocate("row"));
    }

    public static void Write(ReductionCode code, SourceWriter writer)
    {
        var forms = new MatrixWriter(code, writer);
        forms.WriteForm(perRow: true);
        forms.WriteForm(perRow: false);
        forms.term?.Write();
    }

    private void WriteForm(bool perRow)
    {
        writer.Line();
        ReductionDocumentation.WriteMatrixForm(code, perRow, writer);
        GeneratedCodeAttributes.Write(code.Kernel, writer, types);
        writer.OpenBroken(code.Signature.Header(code.Members.Matrix(KernelMemory.Spans, perRow), "void"));
        new ArgumentChecks(code.Signature, writer).WriteMatrix(KernelMemory.Spans, perRow, rows);
        if (term is not null)
            LineBreaker.Write(writer, $"{types["MatrixSums"]}.{(perRow ? "Rows" : "Columns")}({term.Value}, {term.Inputs(matrix, columns)}, {destination})");
        else if (perRow)
            WriteRowsOfSpans();
        else
            WriteColumnsOfSpans();
        writer.Close();
    }

    private void WriteRowsOfSpans()
    {
        writer.Line($"for (var {row} = 0; {row} < {rows}; {row}++)");
        writer.Indented(() => LineBreaker.Write(writer, $"{destination}[{row}] = {code.Range()}({code.Arguments(span =>
            span == matrix ? $"{matrix}.Slice({row} * {columns}, {columns})" : span)})"));
    }

    /// <summary>All terms are computed and stored, row by row, before they are summed.</summary>
    private void WriteColumnsOfSpans()
    {
        var locals = code.Members.Locals();
        _ = (locals.Allocate("rows"), locals.Allocate("row"));
        var terms = locals.Allocate("terms");
        var repeated = code.Kernel.Varying.Skip(1).ToDictionary(static input => ReductionCode.Identifier(input.Name),
            input => locals.Allocate($"{input.Name}Row"));
        var part = $"Slice({row} * {columns}, {columns})";
        writer.Line("// All terms row by row, where each input is repeated along the row; then their sums.");
        writer.Line($"using var {terms} = new {types["Scratch"]}<{code.Plan.TotalType}>({matrix}.Length);");
        foreach (var input in code.Kernel.Varying.Skip(1))
            writer.Line($"using var {repeated[ReductionCode.Identifier(input.Name)]} = new {types["Scratch"]}<{input.Element.Code}>({columns});");
        writer.Open($"for (var {row} = 0; {row} < {rows}; {row}++)");
        foreach (var input in repeated)
            writer.Line($"{input.Value}.Span.Fill({input.Key}[{row}]);");
        LineBreaker.Write(writer, $"{code.Signature.CallName}({KernelSignature.Arguments(code.Members.MapParameters(KernelMemory.Spans), span =>
            repeated.TryGetValue(span, out var input) ? $"{input}.Span" : $"{(span == matrix ? matrix : $"{terms}.Span")}.{part}")})");
        writer.Close();
        writer.Line();
        writer.Line($"{types["MatrixSums"]}.Columns<{code.Plan.TotalType}>({terms}.Span, {columns}, {destination});");
    }
}
