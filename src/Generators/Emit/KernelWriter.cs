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
        writer.Open($"{kernel.Accessibility} static void {TypeNames.Identifier(kernel.Name)}({SpanParameters(kernel, types, destination)})");
        if (body is null)
        {
            WriteThrow();
        }
        else
        {
            WriteChecks();
            WriteDispatch();
        }

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
            writer.Indented($"{loops[width.Bits]}({arguments});");
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
            writer.Line($"{header} =>");
            writer.Indented(() => LineBreaker.Write(writer, "", expressions.Write(body.Result)));
            return;
        }

        writer.Open(header);
        if (body is null)
        {
            WriteThrow();
        }
        else
        {
            foreach (var binding in body.Bindings)
                LineBreaker.Write(writer, $"var {TypeNames.Identifier(binding.Variable.Name)} = ", expressions.Write(binding));
            LineBreaker.Write(writer, "return ", expressions.Write(body.Result));
        }

        writer.Close();
    }

    private void WriteThrow() => writer.Line(
        $"throw new {types["NotSupportedException"]}(\"The body of {kernel.Name} has errors; the build reports them.\");");

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
