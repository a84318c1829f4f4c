using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the forms of a kernel: the span overload, then for each vector width the body and the loop that runs it.
/// </summary>
internal sealed class KernelWriter
{
    private const string ScalarComment = "// The body could not be vectorised as it stands, so this is the scalar method, element by element.";

    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly Function? body;
    private readonly IReadOnlyList<string> destinations;
    private readonly IReadOnlyList<string> derivativeRemarks;
    private readonly Dictionary<int, string> loops;
    private readonly ReductionNames parallelNames;

    private KernelWriter(KernelModel kernel, SourceWriter writer)
    {
        this.kernel = kernel;
        this.writer = writer;
        types = new TypeNames(kernel.Container.NeedsGlobalNames);
        body = kernel.Body is null ? null : KernelPasses.Run(kernel.Body, kernel.Callees);
        derivativeRemarks = DerivativeRemarks.Of(kernel, body);
        var names = new NameAllocator(kernel.Parameters.Select(static parameter => parameter.Name));
        destinations = [.. kernel.Results.Select(result => names.Allocate(result.Destination))];

        parallelNames = new ReductionNames(kernel);

        var members = new NameAllocator(kernel.Container.TakenNames);
        loops = VectorWidth.All.ToDictionary(
            static width => width.Bits,
            width => members.Allocate($"{kernel.Name}{width.Bits}"));
    }

    public static void Write(KernelModel kernel, SourceWriter writer)
    {
        var forms = new KernelWriter(kernel, writer);
        if (kernel.Partial is not null)
        {
            DerivativeWriter.Write(kernel, forms.body, forms.derivativeRemarks, forms.types, writer);
            writer.Line();
        }

        forms.WriteSpanForm();
        if (kernel.Options.Parallel)
            forms.WriteParallelForms();
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            forms.WriteVectorForm(width);
        }

        var unroll = forms.body is null ? 1 : Unroll(kernel, forms.body);
        foreach (var width in forms.body is null ? [] : VectorWidth.All)
        {
            writer.Line();
            new LoopWriter(kernel, writer, forms.types, forms.destinations, forms.loops, unroll).Write(width);
        }

        ReductionWriter.Write(kernel, writer, forms.types, unroll, forms.ParallelThreshold);
    }

    private void WriteSpanForm()
    {
        DocumentationWriter.WriteSpanForm(kernel, destinations, derivativeRemarks, writer);
        BodyAttributeWriter.Write(kernel, types, writer);
        writer.OpenBroken($"{kernel.Accessibility} static void {TypeNames.Identifier(kernel.Name)}({SpanParameters(kernel, types, destinations)})");
        WriteChecks();
        if (kernel.Options.Parallel)
        {
            var length = $"{TypeNames.Identifier(kernel.Varying.First().Name)}.Length";
            writer.Line($"if ({length} >= {ParallelThreshold.ToString(System.Globalization.CultureInfo.InvariantCulture)})");
            writer.Indented(() => LineBreaker.Write(writer, $"{parallelNames.Private("Parallel")}({SpanArguments()}, null)"));
            writer.Line("else");
            writer.Indented(() => LineBreaker.Write(writer, $"{parallelNames.Private("Range")}({SpanArguments()})"));
        }
        else
        {
            WriteLoopCall();
        }

        writer.Close();
    }

    /// <summary>The overload with options, the loop over a range, and what splits a span into ranges.</summary>
    private void WriteParallelForms()
    {
        var parameters = SpanParameters(kernel, types, destinations);
        var options = parallelNames.ParallelOptions;
        writer.Line();
        DocumentationWriter.WriteSpanForm(kernel, destinations, derivativeRemarks, writer);
        DocumentationWriter.WriteParallelOptions(options, writer);
        writer.OpenBroken($"{kernel.Accessibility} static void {TypeNames.Identifier(kernel.Name)}({parameters}, {ParallelWriter.OptionsType} {options})");
        WriteChecks();
        LineBreaker.Write(writer, $"{parallelNames.Private("Parallel")}({SpanArguments()}, {options})");
        writer.Close();

        writer.Line();
        writer.Line("// The loop over a range, on one core.");
        writer.OpenBroken($"private static void {parallelNames.Private("Range")}({parameters})");
        WriteLoopCall();
        writer.Close();

        writer.Line();
        ParallelWriter.Write(
            new ParallelWriter.Call(parallelNames.Private("Parallel"), "void", parallelNames.Private("Range"), ParallelThreshold / 8, Combine: null),
            kernel,
            parameters,
            [.. destinations.Zip(kernel.Results, static (destination, result) => (destination, result.Type))],
            parallelNames.Locals(),
            options,
            types,
            writer);
    }

    private void WriteLoopCall()
    {
        if (body is null)
            WriteScalarLoop();
        else
            WriteDispatch();
    }

    private string SpanArguments() =>
        string.Join(", ", kernel.Parameters.Select(static parameter => parameter.Name).Concat(destinations).Select(TypeNames.Identifier));

    /// <summary>The length from which several cores take less time than it takes to hand them the work.</summary>
    private int ParallelThreshold => body is null ? 1 << 15 : CostOf(body) switch
    {
        <= 10 => 1 << 18,
        <= 20 => 1 << 17,
        _ => 1 << 15,
    };

    private void WriteChecks()
    {
        var guard = types["SpanGuard"];
        var inputs = kernel.Varying.Select(static parameter => TypeNames.Identifier(parameter.Name)).ToList();
        var outputs = destinations.Select(TypeNames.Identifier).ToList();
        foreach (var other in inputs.Skip(1).Concat(outputs))
            writer.Line($"{guard}.RequireSameLength({other}.Length, {inputs[0]}.Length, nameof({other}), nameof({inputs[0]}));");
        foreach (var output in outputs)
        {
            foreach (var input in inputs)
                writer.Line($"{guard}.RequireNoPartialOverlap({input}, {output}, nameof({output}), nameof({input}));");
        }

        for (var i = 1; i < outputs.Count; i++)
        {
            foreach (var other in outputs.Take(i))
                writer.Line($"{guard}.RequireNoOverlap({other}, {outputs[i]}, nameof({outputs[i]}), nameof({other}));");
        }

        writer.Line();
    }

    private void WriteDispatch()
    {
        var arguments = SpanArguments();
        var keyword = "if";
        foreach (var width in VectorWidth.All)
        {
            var isLast = width.Bits == 128;
            writer.Line(isLast ? "else" : $"{keyword} ({types[width.Type]}.IsHardwareAccelerated)");
            writer.Indented(() => LineBreaker.Write(writer, $"{loops[width.Bits]}({arguments})"));
            keyword = "else if";
        }
    }

    private void WriteVectorForm(VectorWidth width)
    {
        var expressions = new VectorExpressionWriter(kernel, width, types);
        DocumentationWriter.WriteVectorForm(kernel, width, writer);
        writer.Line($"[{types["MethodImpl"]}({types["MethodImplOptions"]}.AggressiveInlining)]");
        var parameters = kernel.Parameters.Select(parameter =>
            $"{(parameter.IsUniform ? parameter.Type.Keyword() : expressions.VectorOf(parameter.Type))} {TypeNames.Identifier(parameter.Name)}");
        var header =
            $"{kernel.Accessibility} static {expressions.ResultType} {TypeNames.Identifier(kernel.Name)}({string.Join(", ", parameters)})";
        if (body is { Bindings.Count: 0 })
        {
            LineBreaker.WriteHeader(writer, header, " =>");
            writer.Indented(() => LineBreaker.Write(writer, expressions.Write(body.Result)));
            return;
        }

        writer.OpenBroken(header);
        if (body is null)
        {
            WriteScalarLanes(width);
        }
        else
        {
            new StatementWriter(writer, expressions, body).Write(body.Bindings);
            LineBreaker.Write(writer, $"return {expressions.Write(body.Result)}");
        }

        writer.Close();
    }

    /// <summary>
    /// What is written for a body that was not understood: the scalar method on each element. Mostly the build fails
    /// and it never runs; it does where another generator supplies what the body lacks, and then it is right.
    /// </summary>
    private void WriteScalarLoop()
    {
        var index = LocalName("i");
        writer.Line(ScalarComment);
        writer.Line($"for (var {index} = 0; {index} < {TypeNames.Identifier(destinations[0])}.Length; {index}++)");
        var elements = string.Join(", ", destinations.Select(destination => $"{TypeNames.Identifier(destination)}[{index}]"));
        var target = kernel.ReturnsTuple ? $"({elements})" : elements;
        writer.Indented(() => LineBreaker.Write(writer, $"{target} = {ScalarCall(name => $"{name}[{index}]")}"));
    }

    private void WriteScalarLanes(VectorWidth width)
    {
        var (lane, result, element) = (LocalName("lane"), LocalName("result"), LocalName("element"));
        var vector = types[width.Type];
        var zeros = kernel.Results.Select(item => $"{vector}<{item.Type.Keyword()}>.Zero");
        writer.Line(ScalarComment);
        writer.Line($"var {result} = {(kernel.ReturnsTuple ? $"({string.Join(", ", zeros)})" : zeros.First())};");
        var call = ScalarCall(name => $"{vector}.GetElement({name}, {lane})");
        var loop = $"for (var {lane} = 0; {lane} < {vector}<{kernel.ElementType.Keyword()}>.Count; {lane}++)";
        if (kernel.ReturnsTuple)
        {
            writer.Open(loop);
            LineBreaker.Write(writer, $"var {element} = {call}");
            for (var i = 1; i <= kernel.Results.Count; i++)
                writer.Line($"{result}.Item{i} = {vector}.WithElement({result}.Item{i}, {lane}, {element}.Item{i});");
            writer.Close();
            writer.Line();
        }
        else
        {
            writer.Line(loop);
            writer.Indented(() => LineBreaker.Write(writer, $"{result} = {vector}.WithElement({result}, {lane}, {call})"));
        }

        writer.Line($"return {result};");
    }

    private string LocalName(string name) => new NameAllocator(
        kernel.Parameters.Select(static parameter => parameter.Name).Concat(destinations).Append(kernel.Name)).Allocate(name);

    private string ScalarCall(Func<string, string> element) =>
        $"{CallName(kernel, destinations)}({string.Join(", ", kernel.Parameters.Select(parameter => parameter.IsUniform ? TypeNames.Identifier(parameter.Name) : element(TypeNames.Identifier(parameter.Name))))})";

    /// <summary>The kernel's name where its forms call each other; in full where a parameter of that name would hide it.</summary>
    public static string CallName(KernelModel kernel, IEnumerable<string> destinations)
    {
        var isHidden = destinations.Contains(kernel.Name) || kernel.Parameters.Any(parameter => parameter.Name == kernel.Name);
        return $"{(isHidden ? $"global::{kernel.Container.QualifiedName}." : "")}{TypeNames.Identifier(kernel.Name)}";
    }

    public static string SpanParameters(KernelModel kernel, TypeNames types, IEnumerable<string> destinations) => string.Join(
        ", ",
        kernel.Parameters
            .Select(parameter => parameter.IsUniform
                ? $"{parameter.Type.Keyword()} {TypeNames.Identifier(parameter.Name)}"
                : $"{types["ReadOnlySpan"]}<{parameter.Type.Keyword()}> {TypeNames.Identifier(parameter.Name)}")
            .Concat(destinations.Zip(kernel.Results, (destination, result) =>
                $"{types["Span"]}<{result.Type.Keyword()}> {TypeNames.Identifier(destination)}")));

    /// <summary>
    /// How many vectors a turn handles: light kernels wait on loads and on the loop itself, so several; heavy ones keep
    /// the machine busy alone, and copies of them would only run out of registers.
    /// </summary>
    private static int Unroll(KernelModel kernel, Function body)
    {
        if (kernel.Options.Unroll > 0)
            return kernel.Options.Unroll;
        var cost = CostOf(body);
        return cost <= 10 ? 4 : cost <= 20 ? 2 : 1;
    }

    private static int CostOf(Function body) => body.Nodes().Sum(Cost);

    private static int Cost(Expr node) => node switch
    {
        MathCall call => call.Form == VectorForm.LaneByLane ? 100 : call.Function.Cost,
        ExternalCall => 20,
        Loop => 100,
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } => 5,
        _ => node.IsAtom ? 0 : 1,
    };
}
