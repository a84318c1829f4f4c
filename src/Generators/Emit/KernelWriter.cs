using System;
using System.Collections.Generic;
using System.Linq;
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
    private readonly string destination;
    private readonly Dictionary<int, string> loops;

    private KernelWriter(KernelModel kernel, SourceWriter writer)
    {
        this.kernel = kernel;
        this.writer = writer;
        types = new TypeNames(kernel.Container.NeedsGlobalNames);
        body = kernel.Body is null ? null : KernelPasses.Run(kernel.Body, kernel.Callees);
        destination = new NameAllocator(kernel.Parameters.Select(static parameter => parameter.Name)).Allocate("destination");

        var members = new NameAllocator(kernel.Container.TakenNames);
        loops = VectorWidth.All.ToDictionary(
            static width => width.Bits,
            width => members.Allocate($"{kernel.Name}{width.Bits}"));
    }

    private IEnumerable<KernelParameter> Varying => kernel.Parameters.Where(static parameter => !parameter.IsUniform);

    public static void Write(KernelModel kernel, SourceWriter writer)
    {
        var forms = new KernelWriter(kernel, writer);
        forms.WriteSpanForm();
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            forms.WriteVectorForm(width);
        }

        if (forms.body is null)
            return;
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            new LoopWriter(kernel, writer, types: forms.types, forms.destination, forms.loops, Unroll(kernel, forms.body)).Write(width);
        }
    }

    private void WriteSpanForm()
    {
        DocumentationWriter.WriteSpanForm(kernel, destination, writer);
        writer.OpenBroken($"{kernel.Accessibility} static void {TypeNames.Identifier(kernel.Name)}({SpanParameters(kernel, types, destination)})");
        WriteChecks();
        if (body is null)
            WriteScalarLoop();
        else
            WriteDispatch();
        writer.Close();
    }

    private void WriteChecks()
    {
        var guard = types["SpanGuard"];
        var first = TypeNames.Identifier(Varying.First().Name);
        foreach (var other in Varying.Skip(1).Select(static parameter => TypeNames.Identifier(parameter.Name)).Append(destination))
            writer.Line($"{guard}.RequireSameLength({other}.Length, {first}.Length, nameof({other}), nameof({first}));");
        foreach (var input in Varying.Select(static parameter => TypeNames.Identifier(parameter.Name)))
            writer.Line($"{guard}.RequireNoPartialOverlap({input}, {destination}, nameof({destination}), nameof({input}));");
        writer.Line();
    }

    private void WriteDispatch()
    {
        var arguments = string.Join(", ", kernel.Parameters.Select(static parameter => TypeNames.Identifier(parameter.Name)).Append(destination));
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
            $"{kernel.Accessibility} static {expressions.VectorOf(kernel.ReturnType)} {TypeNames.Identifier(kernel.Name)}({string.Join(", ", parameters)})";
        if (body is { Bindings.Count: 0 })
        {
            LineBreaker.Write(writer, header, " =>");
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
            foreach (var binding in body.Bindings)
                LineBreaker.Write(writer, $"var {TypeNames.Identifier(binding.Variable.Name)} = {expressions.Write(binding)}");
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
        writer.Line($"for (var {index} = 0; {index} < {destination}.Length; {index}++)");
        writer.Indented(() => LineBreaker.Write(writer, $"{destination}[{index}] = {ScalarCall(name => $"{name}[{index}]")}"));
    }

    private void WriteScalarLanes(VectorWidth width)
    {
        var (lane, result) = (LocalName("lane"), LocalName("result"));
        var vector = $"{types[width.Type]}<{kernel.ReturnType.Keyword()}>";
        writer.Line(ScalarComment);
        writer.Line($"var {result} = {vector}.Zero;");
        writer.Line($"for (var {lane} = 0; {lane} < {vector}.Count; {lane}++)");
        var call = ScalarCall(name => $"{types[width.Type]}.GetElement({name}, {lane})");
        writer.Indented(() => LineBreaker.Write(writer, $"{result} = {types[width.Type]}.WithElement({result}, {lane}, {call})"));
        writer.Line($"return {result};");
    }

    private string LocalName(string name) => new NameAllocator(
        kernel.Parameters.Select(static parameter => parameter.Name).Append(destination).Append(kernel.Name)).Allocate(name);

    private string ScalarCall(Func<string, string> element) =>
        $"{CallName(kernel, destination)}({string.Join(", ", kernel.Parameters.Select(parameter => parameter.IsUniform ? TypeNames.Identifier(parameter.Name) : element(TypeNames.Identifier(parameter.Name))))})";

    /// <summary>The kernel's name where its forms call each other; in full where a parameter of that name would hide it.</summary>
    public static string CallName(KernelModel kernel, string destination)
    {
        var isHidden = destination == kernel.Name || kernel.Parameters.Any(parameter => parameter.Name == kernel.Name);
        return $"{(isHidden ? $"global::{kernel.Container.QualifiedName}." : "")}{TypeNames.Identifier(kernel.Name)}";
    }

    public static string SpanParameters(KernelModel kernel, TypeNames types, string destination) => string.Join(
        ", ",
        kernel.Parameters
            .Select(parameter => parameter.IsUniform
                ? $"{parameter.Type.Keyword()} {TypeNames.Identifier(parameter.Name)}"
                : $"{types["ReadOnlySpan"]}<{parameter.Type.Keyword()}> {TypeNames.Identifier(parameter.Name)}")
            .Append($"{types["Span"]}<{kernel.ReturnType.Keyword()}> {destination}"));

    /// <summary>
    /// How many vectors a turn handles: light kernels wait on loads and on the loop itself, so several; heavy ones keep
    /// the machine busy alone, and copies of them would only run out of registers.
    /// </summary>
    private static int Unroll(KernelModel kernel, Function body)
    {
        if (kernel.Unroll > 0)
            return kernel.Unroll;
        var cost = body.Nodes().Sum(Cost);
        return cost <= 10 ? 4 : cost <= 20 ? 2 : 1;
    }

    private static int Cost(Expr node) => node switch
    {
        MathCall call => call.Form == VectorForm.LaneByLane ? 100 : call.Function.Cost,
        ExternalCall => 20,
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } => 5,
        _ => node.IsAtom ? 0 : 1,
    };
}
