using System;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>
/// The scalar method on each element. It is written for a body that was not understood; mostly the build fails then and it never
/// runs, but it does where another generator supplies what the body lacks, and is right. And it raises what the scalar method throws.
/// </summary>
internal sealed class ScalarFallback(KernelSignature signature, SourceWriter writer)
{
    private const string Comment = "// The body could not be vectorised, so this calls the scalar method for each element.";

    private readonly KernelModel kernel = signature.Kernel;

    /// <summary>The span form: the scalar method on each element.</summary>
    public void WriteLoop()
    {
        var index = LocalName("i");
        writer.Line(Comment);
        writer.Line($"for (var {index} = 0; {index} < {TypeNames.Identifier(signature.Members.Destinations[0])}.Length; {index}++)");
        var elements = string.Join(", ", signature.Members.Destinations.Select(destination => $"{TypeNames.Identifier(destination)}[{index}]"));
        var target = kernel.ReturnsTuple ? $"({elements})" : elements;
        writer.Indented(() => LineBreaker.Write(writer, $"{target} = {ScalarCall(name => $"{name}[{index}]")}"));
    }

    /// <summary>A vector form of a body that was not understood.</summary>
    public void WriteVectorForm(VectorWidth width)
    {
        writer.Line(Comment);
        WriteLanes(width);
    }

    /// <summary>The scalar method on each lane, in order.</summary>
    public void WriteLanes(VectorWidth width)
    {
        var (lane, result, element) = (LocalName("lane"), LocalName("result"), LocalName("element"));
        var vector = signature.Types[width.Type];
        var zeros = kernel.Results.Select(item => $"{vector}<{item.Type.Keyword()}>.Zero");
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

    private string LocalName(string name) => signature.Members.Locals().Allocate(name);

    private string ScalarCall(Func<string, string> element) => signature.Call(parameter => element(TypeNames.Identifier(parameter.Name)));
}
