using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Targets.ComputeSharp;
using Kernels.Generators.Targets.OpenCL;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the forms of a kernel: the span overload, then for each vector width the body and the loop that runs it.
/// </summary>
internal sealed class KernelWriter
{
    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly Function? body;

    /// <summary>The body as the vector forms have it.</summary>
    private readonly Function? vectorBody;

    /// <summary>The same for the scalar method of a derivative, whose bits are theirs.</summary>
    private readonly Function? scalarBody;

    /// <summary>What most elements cost.</summary>
    private readonly Function? usual;
    private readonly IReadOnlyList<string> destinations;
    private readonly IReadOnlyList<string> derivativeRemarks;
    private readonly Dictionary<int, string> loops;
    private readonly string tail;

    /// <summary>The loops' type parameter, where results may go past the caches.</summary>
    private readonly string? store;
    private readonly string loop;
    private readonly string streamed;
    private readonly ReductionNames parallelNames;
    private readonly int parallelThreshold;

    private KernelWriter(KernelModel kernel, SourceWriter writer)
    {
        this.kernel = kernel;
        this.writer = writer;
        types = new TypeNames(kernel.Container.NeedsGlobalNames);
        var joined = kernel.Body is null ? null : KernelPasses.Join(kernel.Body, kernel.Callees);
        body = joined is null ? null : KernelPasses.Code(joined);
        parallelNames = new ReductionNames(kernel);
        vectorBody = joined is null ? null : KernelPasses.VectorCode(joined, RareMethod(joined));
        scalarBody = joined is null || kernel.Partial is null ? null : KernelPasses.ScalarCode(joined);
        usual = vectorBody is not null && RareBranches.In(vectorBody).Any() ? vectorBody : body;
        derivativeRemarks = DerivativeRemarks.Of(kernel, joined);
        var names = new NameAllocator(kernel.Parameters.Select(static parameter => parameter.Name));
        destinations = [.. kernel.Results.Select(result => names.Allocate(result.Destination))];

        parallelThreshold = KernelCost.ParallelThreshold(usual);

        var members = new NameAllocator(kernel.Container.TakenNames);
        loops = VectorWidth.All.ToDictionary(
            static width => width.Bits,
            width => members.Allocate($"{kernel.Name}{width.Bits}"));
        tail = members.Allocate($"{kernel.Name}Tail");
        loop = members.Allocate($"{kernel.Name}Loop");
        streamed = members.Allocate($"{kernel.Name}Streamed");
        var canStream = body is not null && !kernel.Options.Parallel && KernelCost.IsBoundByMemory(usual!)
            && kernel.Varying.Count() + kernel.Results.Count <= SpanParts.Most;
        store = canStream ? StoreParameter.NameFor(kernel, destinations) : null;
    }

    public static void Write(KernelModel kernel, SourceWriter writer)
    {
        var forms = new KernelWriter(kernel, writer);
        if (kernel.Partial is not null)
        {
            DerivativeWriter.Write(kernel, forms.scalarBody, forms.derivativeRemarks, forms.types, writer);
            writer.Line();
        }

        forms.WriteSpanForm();
        if (kernel.Options.Parallel)
            forms.WriteParallelForms();
        if (forms.store is not null)
            forms.WriteStreamedForms();
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            forms.WriteVectorForm(width);
            foreach (var branch in forms.vectorBody is null ? [] : RareBranches.In(forms.vectorBody))
                forms.WriteRareBranch(branch, width);
        }

        var unroll = forms.body is null ? 1 : KernelCost.Unroll(kernel, forms.usual!);
        foreach (var width in forms.body is null ? [] : VectorWidth.All)
        {
            // The loop of a heavy kernel has the registers and the inliner's budget for itself.
            if (unroll == 1)
            {
                writer.Line();
                forms.WriteTail(width);
            }

            writer.Line();
            new LoopWriter(
                kernel, writer, forms.types, forms.destinations, forms.loops, unroll == 1 ? forms.tail : null, forms.store, unroll).Write(width);
        }

        ReductionWriter.Write(kernel, writer, forms.types, unroll, forms.parallelThreshold);
        if (forms.body is not null && kernel.Options.Gpu.HasFlag(GpuForms.OpenCL))
            OpenCLFormsWriter.Write(kernel, forms.body, forms.types, writer);
        if (forms.body is not null && kernel.Options.Gpu.HasFlag(GpuForms.Shader))
            ShaderFormsWriter.Write(kernel, forms.body, forms.types, writer);
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
            writer.Line($"if ({length} >= {Literals.Digits(parallelThreshold)})");
            writer.Indented(() => LineBreaker.Write(writer, $"{parallelNames.Private("Parallel")}({SpanArguments()}, null)"));
            writer.Line("else");
            writer.Indented(() => LineBreaker.Write(writer, $"{parallelNames.Private("Range")}({SpanArguments()})"));
        }
        else if (store is not null)
        {
            writer.Line($"if ({types["StreamingStore"]}.Suits({TypeNames.Identifier(destinations[0])}))");
            writer.Indented(() => LineBreaker.Write(writer, $"{streamed}({SpanArguments()})"));
            writer.Line("else");
            writer.Indented(() => LineBreaker.Write(writer, $"{loop}<{types["CachedStore"]}>({SpanArguments()})"));
        }
        else
        {
            WriteLoopCall();
        }

        writer.Close();
    }

    /// <summary>The loop of the widest vectors, and what stores its results past the caches.</summary>
    private void WriteStreamedForms()
    {
        var parameters = SpanParameters(kernel, types, destinations);
        writer.Line();
        writer.Line("// The loop over the widest vectors.");
        StoreParameter.OpenMethod(writer, types, store, loop, parameters);
        WriteLoopCall();
        writer.Close();

        writer.Line();
        writer.Line("// More results than the caches hold: they go past them to memory, from which their lines are then not read first.");
        var part = new SpanParts(kernel, Outputs(), parallelNames.Locals());
        writer.OpenBroken($"private static void {streamed}({parameters})");
        writer.Line($"{types["StreamingStore"]}.For(");
        writer.Indented(() =>
        {
            writer.Line($"{part.List(types)},");
            writer.Line($"{TypeNames.Identifier(destinations[0])},");
            writer.Line($"{part.Parameters} =>");
            writer.Indented(() => LineBreaker.Write(writer, $"{loop}<{types["StreamingStore"]}>({part.Arguments})", ");"));
        });
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
            new ParallelWriter.Call(parallelNames.Private("Parallel"), "void", parallelNames.Private("Range"), parallelThreshold / 8, Combine: null),
            kernel,
            parameters,
            Outputs(),
            parallelNames.Locals(),
            options,
            types,
            writer);
    }

    private void WriteLoopCall()
    {
        if (body is null)
            new ScalarFallback(kernel, writer, types, destinations).WriteLoop();
        else
            WidthDispatch.Write(writer, types, width => $"{loops[width.Bits]}{StoreParameter.Argument(store)}({SpanArguments()})", elses: true);
    }

    /// <summary>The spans that are written, each with its element type.</summary>
    private IReadOnlyList<(string Name, ScalarType Type)> Outputs() =>
        [.. destinations.Zip(kernel.Results, static (destination, result) => (destination, result.Type))];

    private string SpanArguments() =>
        string.Join(", ", kernel.Parameters.Select(static parameter => parameter.Name).Concat(destinations).Select(TypeNames.Identifier));

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

    private void WriteVectorForm(VectorWidth width)
    {
        var expressions = new VectorExpressionWriter(kernel, width, types);
        DocumentationWriter.WriteVectorForm(kernel, width, writer);
        InliningAttributes.WriteInlined(writer, types);
        var header = $"{kernel.Accessibility} static {expressions.ResultType} {TypeNames.Identifier(kernel.Name)}({VectorParameters(expressions)})";
        if (vectorBody is { Bindings.Count: 0 })
        {
            LineBreaker.WriteHeader(writer, header, " =>");
            writer.Indented(() => LineBreaker.Write(writer, expressions.Write(vectorBody.Result)));
            return;
        }

        writer.OpenBroken(header);
        if (vectorBody is null)
        {
            new ScalarFallback(kernel, writer, types, destinations).WriteLanes(width);
        }
        else
        {
            new StatementWriter(writer, expressions, vectorBody, WellKnownNames.All).Write(vectorBody.Bindings);
            LineBreaker.Write(writer, $"return {expressions.Write(vectorBody.Result)}");
        }

        writer.Close();
    }

    /// <summary>A name for the methods of rare branches, which no parameter and no local hides.</summary>
    private string RareMethod(Function joined)
    {
        var method = $"{parallelNames.Private("Rare")}{kernel.Container.OverloadNumber}";
        var locals = joined.Parameters.Select(static parameter => parameter.Name).Concat(joined.Bindings.Select(static binding => binding.Name ?? "")).ToList();
        while (locals.Any(local => local.StartsWith(method, StringComparison.Ordinal)))
            method += "Branch";
        return method;
    }

    private void WriteRareBranch(RareBranch branch, VectorWidth width)
    {
        var expressions = new VectorExpressionWriter(kernel, width, types);
        writer.Line();
        writer.Line("// Called where a lane needs it, which is rare. The usual values are copied to memory here, and need not live there.");
        InliningAttributes.WriteInlined(writer, types);
        writer.OpenBroken(expressions.WriteHeader(branch, changes: false));
        foreach (var statement in VectorExpressionWriter.WriteCopies(branch))
            LineBreaker.Write(writer, statement);
        writer.Close();
        writer.Line();
        InliningAttributes.WriteNotInlined(writer, types);
        writer.OpenBroken(expressions.WriteHeader(branch, changes: true));
        new StatementWriter(writer, expressions, branch.Body, WellKnownNames.All).Write(branch.Body.Bindings);
        foreach (var change in expressions.WriteResults(branch))
            LineBreaker.Write(writer, change);
        writer.Close();
    }

    private string VectorParameters(VectorExpressionWriter expressions) => string.Join(", ", kernel.Parameters.Select(parameter =>
        $"{(parameter.IsUniform ? parameter.Type.Keyword() : expressions.VectorOf(parameter.Type))} {TypeNames.Identifier(parameter.Name)}"));

    /// <summary>The vector form once more, as a method that stays one.</summary>
    private void WriteTail(VectorWidth width)
    {
        var expressions = new VectorExpressionWriter(kernel, width, types);
        writer.Line($"// The last vector of {width.Bits} bits, apart from the loop.");
        InliningAttributes.WriteNotInlined(writer, types);
        LineBreaker.WriteHeader(writer, $"private static {expressions.ResultType} {tail}({VectorParameters(expressions)})", " =>");
        var arguments = kernel.Parameters.Select(static parameter => TypeNames.Identifier(parameter.Name));
        writer.Indented(() => LineBreaker.Write(writer, $"{CallName(kernel, destinations)}({string.Join(", ", arguments)})"));
    }

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
}
