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
    private static readonly GpuDocumentation Documentation = new(new GpuPhrases(
        Map: "Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.",
        Matrix: "Runs on the device of the buffers. The call only queues the work; reading the destination waits for it.",
        MayBeInput: true,
        Mismatch: "The lengths or the devices differ",
        Overlap: ", or a destination overlaps another buffer that starts elsewhere",
        NoElement: ", or there is no element",
        MatrixMismatch: ", the devices differ, or {0} overlaps an input",
        Failure: "The driver failed; the message quotes it"));

    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly KernelSignature signature;
    private readonly GeneratedMembers members;
    private readonly OpenCLWriter code;
    private readonly string program;

    public OpenCLFormsWriter(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        (this.kernel, this.types, this.writer) = (kernel, types, writer);
        signature = new KernelSignature(kernel, types);
        members = signature.Members;
        code = new OpenCLWriter(kernel, body, writer);
        program = GpuMemberName.Of(kernel, "", "Program");
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
        Documentation.WriteMap(kernel, members.Destinations, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        var run = code.Elements == 1 ? ".Run()" : $".Run({Literals.Digits(code.Elements)})";
        WriteExpression(
            signature.Header(members.Map(OpenCLTarget.Buffers), "void"),
            [Start(Kernels.Map), .. Inputs(), .. Outputs(Enumerable.Range(0, kernel.Results.Count)), run]);
    }

    /// <summary>The members that an operator serves.</summary>
    public void WriteReductions(ReductionPlan plan)
    {
        foreach (var member in plan.Members)
            WriteReduction(plan, member);
    }

    private void WriteReduction(ReductionPlan plan, ReductionMember member)
    {
        var totals = members.Locals().Allocate("totals");
        var first = TypeNames.Identifier(kernel.Varying.First().Name);
        var items = plan.Reduced.Select((reduced, i) =>
        {
            var total = $"{totals}.Get<{TotalType(reduced)}>({Literals.Digits(i)})";
            return member.IsDivided ? $"{(reduced.Total.IsFloat ? "" : "(double)")}{total} / {first}.Length"
                : reduced.Operator.IsCondition ? $"{total} {(reduced.Operator.IsNegated ? "==" : "!=")} 0"
                : reduced.Returned(member) == TotalType(reduced) ? total
                : $"({reduced.Returned(member)}){total}";
        }).ToList();

        writer.Line();
        Documentation.WriteReduction(new ReductionCode(plan, signature), member, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.OpenBroken(signature.Header(members.Reduction(OpenCLTarget.Buffers, member), ReductionWriter.ReturnType(plan, member)));
        WriteChain(
            $"var {totals} = ",
            [
                Start(Kernels.Reduce(plan.Operator)), .. Inputs(), .. member.NeedsElements ? [".NotEmpty()"] : Enumerable.Empty<string>(), .. Outputs(plan.Stored),
                .. plan.Reduced.Select(reduced => $".Total<{TotalType(reduced)}>(\"{Kernels.Pairs(plan, reduced)}\")"),
                $".Reduce({Literals.Digits(plan.Lanes)})",
            ]);
        LineBreaker.Write(writer, $"return {(plan.ReturnsTuple ? $"({string.Join(", ", items)})" : items[0])}");
        writer.Close();
    }

    /// <summary>The type of a total on the device.</summary>
    private static string TotalType(ReducedResult reduced) => reduced.Operator.IsCondition ? "int" : reduced.Total.Code;

    private void WriteMatrixForm(bool perRow)
    {
        var plan = new ReductionPlan(kernel, ReductionOperator.Sum, unroll: 1);
        var first = kernel.Varying.First();
        var columns = TypeNames.Identifier(members.Columns);
        var destination = TypeNames.Identifier(members.Destination);
        var inputs = kernel.Parameters.Select(parameter => parameter.IsUniform ? Uniform(parameter)
            : parameter == first ? $".Matrix({Name(parameter)}, {columns}, nameof({Name(parameter)}), nameof({columns}))"
            : $".{(perRow ? "PerColumn" : "PerRow")}({Name(parameter)}, nameof({Name(parameter)}))");
        var pairs = Kernels.Pairs(plan, plan.Reduced[0]);

        writer.Line();
        Documentation.WriteMatrixForm(new ReductionCode(plan, signature), perRow, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        WriteExpression(
            signature.Header(members.Matrix(OpenCLTarget.Buffers, perRow), "void"),
            [
                Start(perRow ? Kernels.Reduce(ReductionOperator.Sum) : Kernels.Columns), .. inputs,
                perRow ? Rows() : $".Columns({destination}, nameof({destination}), \"{pairs}\")",
            ]);

        string Rows()
        {
            var sizes = $"lanes: {Literals.Digits(plan.Lanes)}, lanesOfItem: {Literals.Digits(OpenCLMatrices.LanesOfItem)}, rowsOfItem: "
                + $"{Literals.Digits(OpenCLMatrices.RowsOfItem(code.Elements))}";
            return $".Rows({destination}, nameof({destination}), \"{Kernels.Rows}\", \"{pairs}\", {sizes})";
        }
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
        parameter.IsUniform ? Uniform(parameter) : $".Input({Name(parameter)}, nameof({Name(parameter)}))");

    private static string Uniform(KernelParameter parameter) =>
        !parameter.IsTable ? $".Value({parameter.Element.ToArgument(Name(parameter))})"
        : parameter.LeastLength == 0 ? $".Table({Name(parameter)}, nameof({Name(parameter)}))"
        : $".Table({Name(parameter)}, nameof({Name(parameter)}), atLeast: {Literals.Digits(parameter.LeastLength)})";

    private IEnumerable<string> Outputs(IEnumerable<int> results) => results
        .Select(result => TypeNames.Identifier(members.Destinations[result]))
        .Select(static destination => $".Output({destination}, nameof({destination}))");

    private static string Name(KernelParameter parameter) => TypeNames.Identifier(parameter.Name);
}
