using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Writes the overloads over ComputeSharp's buffers, which run the kernel's shaders, and the shaders.</summary>
internal sealed class ShaderFormsWriter
{
    private static readonly GpuDocumentation Documentation = new(new GpuPhrases(
        Map: "Runs a ComputeSharp shader on the device of the buffers, and returns when it is done.",
        Matrix: "Runs ComputeSharp shaders on the device of the buffers, and returns when they are done.",
        MayBeInput: false,
        Mismatch: "The lengths differ",
        Overlap: "",
        NoElement: "",
        MatrixMismatch: "",
        Failure: "The shader does not compile; the message quotes the compiler"));

    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly KernelSignature signature;
    private readonly GeneratedMembers members;
    private readonly ReductionNames names;
    private readonly ShaderKernels shaders;

    public ShaderFormsWriter(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        (this.kernel, this.types, this.writer) = (kernel, types, writer);
        signature = new KernelSignature(kernel, types);
        members = signature.Members;
        names = new ReductionNames(kernel);
        shaders = new ShaderKernels(kernel, body);
    }

    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Its body after the passes.</param>
    /// <param name="types">How the file writes the names of types.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        var forms = new ShaderFormsWriter(kernel, body, types, writer);
        forms.WriteMap();
        foreach (var plan in forms.shaders.Plans)
            forms.WriteReductions(plan);
        if (kernel.Options.Matrix)
        {
            forms.WriteMatrixForm(perRow: true);
            forms.WriteMatrixForm(perRow: false);
        }

        foreach (var shader in forms.shaders.All())
            new ShaderStructWriter(shader, kernel, types, writer).Write();
    }

    private string First => Name(kernel.Varying.First());

    private void WriteMap()
    {
        writer.Line();
        Documentation.WriteMap(kernel, members.Destinations, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        var map = members.Map(ComputeSharpTarget.Buffers);
        writer.OpenBroken(signature.Header(map, "void"));
        new ArgumentChecks(signature, writer).WriteLengths(map.Parameters);
        WriteTables();
        WriteDispatch(
            $"{First}.GraphicsDevice", $"{First}.Length", ShaderKernels.Struct(kernel, ""),
            [.. kernel.Parameters.Select(Name), .. members.Destinations.Select(TypeNames.Identifier)]);
        writer.Close();
    }

    /// <summary>The members that an operator serves.</summary>
    public void WriteReductions(ReductionPlan plan)
    {
        foreach (var member in plan.Members)
            WriteReduction(plan, member);
        foreach (var reduced in GpuReductions.OneOfEachType(plan))
            WriteCombine(plan, reduced);
    }

    private void WriteReduction(ReductionPlan plan, ReductionMember member)
    {
        var locals = members.Locals();
        var device = locals.Allocate("device");
        var count = locals.Allocate("count");
        var stores = plan.Stored.Select(index => members.Destinations[index]).ToList();
        var partials = plan.Reduced.Select(reduced => locals.Allocate(GpuReductions.Prefixed(plan, reduced, "partials"))).ToList();
        var totals = plan.Reduced.Select(reduced => locals.Allocate(GpuReductions.Prefixed(plan, reduced, "total"))).ToList();
        var lanes = Literals.Digits(plan.Lanes);

        writer.Line();
        Documentation.WriteReduction(new ReductionCode(plan, signature), member, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        WriteTrimming();
        var form = members.Reduction(ComputeSharpTarget.Buffers, member);
        writer.OpenBroken(signature.Header(form, ReductionWriter.ReturnType(plan, member)));
        new ArgumentChecks(signature, writer).WriteLengths(form.Parameters);
        WriteTables();
        writer.Line($"var {device} = {First}.GraphicsDevice;");
        writer.Line($"var {count} = {types["ShaderGrid"]}.Lanes({First}.Length, {lanes});");
        foreach (var (reduced, i) in plan.Reduced.Select(static (reduced, i) => (reduced, i)))
            writer.Line($"using var {partials[i]} = {device}.AllocateReadWriteBuffer<{reduced.Total.Code}>({count});");
        WriteDispatch(device, count, shaders.BlocksStruct(plan), [
            .. kernel.Parameters.Select(Name), .. stores.Select(TypeNames.Identifier), "1", $"{First}.Length", lanes, .. partials]);
        foreach (var (reduced, i) in plan.Reduced.Select(static (reduced, i) => (reduced, i)))
        {
            writer.Line($"using var {totals[i]} = {device}.AllocateReadWriteBuffer<{reduced.Total.Code}>(1);");
            writer.Line($"{Combine(plan, reduced)}({partials[i]}, {count}, 1, {totals[i]});");
        }

        var results = totals.Select(total => $"{total}.ToArray()[0]{(member.IsDivided ? $" / {First}.Length" : "")}").ToList();
        LineBreaker.Write(writer, $"return {(plan.ReturnsTuple ? $"({string.Join(", ", results)})" : results[0])}");
        writer.Close();
    }

    private void WriteCombine(ReductionPlan plan, ReducedResult reduced)
    {
        var buffer = $"{types["ReadWriteBuffer"]}<{reduced.Total.Code}>";
        var name = Combine(plan, reduced);
        writer.Line();
        writer.Line("// Combines the values of each segment, 16 neighbours at a time, until one is left.");
        WriteTrimming();
        writer.OpenBroken($"private static void {name}({buffer} source, int count, int segments, {buffer} destination)");
        writer.Line("var groups = (count + 15) / 16;");
        writer.Line("var device = source.GraphicsDevice;");
        writer.Open("if (groups == 1)");
        WriteDispatch("device", "segments", shaders.PairsStruct(plan, reduced), ["source", "count", "segments", "destination"]);
        writer.Line("return;");
        writer.Close();
        writer.Line();
        writer.Line($"using var partials = device.AllocateReadWriteBuffer<{reduced.Total.Code}>(segments * groups);");
        WriteDispatch("device", "segments * groups", shaders.PairsStruct(plan, reduced), ["source", "count", "segments", "partials"]);
        writer.Line($"{name}(partials, groups, segments, destination);");
        writer.Close();
    }

    private void WriteMatrixForm(bool perRow)
    {
        var plan = new ReductionPlan(kernel, ReductionOperator.Sum, unroll: 1);
        var (columns, destination) = (TypeNames.Identifier(members.Columns), TypeNames.Identifier(members.Destination));
        var type = plan.Reduced[0].Total.Code;
        var locals = members.Locals();
        var (rows, device, lanes, count, partials) = (locals.Allocate("rows"), locals.Allocate("device"),
            locals.Allocate("lanes"), locals.Allocate("count"), locals.Allocate("partials"));
        var grid = types["ShaderGrid"];

        writer.Line();
        Documentation.WriteMatrixForm(new ReductionCode(plan, signature), perRow, writer);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        WriteTrimming();
        writer.OpenBroken(signature.Header(members.Matrix(ComputeSharpTarget.Buffers, perRow), "void"));
        new ArgumentChecks(signature, writer).WriteMatrix(ComputeSharpTarget.Buffers, perRow, rows);
        WriteTables();
        writer.Line($"var {device} = {First}.GraphicsDevice;");
        if (perRow)
        {
            writer.Line($"var {lanes} = {grid}.LanesOf({columns}, {Literals.Digits(plan.Lanes)});");
            writer.Line($"var {count} = {grid}.Lanes({columns}, {lanes});");
            writer.Line($"using var {partials} = {device}.AllocateReadWriteBuffer<{type}>({rows} * {count});");
            WriteDispatch(device, $"{rows} * {count}", shaders.BlocksStruct(plan), [.. kernel.Parameters.Select(Name), rows, columns, lanes, partials]);
            writer.Line($"{Combine(plan, plan.Reduced[0])}({partials}, {count}, {rows}, {destination});");
        }
        else
        {
            writer.Line($"var {count} = ({rows} + {Literals.Digits(ReductionPlan.BlockRows - 1)}) / {Literals.Digits(ReductionPlan.BlockRows)};");
            writer.Line($"using var {partials} = {device}.AllocateReadWriteBuffer<{type}>({columns} * {count});");
            WriteDispatch(device, $"{columns} * {count}", shaders.ColumnsStruct, [.. kernel.Parameters.Select(Name), rows, columns, partials]);
            writer.Line($"{Combine(plan, plan.Reduced[0])}({partials}, {count}, {columns}, {destination});");
        }

        writer.Close();
    }

    /// <summary>Checks that tables have the numbers that every element needs.</summary>
    private void WriteTables()
    {
        foreach (var table in kernel.Parameters.Where(static parameter => parameter.LeastLength > 0))
            writer.Line($"{types["SpanGuard"]}.RequireNumbers({Name(table)}.Length, {Literals.Digits(table.LeastLength)}, nameof({Name(table)}));");
    }

    /// <summary>What allocates buffers hands on what ComputeSharp says of the allocation.</summary>
    private void WriteTrimming() =>
        writer.Line($"[global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode({types["ShaderGrid"]}.ReadsFields)]");

    private string Combine(ReductionPlan plan, ReducedResult reduced) => names.Private(
        $"{plan.Operator}Combine{(plan.ReturnsTuple ? reduced.Total.ToString() : "")}{kernel.Container.OverloadNumber}");

    /// <summary>One thread for each of a number of values; in several rows where a row cannot hold them.</summary>
    private void WriteDispatch(string device, string count, string shader, IEnumerable<string> arguments) => LineBreaker.Write(
        writer,
        $"{device}.For({types["ShaderGrid"]}.Width({count}), {types["ShaderGrid"]}.Height({count}), "
            + $"new {TypeNames.Identifier(shader)}({string.Join(", ", arguments)}))");

    private static string Name(KernelParameter parameter) => TypeNames.Identifier(parameter.Name);
}
