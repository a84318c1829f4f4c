using System;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>
/// What is written for a body that was not understood: the scalar method on each element. Mostly the build fails
/// and it never runs; it does where another generator supplies what the body lacks, and then it is right.
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
        writer.Indented(() => LineBreaker.Write(writer, $"{target} = {ScalarCall(parameter => $"{TypeNames.Identifier(parameter.Name)}[{index}]")}"));
    }

    /// <summary>A vector form: the scalar method on each lane.</summary>
    public void WriteLanes(VectorWidth width)
    {
        var (lane, result, element) = (LocalName("lane"), LocalName("result"), LocalName("element"));
        var vector = signature.Types[width.Type];
        var zeros = kernel.Results.Select(item => $"{vector}<{LaneOf(item.Element)}>.Zero");
        writer.Line(Comment);
        writer.Line($"var {result} = {(kernel.ReturnsTuple ? $"({string.Join(", ", zeros)})" : zeros.First())};");
        var call = ScalarCall(parameter => FromLane(parameter.Element, $"{vector}.GetElement({TypeNames.Identifier(parameter.Name)}, {lane})"));
        var loop = $"for (var {lane} = 0; {lane} < {vector}<{kernel.LaneType.Keyword()}>.Count; {lane}++)";
        if (kernel.ReturnsTuple)
        {
            writer.Open(loop);
            LineBreaker.Write(writer, $"var {element} = {call}");
            for (var i = 1; i <= kernel.Results.Count; i++)
                writer.Line($"{result}.Item{i} = {vector}.WithElement({result}.Item{i}, {lane}, {ToLane(kernel.Results[i - 1].Element, $"{element}.Item{i}")});");
            writer.Close();
            writer.Line();
        }
        else
        {
            writer.Line(loop);
            writer.Indented(() => LineBreaker.Write(writer, $"{result} = {vector}.WithElement({result}, {lane}, {ToLane(kernel.Results[0].Element, call)})"));
        }

        writer.Line($"return {result};");
    }

    private string LocalName(string name) => signature.Members.Locals().Allocate(name);

    private string ScalarCall(Func<KernelParameter, string> element) => signature.Call(element);

    private string LaneOf(ElementType element) => element.Lane(kernel.LaneBits).Keyword();

    private string FromLane(ElementType element, string value) => element.IsLane(kernel.LaneBits) ? value
        : element.Type == ScalarType.Bool ? $"{value} != 0"
        : $"({element.Code}){value}";

    private string ToLane(ElementType element, string value) => element.IsLane(kernel.LaneBits) ? value
        : element.Type == ScalarType.Bool ? $"{value} ? {Literals.Of(Constant.Of(element.Lane(kernel.LaneBits), -1))} : 0"
        : $"({LaneOf(element)}){value}";
}
