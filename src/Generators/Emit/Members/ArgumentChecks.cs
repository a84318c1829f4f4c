using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>Writes what a member checks first: the lengths of its spans or buffers, and that those it writes lie apart.</summary>
internal sealed class ArgumentChecks(KernelSignature signature, SourceWriter writer)
{
    private readonly string guard = signature.Types["SpanGuard"];

    /// <summary>The checks of a member over spans of one length.</summary>
    public void WriteSpans(IReadOnlyList<MemberParameter> parameters, bool needsElements = false)
    {
        var (inputs, outputs) = (Inputs(parameters), Outputs(parameters));
        if (inputs.Count + outputs.Count == 1 && !needsElements)
            return;
        WriteLengths(parameters);
        if (needsElements)
            writer.Line($"{guard}.RequireElements({inputs[0]}.Length, nameof({inputs[0]}));");
        foreach (var output in outputs)
        {
            foreach (var input in inputs)
                writer.Line($"{guard}.RequireNoPartialOverlap({input}, {output}, nameof({output}), nameof({input}));");
        }

        WriteTables(parameters);
        for (var i = 1; i < outputs.Count; i++)
        {
            foreach (var other in outputs.Take(i))
                writer.Line($"{guard}.RequireNoOverlap({other}, {outputs[i]}, nameof({outputs[i]}), nameof({other}));");
        }

        writer.Line();
    }

    /// <summary>Only that all are as long as the first input.</summary>
    public void WriteLengths(IReadOnlyList<MemberParameter> parameters)
    {
        var inputs = Inputs(parameters);
        foreach (var other in inputs.Skip(1).Concat(Outputs(parameters)))
            writer.Line($"{guard}.RequireSameLength({other}.Length, {inputs[0]}.Length, nameof({other}), nameof({inputs[0]}));");
    }

    /// <summary>The checks of a member over a matrix.</summary>
    /// <param name="memory">What it works on.</param>
    /// <param name="perRow">It gives a sum for each row, else for each column.</param>
    /// <param name="rows">The local that takes the number of rows.</param>
    public void WriteMatrix(KernelMemory memory, bool perRow, string rows)
    {
        var parameters = signature.Members.MatrixParameters(memory);
        var (inputs, destination) = (Inputs(parameters), Outputs(parameters)[0]);
        var (matrix, columns) = (inputs[0], TypeNames.Identifier(signature.Members.Columns));
        writer.Line($"{guard}.RequireColumns({columns}, nameof({columns}));");
        writer.Line($"var {rows} = {guard}.RequireRows({matrix}.Length, {columns}, nameof({matrix}));");
        foreach (var input in inputs.Skip(1))
            WriteOneEach(input, perColumn: perRow);
        WriteOneEach(destination, perColumn: !perRow);
        if (memory == KernelMemory.Spans)
        {
            foreach (var input in inputs)
                writer.Line($"{guard}.RequireSeparate({input}, {destination}, nameof({destination}), nameof({input}));");
            WriteTables(parameters);
        }

        writer.Line();

        void WriteOneEach(string name, bool perColumn) => writer.Line(
            $"{guard}.RequireOneEach({name}.Length, {(perColumn ? columns : rows)}, \"{(perColumn ? "columns" : "rows")}\", "
                + $"nameof({name}), nameof({matrix}));");
    }

    /// <summary>The checks of a derivative by the numbers of a table.</summary>
    /// <param name="parameters">The inputs and tables.</param>
    /// <param name="table">The table.</param>
    /// <param name="destination">What receives a sum for each of its numbers.</param>
    public void WriteTableGradient(IReadOnlyList<MemberParameter> parameters, string table, string destination)
    {
        WriteLengths(parameters);
        writer.Line($"{guard}.RequireSameLength({destination}.Length, {table}.Length, nameof({destination}), nameof({table}));");
        foreach (var input in parameters.Where(static parameter => parameter.Memory is not null)
            .Select(static parameter => TypeNames.Identifier(parameter.Name)))
            writer.Line($"{guard}.RequireSeparate({input}, {destination}, nameof({destination}), nameof({input}));");
        writer.Line();
    }

    /// <summary>What is written would change a table for the elements that follow.</summary>
    private void WriteTables(IReadOnlyList<MemberParameter> parameters)
    {
        foreach (var output in Outputs(parameters))
        {
            foreach (var table in parameters.Where(static parameter => parameter.IsTable).Select(static parameter => TypeNames.Identifier(parameter.Name)))
                writer.Line($"{guard}.RequireSeparate({table}, {output}, nameof({output}), nameof({table}));");
        }
    }

    private static List<string> Inputs(IEnumerable<MemberParameter> parameters) =>
        [.. parameters.Where(static parameter => parameter.IsInput).Select(static parameter => TypeNames.Identifier(parameter.Name))];

    private static List<string> Outputs(IEnumerable<MemberParameter> parameters) =>
        [.. parameters.Where(static parameter => parameter.IsOutput).Select(static parameter => TypeNames.Identifier(parameter.Name))];
}
