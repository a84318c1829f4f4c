using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the derivative by the numbers of a table: the member that the user declares, and the kernel whose results it sums up. All sums
/// have the tree of reductions.
/// </summary>
internal sealed class TableGradientWriter
{
    private readonly KernelModel kernel;
    private readonly TableGradient gradient;
    private readonly CompiledTerms? terms;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly KernelSignature signature;
    private readonly ReductionNames names;
    private readonly GeneratedMember member;
    private readonly GeneratedMember memberWithOptions;
    private readonly string table;
    private readonly string destination;
    private readonly string first;
    private readonly string element;
    private readonly string inputs;

    private TableGradientWriter(CompiledKernel compiled, SourceWriter writer)
    {
        (kernel, terms, this.writer) = (compiled.Model, compiled.Terms, writer);
        gradient = kernel.Gradient!;
        signature = new KernelSignature(kernel, new TypeNames(kernel.Container.NeedsGlobalNames, WellKnownNames.OfKernels));
        types = signature.Types;
        names = new ReductionNames(kernel);
        member = gradient.Member(kernel);
        memberWithOptions = TableGradient.WithOptions(member);
        (table, destination) = (TypeNames.Identifier(gradient.Table), TypeNames.Identifier(gradient.Destination));
        first = TypeNames.Identifier(kernel.Varying.First().Name);
        element = kernel.Results[0].Element.Code;
        inputs = KernelSignature.Arguments(Inputs);
    }

    /// <summary>The member's parameters, but for what receives the sums.</summary>
    private EquatableArray<MemberParameter> Inputs => [.. member.Parameters.Take(kernel.Parameters.Count)];

    private string Options => memberWithOptions.Parameters[memberWithOptions.Parameters.Count - 1].Name;

    private int Block => ReductionPlan.BlockOf(kernel.LaneBits);

    public static void Write(CompiledKernel compiled, SourceWriter writer)
    {
        var forms = new TableGradientWriter(compiled, writer);
        forms.WriteMember(withOptions: false);
        if (compiled.Model.Options.Parallel)
        {
            writer.Line();
            forms.WriteMember(withOptions: true);
        }

        if (compiled.Terms is not { } terms)
            return;
        if (terms.Reads == TableReads.Anywhere)
            forms.WriteRanges();
        writer.Line();
        KernelWriter.Write(terms.Kernel, writer);
    }

    private void WriteMember(bool withOptions)
    {
        TableGradientDocumentation.Write(kernel, terms, writer);
        if (withOptions)
            DocumentationWriter.WriteParallelOptions(Options, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        var parameters = signature.Parameters((withOptions ? memberWithOptions : member).Parameters);
        writer.OpenBroken(withOptions
            ? $"{kernel.Accessibility} static void {TypeNames.Identifier(kernel.Name)}({parameters})"
            : $"{kernel.Partial!.Modifiers} void {TypeNames.Identifier(kernel.Name)}({(kernel.Partial.IsExtension ? "this " : "")}{parameters})");
        if (kernel.Body is null)
        {
            writer.Line($"throw new {types["NotSupportedException"]}(\"{kernel.Name} could not be generated: the build says why.\");");
            writer.Close();
            return;
        }

        new ArgumentChecks(signature, writer).WriteTableGradient(Inputs, table, destination);
        switch (terms?.Reads)
        {
            case null:
                writer.Line($"{destination}.Clear();");
                break;
            case TableReads.AtConstants:
                WriteSums(withOptions);
                break;
            case TableReads.InLoops:
                WritePasses(withOptions);
                break;
            default:
                WriteRangeCall(withOptions);
                break;
        }

        writer.Close();
    }

    /// <summary>One pass gives all sums; the table may be longer, or shorter than a place that no element has read.</summary>
    private void WriteSums(bool withOptions)
    {
        var local = new NameAllocator(memberWithOptions.Parameters.Select(static parameter => parameter.Name)).Allocate("totals");
        LineBreaker.Write(writer, $"var {local} = {SumOf(inputs, withOptions)}");
        writer.Line($"{destination}.Clear();");
        foreach (var (place, result) in terms!.Places.Zip(terms.Kernel.Model.Results, static (place, result) => (Literals.Digits(place), result)))
        {
            writer.Line($"if ({destination}.Length > {place})");
            writer.Indented(() => writer.Line($"{destination}[{place}] = {local}{(result.Name is null ? "" : $".{result.Name}")};"));
        }
    }

    private void WritePasses(bool withOptions)
    {
        var local = new NameAllocator(memberWithOptions.Parameters.Select(static parameter => parameter.Name)).Allocate("number");
        writer.Line($"for (var {local} = 0; {local} < {destination}.Length; {local}++)");
        writer.Indented(() => LineBreaker.Write(writer, $"{destination}[{local}] = {SumOf($"{inputs}, {local}", withOptions)}"));
    }

    private string SumOf(string arguments, bool withOptions) => $"{terms!.Kernel.Model.Name}Sum({arguments}{(withOptions ? $", {Options}" : "")})";

    private void WriteRangeCall(bool withOptions)
    {
        var local = new NameAllocator(memberWithOptions.Parameters.Select(static parameter => parameter.Name)).Allocate("totals");
        var call = $"{names.Private("Range")}({inputs})";
        if (withOptions)
            call = $"{names.Private("Parallel")}({inputs}, {Options})";
        else if (kernel.Options.Parallel)
            call = $"{first}.Length > {Literals.Digits(Block)} ? {names.Private("Parallel")}({inputs}, null) : {call}";
        LineBreaker.Write(writer, $"{types["ReadOnlySpan"]}<{element}> {local} = {call}");
        writer.Line($"{local}.CopyTo({destination});");
    }

    /// <summary>The sums of a range, and what has several cores find those of its parts.</summary>
    private void WriteRanges()
    {
        var allocator = new NameAllocator(Inputs.Select(static parameter => parameter.Name).Append(terms!.Kernel.Model.Name));
        var (half, left, right, scratch) = (allocator.Allocate("half"), allocator.Allocate("left"), allocator.Allocate("right"), allocator.Allocate("terms"));
        var range = names.Private("Range");
        writer.Line();
        writer.Line("// The sums of a range: of one block, or of two parts. Only the length decides where it is divided.");
        writer.OpenBroken($"private static {element}[] {range}({signature.Parameters(Inputs)})");
        writer.Open($"if ({first}.Length > {Literals.Digits(Block)})");
        writer.Line($"var {half} = {types["ReductionTree"]}.Half({first}.Length, {Literals.Digits(Block)});");
        LineBreaker.Write(writer, $"var {left} = {range}({KernelSignature.Arguments(Inputs, span => $"{span}.Slice(0, {half})")})");
        LineBreaker.Write(writer, $"var {right} = {range}({KernelSignature.Arguments(Inputs, span => $"{span}.Slice({half})")})");
        writer.Line($"return {types["TableSums"]}.Add({left}, {right});");
        writer.Close();
        writer.Line();
        writer.Line($"using var {scratch} = new {types["TableSums"]}<{element}>({first}.Length, {Literals.Digits(terms.Count)}, {table}.Length);");
        var rows = string.Join(", ",
            Enumerable.Range(0, terms.Count).Select(i => $"{scratch}.Terms({Literals.Digits(i)}), {scratch}.Places({Literals.Digits(i)})"));
        LineBreaker.Write(writer, $"{TypeNames.Identifier(terms.Kernel.Model.Name)}({inputs}, {rows})");
        writer.Line($"return {scratch}.Sum();");
        writer.Close();
        if (!kernel.Options.Parallel)
            return;
        writer.Line();
        ParallelWriter.Write(
            new ParallelWriter.Call(names.Private("Parallel"), $"{element}[]", range, Block, $"{types["TableSums"]}.Add<{element}>"),
            Inputs,
            signature,
            writer);
    }
}
