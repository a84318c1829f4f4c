using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Writes the overloads over buffers of a GPU, and the OpenCL C that they run.</summary>
internal sealed class OpenCLFormsWriter
{
    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly ReductionNames names;
    private readonly OpenCLWriter code;
    private readonly string program;

    private OpenCLFormsWriter(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        (this.kernel, this.types, this.writer) = (kernel, types, writer);
        names = new ReductionNames(kernel);
        code = new OpenCLWriter(kernel, body, writer);
        program = GpuMemberName.Of(kernel, "Program");
    }

    private GpuNames Kernels => code.Names;

    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Its body after the passes.</param>
    /// <param name="types">How the file writes the names of types.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        var forms = new OpenCLFormsWriter(kernel, body, types, writer);
        forms.WriteMap();
        foreach (var plan in GpuReductions.PlansOf(kernel))
            forms.WriteReductions(plan);
        if (kernel.Options.Matrix)
        {
            forms.WriteMatrixForm(perRow: true);
            forms.WriteMatrixForm(perRow: false);
        }

        forms.WriteProgram();
    }

    private void WriteMap()
    {
        writer.Line();
        GpuDocumentation.WriteMap(kernel, names.Destinations, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        WriteExpression(
            $"{kernel.Accessibility} static void {TypeNames.Identifier(kernel.Name)}({Parameters(Enumerable.Range(0, kernel.Results.Count))})",
            [Start(Kernels.Map), .. Inputs(), .. Outputs(Enumerable.Range(0, kernel.Results.Count)), ".Run()"]);
    }

    private void WriteReductions(ReductionPlan plan)
    {
        foreach (var member in plan.Members)
            WriteReduction(plan, member);
    }

    private void WriteReduction(ReductionPlan plan, Reductions member)
    {
        var totals = names.Locals().Allocate("totals");
        var first = TypeNames.Identifier(kernel.Varying.First().Name);
        var items = plan.Reduced.Select((reduced, i) =>
        {
            var total = $"{totals}.Get<{reduced.Total.Keyword()}>({Literals.Digits(i)})";
            return member != Reductions.Mean ? total : $"{(reduced.Total.IsFloat() ? "" : "(double)")}{total} / {first}.Length";
        }).ToList();

        writer.Line();
        GpuDocumentation.WriteReduction(new ReductionCode(plan, names, types), member, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.OpenBroken($"{kernel.Accessibility} static {ReductionWriter.ReturnType(plan, member)} {TypeNames.Identifier(names.Public(member.ToString()))}({Parameters(plan.Stored)})");
        WriteChain(
            $"var {totals} = ",
            [
                Start(Kernels.Reduce(plan.Operator)), .. Inputs(), .. member == Reductions.Sum ? Enumerable.Empty<string>() : [".NotEmpty()"], .. Outputs(plan.Stored),
                .. plan.Reduced.Select(reduced => $".Total<{reduced.Total.Keyword()}>(\"{Kernels.Pairs(plan, reduced)}\")"),
                $".Reduce({Literals.Digits(plan.Lanes)})",
            ]);
        LineBreaker.Write(writer, $"return {(plan.ReturnsTuple ? $"({string.Join(", ", items)})" : items[0])}");
        writer.Close();
    }

    private void WriteMatrixForm(bool perRow)
    {
        var plan = new ReductionPlan(kernel, ReductionOperator.Sum, unroll: 1);
        var first = kernel.Varying.First();
        var columns = TypeNames.Identifier(names.Columns);
        var destination = TypeNames.Identifier(names.Destination);
        var parameters = kernel.Parameters.SelectMany(parameter => parameter == first ? [Declare(parameter), $"int {columns}"] : new[] { Declare(parameter) })
            .Append($"{Buffer(plan.Reduced[0].Total)} {destination}");
        var inputs = kernel.Parameters.Select(parameter => parameter.IsUniform ? $".Value({Name(parameter)})"
            : parameter == first ? $".Matrix({Name(parameter)}, {columns}, nameof({Name(parameter)}), nameof({columns}))"
            : $".{(perRow ? "PerColumn" : "PerRow")}({Name(parameter)}, nameof({Name(parameter)}))");
        var pairs = Kernels.Pairs(plan, plan.Reduced[0]);

        writer.Line();
        GpuDocumentation.WriteMatrixForm(new ReductionCode(plan, names, types), perRow, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        WriteExpression(
            $"{kernel.Accessibility} static void {TypeNames.Identifier(names.Public(perRow ? "SumRows" : "SumColumns"))}({string.Join(", ", parameters)})",
            [
                Start(perRow ? Kernels.Reduce(ReductionOperator.Sum) : Kernels.Columns), .. inputs,
                perRow ? $".Rows({destination}, nameof({destination}), \"{pairs}\", {Literals.Digits(plan.Lanes)})" : $".Columns({destination}, nameof({destination}), \"{pairs}\")",
            ]);
    }

    private void WriteProgram()
    {
        writer.Line();
        writer.Line("// The code for devices. Each device compiles it when it first uses it.");
        writer.Line($"private static readonly {types["GpuProgram"]} {program} = new(\"\"\"");
        writer.Indented(() =>
        {
            code.Write();
            writer.Line("\"\"\");");
        });
    }

    private void WriteExpression(string header, IReadOnlyList<string> chain)
    {
        LineBreaker.WriteHeader(writer, header, " =>");
        writer.Indented(() => WriteChain("", chain));
    }

    /// <summary>Calls in a row, one a line.</summary>
    private void WriteChain(string start, IReadOnlyList<string> chain)
    {
        writer.Line(start + chain[0]);
        writer.Indented(() =>
        {
            for (var i = 1; i < chain.Count; i++)
                writer.Line(chain[i] + (i == chain.Count - 1 ? ";" : ""));
        });
    }

    private string Start(string name) => $"{program}.Call(\"{name}\")";

    private IEnumerable<string> Inputs() => kernel.Parameters.Select(static parameter =>
        parameter.IsUniform ? $".Value({Name(parameter)})" : $".Input({Name(parameter)}, nameof({Name(parameter)}))");

    private IEnumerable<string> Outputs(IEnumerable<int> results) => results
        .Select(result => TypeNames.Identifier(names.Destinations[result]))
        .Select(static destination => $".Output({destination}, nameof({destination}))");

    private string Parameters(IEnumerable<int> stored) => string.Join(
        ", ",
        kernel.Parameters.Select(Declare)
            .Concat(stored.Select(result => $"{Buffer(kernel.Results[result].Type)} {TypeNames.Identifier(names.Destinations[result])}")));

    private string Declare(KernelParameter parameter) =>
        $"{(parameter.IsUniform ? parameter.Type.Keyword() : Buffer(parameter.Type))} {Name(parameter)}";

    private string Buffer(ScalarType type) => $"{types["GpuBuffer"]}<{type.Keyword()}>";

    private static string Name(KernelParameter parameter) => TypeNames.Identifier(parameter.Name);
}
