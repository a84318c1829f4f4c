using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the forms of a kernel: the span overload, then for each vector width the body and the loop that runs it.
/// </summary>
internal sealed class KernelWriter
{
    private readonly KernelSignature signature;
    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly Function? body;
    private readonly Function? vectorBody;

    /// <summary>What most elements cost.</summary>
    private readonly Function? usual;

    /// <summary>The parameters of the span form, and of the loops.</summary>
    private readonly EquatableArray<MemberParameter> parameters;
    private readonly IReadOnlyList<string> derivativeRemarks;
    private readonly Dictionary<int, string> loops;
    private readonly string tail;

    /// <summary>Null where the kernel never throws.</summary>
    private readonly ThrowWriter? throws;

    /// <summary>The loops' type parameter, where results may go past the caches.</summary>
    private readonly string? store;
    private readonly string loop;
    private readonly string nonTemporal;

    /// <summary>The width of the lanes that the body is computed in.</summary>
    private readonly int bodyBits;

    /// <summary>The vector forms over such lanes; null where they are as wide as the elements.</summary>
    private readonly HalvesWriter? halves;
    private readonly ReductionNames parallelNames;
    private readonly int parallelThreshold;

    private readonly TableNames tables;

    /// <summary>The body as text; null where it does not travel.</summary>
    private readonly string? travellingBody;

    private KernelWriter(CompiledKernel compiled, SourceWriter writer)
    {
        (kernel, body, vectorBody) = (compiled.Model, compiled.Code, compiled.VectorCode);
        this.writer = writer;
        signature = new KernelSignature(kernel, new TypeNames(kernel.Container.NeedsGlobalNames, WellKnownNames.OfKernels));
        types = signature.Types;
        parameters = signature.Members.MapParameters(KernelMemory.Spans);
        usual = vectorBody is not null && RareBranches.In(vectorBody).Any() ? vectorBody : body;
        derivativeRemarks = DerivativeRemarks.Of(compiled);
        parallelNames = new ReductionNames(kernel);
        parallelThreshold = KernelCost.ParallelThreshold(usual);
        travellingBody = compiled.Travelling;
        tables = new TableNames(compiled.Tables, compiled.BodyBits);

        var members = new NameAllocator(kernel.Container.TakenNames);
        loops = VectorWidth.All.ToDictionary(
            static width => width.Bits,
            width => members.Allocate($"{kernel.Name}{width.Bits}"));
        tail = members.Allocate($"{kernel.Name}Tail");
        bodyBits = vectorBody is null ? kernel.LaneBits : compiled.BodyBits;
        halves = bodyBits > kernel.LaneBits ? new HalvesWriter(signature, writer, members.Allocate($"{kernel.Name}Half"), bodyBits) : null;
        throws = ThrowWriter.For(vectorBody, signature, writer, members, bodyBits);
        loop = members.Allocate($"{kernel.Name}Loop");
        nonTemporal = members.Allocate($"{kernel.Name}NonTemporal");
        var access = new ElementAccess(kernel, types);
        var mayPassCaches = body is not null && kernel.Results.All(result => access.IsLane(result.Element))
            && !kernel.Options.Parallel && KernelCost.IsBoundByMemory(usual!)
            && kernel.Spans <= GeneratedMembers.MostPinnedSpans;
        store = mayPassCaches ? StoreParameter.NameFor(signature.Members) : null;
    }

    public static void Write(CompiledKernel compiled, SourceWriter writer)
    {
        var forms = new KernelWriter(compiled, writer);
        var kernel = compiled.Model;
        if (kernel.Partial is not null)
        {
            DerivativeWriter.Write(kernel, compiled.ScalarCode, forms.derivativeRemarks, forms.types, forms.tables, writer);
            if (!kernel.IsReducedOnly)
                writer.Line();
        }

        if (!kernel.IsReducedOnly)
            forms.WriteMap();
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            forms.WriteVectorForm(width);
            forms.throws?.Write(width);
            foreach (var branch in forms.vectorBody is null ? [] : RareBranches.In(forms.vectorBody))
                forms.WriteRareBranch(branch, width);
        }

        var unroll = forms.body is null ? 1 : KernelCost.Unroll(kernel, forms.usual!);
        foreach (var width in forms.body is null || kernel.IsReducedOnly ? [] : VectorWidth.All)
        {
            // The loop of a heavy kernel has the registers and the inliner's budget for itself.
            if (unroll == 1)
            {
                writer.Line();
                forms.WriteTail(width);
            }

            writer.Line();
            new LoopWriter(forms.signature, writer, forms.loops, unroll == 1 ? forms.tail : null, forms.store, unroll, forms.throws is not null).Write(width);
        }

        ReductionWriter.Write(forms.signature, writer, unroll, forms.parallelThreshold, forms.MayThrow);
        foreach (var target in compiled.Device is null ? [] : GpuTargets.Of(kernel.Options))
        {
            var device = compiled.Device!;
            var code = target.ComputesAsVectors(kernel.Options) ? device.VectorCode : device.Code;
            target.Write(device.Model, code, forms.types.With(target.Names), writer);
        }
        forms.tables.Write(writer, forms.types);
        if (forms.travellingBody is not null)
            BodyAttributeWriter.Write(forms.travellingBody, forms.SpanForm("partial "), forms.types, writer);
    }

    /// <summary>May an element throw, an exception of the user's or by a division?</summary>
    private bool MayThrow => vectorBody is null || throws is not null
        || ClosureCheck.NodesOf(vectorBody).Any(static node => node is Binary { MayThrow: true } or ExternalCall);

    /// <summary>What stores a result for every element.</summary>
    private void WriteMap()
    {
        WriteSpanForm();
        if (kernel.Options.Parallel)
            WriteParallelForms();
        if (store is not null)
            WriteNonTemporalForms();
    }

    /// <summary>The header of the form over spans.</summary>
    private string SpanForm(string modifier) =>
        signature.Header(signature.Members.Map(KernelMemory.Spans), $"{modifier}void");

    private void WriteSpanForm()
    {
        DocumentationWriter.WriteSpanForm(kernel, signature.Members.Destinations, derivativeRemarks, writer, throws is not null);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.OpenBroken(SpanForm(travellingBody is null ? "" : "partial "));
        new ArgumentChecks(signature, writer).WriteSpans(parameters);
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
            writer.Line($"if ({types["StreamingStore"]}.Suits({TypeNames.Identifier(signature.Members.Destinations[0])}))");
            writer.Indented(() => LineBreaker.Write(writer, $"{nonTemporal}({SpanArguments()})"));
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
    private void WriteNonTemporalForms()
    {
        writer.Line();
        writer.Line("// The loop over the widest vectors that the machine has.");
        StoreParameter.OpenMethod(writer, types, store, loop, signature.Parameters(parameters));
        WriteLoopCall();
        writer.Close();

        writer.Line();
        writer.Line("// For more results than the caches hold. Non-temporal stores write them to memory without reading it first.");
        var part = new SpanParts(parameters, signature.Members.Locals());
        writer.OpenBroken($"private static void {nonTemporal}({signature.Parameters(parameters)})");
        writer.Line($"{types["StreamingStore"]}.For(");
        writer.Indented(() =>
        {
            writer.Line($"{part.List(types)},");
            writer.Line($"{TypeNames.Identifier(signature.Members.Destinations[0])},");
            writer.Line($"{part.Parameters} =>");
            writer.Indented(() => LineBreaker.Write(writer, $"{loop}<{types["StreamingStore"]}>({part.Arguments})", ");"));
        });
        writer.Close();
    }

    /// <summary>The overload with options, the loop over a range, and what splits a span into ranges.</summary>
    private void WriteParallelForms()
    {
        var members = signature.Members;
        var options = members.ParallelOptions;
        writer.Line();
        DocumentationWriter.WriteSpanForm(kernel, members.Destinations, derivativeRemarks, writer, throws is not null);
        DocumentationWriter.WriteParallelOptions(options, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.OpenBroken(signature.Header(members.WithOptions(members.Map(KernelMemory.Spans)), "void"));
        new ArgumentChecks(signature, writer).WriteSpans(parameters);
        LineBreaker.Write(writer, $"{parallelNames.Private("Parallel")}({SpanArguments()}, {options})");
        writer.Close();

        writer.Line();
        writer.Line("// The loop over a range, on one core.");
        writer.OpenBroken($"private static void {parallelNames.Private("Range")}({signature.Parameters(parameters)})");
        WriteLoopCall();
        writer.Close();

        writer.Line();
        ParallelWriter.Write(
            new ParallelWriter.Call(parallelNames.Private("Parallel"), "void", parallelNames.Private("Range"), parallelThreshold / 8, Combine: null),
            parameters,
            signature,
            writer);
    }

    private void WriteLoopCall()
    {
        if (body is null)
        {
            new ScalarFallback(signature, writer, bodyBits).WriteLoop();
            return;
        }

        var keyword = "if";
        if (BytesOfTable() is { } table)
        {
            writer.Line($"if ({types["Lanes"]}.PermutesBytes)");
            writer.Indented(() => LineBreaker.Write(writer, $"{types["Lanes"]}.LookupBytes({tables.NameOf(table)}, {SpanArguments()})"));
            keyword = "else if";
        }

        WidthDispatch.Write(writer, types, width => $"{loops[width.Bits]}{StoreParameter.Argument(store)}({SpanArguments()})", elses: true, keyword);
    }

    /// <summary>
    /// The table, where all that the kernel does is to look up the number for a byte, and to store it as a byte: no lanes of 32 bits are
    /// needed then.
    /// </summary>
    private Table? BytesOfTable() =>
        vectorBody is { Bindings.Count: 0, Result: Lookup { Index: Binary { Operator: BinaryOperator.And, Left: Parameter } index } lookup }
        && index.Right is Constant { Bits: byte.MaxValue }
        && kernel.Parameters.Count == 1 && kernel.Parameters[0].Element.Keyword == "byte" && kernel.Results[0].Element.Keyword == "byte"
        && tables.IsOfBytes(lookup.Table) && lookup.Table.Bits!.Value.Count == byte.MaxValue + 1
            ? lookup.Table
            : null;

    private string SpanArguments() => KernelSignature.Arguments(parameters);

    private void WriteVectorForm(VectorWidth width)
    {
        var elements = new VectorExpressionWriter(kernel, width, types, tables, kernel.LaneBits);
        DocumentationWriter.WriteVectorForm(kernel, width, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        InliningAttributes.WriteInlined(writer, types);
        var header = signature.Header(signature.Members.Vector(width), elements.ResultType);
        if (halves is null)
        {
            WriteBody(header, width, elements);
            return;
        }

        var lanes = new VectorExpressionWriter(kernel, width, types, tables, bodyBits);
        halves.WriteForm(header, width);
        writer.Line();
        writer.Line($"// A half of the lanes, of {bodyBits} bits each, in which the body computes.");
        InliningAttributes.WriteInlined(writer, types);
        WriteBody(halves.Header(width, lanes.ResultType), width, lanes);
    }

    private void WriteBody(string header, VectorWidth width, VectorExpressionWriter expressions)
    {
        if (vectorBody is { Bindings.Count: 0, Throws: null })
        {
            LineBreaker.WriteHeader(writer, header, " =>");
            writer.Indented(() => LineBreaker.Write(writer, expressions.WriteResult(vectorBody.Result)));
            return;
        }

        writer.OpenBroken(header);
        if (vectorBody is null)
        {
            new ScalarFallback(signature, writer, bodyBits).WriteVectorForm(width);
        }
        else
        {
            new BodyStatements(writer, expressions, vectorBody, types).Write(throws?.Statement ?? "", hasLanes: true);
        }

        writer.Close();
    }

    private void WriteRareBranch(RareBranch branch, VectorWidth width)
    {
        var expressions = new VectorExpressionWriter(kernel, width, types, tables, bodyBits);
        writer.Line();
        writer.Line("// Called only where a lane needs it. The usual values are copied to memory here, so that they can stay in registers elsewhere.");
        InliningAttributes.WriteInlined(writer, types);
        writer.OpenBroken(expressions.WriteHeader(branch, changes: false));
        foreach (var statement in VectorExpressionWriter.WriteCopies(branch))
            LineBreaker.Write(writer, statement);
        writer.Close();
        writer.Line();
        InliningAttributes.WriteNotInlined(writer, types);
        writer.OpenBroken(expressions.WriteHeader(branch, changes: true));
        new StatementWriter(writer, expressions, branch.Body, WellKnownNames.OfKernels.All).Write(branch.Body.Bindings);
        foreach (var change in expressions.WriteResults(branch))
            LineBreaker.Write(writer, change);
        writer.Close();
    }

    /// <summary>The vector form once more, as a method that stays one.</summary>
    private void WriteTail(VectorWidth width)
    {
        var expressions = new VectorExpressionWriter(kernel, width, types, tables, kernel.LaneBits);
        writer.Line($"// Computes the last vector of {width.Bits} bits. It is not inlined, so that the loop has all registers.");
        InliningAttributes.WriteNotInlined(writer, types);
        LineBreaker.WriteHeader(writer,
            $"private static {expressions.ResultType} {tail}({signature.Parameters(signature.Members.Vector(width).Parameters)})", " =>");
        writer.Indented(() => LineBreaker.Write(writer, signature.Call(static parameter => TypeNames.Identifier(parameter.Name))));
    }
}
