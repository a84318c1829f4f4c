using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit;

/// <summary>
/// Writes the loop of one vector width, a method of its own: whole vectors, several a turn, then a last vector that ends
/// where the spans end and may overlap the one before. Shorter spans go to the next narrower width.
/// </summary>
internal sealed class LoopWriter
{
    private readonly KernelModel kernel;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly string destination;
    private readonly IReadOnlyDictionary<int, string> loops;
    private readonly int unroll;

    private readonly List<KernelParameter> varying;
    private readonly string index;
    private readonly string widthName;
    private readonly string last;
    private readonly string tail;
    private readonly string output;

    /// <summary>The kernel's name; from <c>global::</c> where a parameter hides it.</summary>
    private readonly string vectorForm;
    private readonly Dictionary<string, string> inputs;
    private readonly string[] results;

    public LoopWriter(
        KernelModel kernel,
        SourceWriter writer,
        TypeNames types,
        string destination,
        IReadOnlyDictionary<int, string> loops,
        int unroll)
    {
        (this.kernel, this.writer, this.types, this.destination, this.loops, this.unroll) =
            (kernel, writer, types, destination, loops, unroll);
        varying = [.. kernel.Parameters.Where(static parameter => !parameter.IsUniform)];

        var names = new NameAllocator(kernel.Parameters.Select(static parameter => parameter.Name).Concat([destination, kernel.Name]));
        index = names.Allocate("i");
        last = names.Allocate("last");
        tail = names.Allocate("tail");
        widthName = names.Allocate("width");
        inputs = varying.ToDictionary(static parameter => parameter.Name, parameter => names.Allocate($"{parameter.Name}Start"));
        output = names.Allocate("destinationStart");
        vectorForm = KernelWriter.CallName(kernel, destination);
        results = [.. Enumerable.Range(0, unroll).Select(turn => names.Allocate($"result{turn}"))];
    }

    public void Write(VectorWidth width)
    {
        var vector = types[width.Type];
        var count = $"{vector}<{kernel.ReturnType.Keyword()}>.Count";
        var length = $"{Identifier(varying[0].Name)}.Length";

        writer.Line($"// The loop over vectors of {width.Bits} bits.");
        writer.OpenBroken($"private static void {loops[width.Bits]}({KernelWriter.SpanParameters(kernel, types, destination)})");
        WriteShort(width, count, length);

        foreach (var parameter in varying)
            writer.Line($"ref var {inputs[parameter.Name]} = ref {types["MemoryMarshal"]}.GetReference({Identifier(parameter.Name)});");
        writer.Line($"ref var {output} = ref {types["MemoryMarshal"]}.GetReference({destination});");
        writer.Line();
        writer.Line("// The last vector may overlap the one before it. It is computed first, so that destination may be an input.");
        writer.Line($"var {widthName} = (nuint){count};");
        writer.Line($"var {last} = (nuint){length} - {widthName};");
        LineBreaker.Write(writer, $"var {tail} = {Body(vector, last)}");
        writer.Line();

        writer.Line($"nuint {index} = 0;");
        if (unroll > 1)
        {
            var step = $"({unroll} * {widthName})";
            writer.Open($"for (; {index} + {step} <= {last}; {index} += {step.Trim('(', ')')})");
            for (var turn = 0; turn < unroll; turn++)
                LineBreaker.Write(writer, $"var {results[turn]} = {Body(vector, At(turn))}");
            for (var turn = 0; turn < unroll; turn++)
                writer.Line($"{results[turn]}.StoreUnsafe(ref {output}, {At(turn)});");
            writer.Close();
            writer.Line();
        }

        writer.Line($"for (; {index} < {last}; {index} += {widthName})");
        writer.Indented(() => LineBreaker.Write(writer, $"{Body(vector, index)}.StoreUnsafe(ref {output}, {index})"));
        writer.Line();
        writer.Line($"{tail}.StoreUnsafe(ref {output}, {last});");
        writer.Close();
    }

    /// <summary>Spans below one vector: the next width, and below the narrowest a vector that is partly filled.</summary>
    private void WriteShort(VectorWidth width, string count, string length)
    {
        writer.Open($"if ({length} < {count})");
        if (width.Bits == 128)
        {
            var lanes = types["Lanes"];
            var arguments = kernel.Parameters.Select(parameter => parameter.IsUniform
                ? Identifier(parameter.Name)
                : $"{lanes}.LoadShort({Identifier(parameter.Name)})");
            writer.Line($"if ({length} > 0)");
            var call = $"{lanes}.StoreShort({vectorForm}({string.Join(", ", arguments)}), {destination})";
            writer.Indented(() => LineBreaker.Write(writer, call));
        }
        else
        {
            var arguments = kernel.Parameters.Select(static parameter => Identifier(parameter.Name)).Append(destination);
            LineBreaker.Write(writer, $"{loops[width.Bits / 2]}({string.Join(", ", arguments)})");
        }

        writer.Line("return;");
        writer.Close();
        writer.Line();
    }

    private string At(int turn) => turn switch
    {
        0 => index,
        1 => $"{index} + {widthName}",
        _ => $"{index} + ({turn} * {widthName})",
    };

    /// <summary>The kernel on the vectors at an index.</summary>
    private string Body(string vector, string at)
    {
        var arguments = kernel.Parameters.Select(parameter => parameter.IsUniform
            ? Identifier(parameter.Name)
            : $"{vector}.LoadUnsafe(ref {inputs[parameter.Name]}, {at})");
        return $"{vectorForm}({string.Join(", ", arguments)})";
    }

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
