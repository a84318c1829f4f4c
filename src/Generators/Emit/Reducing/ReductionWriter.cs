using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the reductions of a kernel: the public members, then for each operator the range method, which divides what
/// is longer than a block, and the loop of each vector width.
/// </summary>
internal sealed class ReductionWriter
{
    private readonly KernelSignature signature;
    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly int unroll;
    private readonly int parallelThreshold;
    private readonly bool mayThrow;

    public ReductionWriter(KernelSignature signature, SourceWriter writer, int unroll, int parallelThreshold, bool mayThrow)
    {
        (this.signature, this.writer, this.unroll, this.parallelThreshold, this.mayThrow) = (signature, writer, unroll, parallelThreshold, mayThrow);
        (kernel, types) = (signature.Kernel, signature.Types);
    }

    public static void Write(KernelSignature signature, SourceWriter writer, int unroll, int parallelThreshold, bool mayThrow)
    {
        var forms = new ReductionWriter(signature, writer, unroll, parallelThreshold, mayThrow);
        foreach (var reduction in ReductionOperator.All)
            forms.Write(reduction);
    }

    /// <summary>The members that one loop serves.</summary>
    public void Write(ReductionOperator reduction)
    {
        var plan = new ReductionPlan(kernel, reduction, unroll, mayThrow);
        var wanted = plan.Members.ToList();
        if (wanted.Count == 0)
            return;

        var code = new ReductionCode(plan, signature);
        foreach (var member in wanted)
        {
            WritePublicForm(code, member, withOptions: false);
            if (kernel.Options.Parallel)
                WritePublicForm(code, member, withOptions: true);
        }

        if (kernel.Options.Parallel)
            WriteParallel(code);
        writer.Line();
        WriteRange(code);
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            new ReductionLoopWriter(code, writer, width).Write();
        }

        if (kernel.Options.Matrix && reduction == ReductionOperator.Sum)
            MatrixWriter.Write(code, writer);
    }

    private void WritePublicForm(ReductionCode code, ReductionMember member, bool withOptions)
    {
        var options = signature.Members.ParallelOptions;
        writer.Line();
        ReductionDocumentation.WriteSpanForm(code, member, writer);
        if (withOptions)
            DocumentationWriter.WriteParallelOptions(options, writer);
        var form = signature.Members.Reduction(KernelMemory.Spans, member);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.OpenBroken(signature.Header(withOptions ? signature.Members.WithOptions(form) : form, ReturnType(code.Plan, member)));
        new ArgumentChecks(signature, writer).WriteSpans(form.Parameters, needsElements: member.NeedsElements);

        var length = $"{ReductionCode.Identifier(code.First)}.Length";
        var arguments = code.Arguments();
        var total = withOptions ? $"{code.Parallel}({arguments}, {options})"
            : kernel.Options.Parallel ? $"{length} >= {Digits(parallelThreshold)} ? {code.Parallel}({arguments}, null) : {code.Range()}({arguments})"
            : $"{code.Range()}({arguments})";
        if (!member.IsDivided && code.Plan.Reduced.All(reduced => Cast(reduced, member).Length == 0))
        {
            LineBreaker.Write(writer, $"return {total}");
        }
        else
        {
            var local = signature.Members.Locals().Allocate(code.Plan.Operator.What);
            LineBreaker.Write(writer, $"var {local} = {total}");
            LineBreaker.Write(writer, $"return {code.Tuple(code.Plan.Reduced.Select(reduced => Returned(reduced, code.Item(local, reduced))))}");
        }

        writer.Close();

        string Returned(ReducedResult reduced, string total) =>
            !member.IsDivided ? Cast(reduced, member) + total
            : reduced.Returned(member) == "float" && reduced.AccumulatedType == "double" ? $"(float)({total} / {length})"
            : $"{Cast(reduced, member)}{total} / {length}";
    }

    private static string Cast(ReducedResult reduced, ReductionMember member) =>
        reduced.Returned(member) is var type && type == reduced.AccumulatedType ? "" : $"({type})";

    private void WriteParallel(ReductionCode code)
    {
        var plan = code.Plan;
        var locals = signature.Members.Locals();
        var (left, right) = (locals.Allocate("left"), locals.Allocate("right"));
        var combined = code.Tuple(plan.Reduced.Select(reduced => code.CombineTotals(reduced, code.Item(left, reduced), code.Item(right, reduced))));
        writer.Line();
        ParallelWriter.Write(
            new ParallelWriter.Call(code.Parallel, plan.TotalType, code.Range(), plan.Block, $"static ({left}, {right}) => {combined}"),
            signature.Members.ReductionParameters(KernelMemory.Spans),
            signature,
            writer);
    }

    /// <summary>What a reduction returns: the type of its accumulators, but a double where a total of integers is divided.</summary>
    public static string ReturnType(ReductionPlan plan, ReductionMember member) => plan.TypeOf(reduced => reduced.Returned(member));

    private void WriteRange(ReductionCode code)
    {
        var plan = code.Plan;
        var length = $"{ReductionCode.Identifier(code.First)}.Length";
        writer.Line(plan.NeedsTree
            ? $"// The {plan.Operator.What} of a range: of one block, or of two parts. Only the length decides where it is divided."
            : $"// The {plan.Operator.What} of a range.");
        writer.OpenBroken($"private static {plan.TotalType} {code.Range()}({code.Parameters()})");
        if (plan.NeedsTree)
            WriteDivision(code, length);
        WidthDispatch.Write(writer, types, width => $"return {code.Range(width)}({code.Arguments()})");
        writer.Close();
    }

    private void WriteDivision(ReductionCode code, string length)
    {
        var plan = code.Plan;
        var locals = signature.Members.Locals();
        var (half, left, right) = (locals.Allocate("half"), locals.Allocate("left"), locals.Allocate("right"));
        writer.Open($"if ({length} > {Digits(plan.Block)})");
        writer.Line($"var {half} = {types["ReductionTree"]}.Half({length}, {Digits(plan.Block)});");
        LineBreaker.Write(writer, $"var {left} = {code.Range()}({code.Arguments(span => $"{span}.Slice(0, {half})")})");
        LineBreaker.Write(writer, $"var {right} = {code.Range()}({code.Arguments(span => $"{span}.Slice({half})")})");
        LineBreaker.Write(writer,
            $"return {code.Tuple(plan.Reduced.Select(reduced => code.CombineTotals(reduced, code.Item(left, reduced), code.Item(right, reduced))))}");
        writer.Close();
        writer.Line();
    }

    private static string Digits(int number) => Literals.Digits(number);
}
