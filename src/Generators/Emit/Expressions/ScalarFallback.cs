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
/// <param name="signature">The kernel's names.</param>
/// <param name="writer">Where to write.</param>
/// <param name="laneBits">The width of the lanes of the vectors.</param>
internal sealed class ScalarFallback(KernelSignature signature, SourceWriter writer, int laneBits)
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

    /// <summary>A vector form of a body that was not understood.</summary>
    public void WriteVectorForm(VectorWidth width)
    {
        var result = LocalName("result");
        var zeros = kernel.Results.Select(item => $"{signature.Types[width.Type]}<{LaneOf(item.Element)}>.Zero");
        writer.Line(Comment);
        writer.Line($"var {result} = {(kernel.ReturnsTuple ? $"({string.Join(", ", zeros)})" : zeros.First())};");
        WriteLanes(width, result);
        if (kernel.ReturnsTuple)
            writer.Line();
        writer.Line($"return {result};");
    }

    /// <summary>The scalar method on each lane, in order.</summary>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="result">The variable that receives the results.</param>
    public void WriteLanes(VectorWidth width, string result)
    {
        var (lane, element) = (LocalName("lane"), LocalName("element"));
        var vector = signature.Types[width.Type];
        var call = CallOf(lane, vector);
        var loop = LoopOver(lane, vector);
        if (kernel.ReturnsTuple)
        {
            writer.Open(loop);
            LineBreaker.Write(writer, $"var {element} = {call}");
            for (var i = 1; i <= kernel.Results.Count; i++)
                writer.Line($"{result}.Item{i} = {vector}.WithElement({result}.Item{i}, {lane}, "
                    + $"{ToLane(kernel.Results[i - 1].Element, $"{element}.Item{i}")});");
            writer.Close();
        }
        else
        {
            writer.Line(loop);
            writer.Indented(() => LineBreaker.Write(writer, $"{result} = {vector}.WithElement({result}, {lane}, {ToLane(kernel.Results[0].Element, call)})"));
        }
    }

    /// <summary>The same, for its exceptions alone.</summary>
    public void WriteCalls(VectorWidth width)
    {
        var (lane, vector) = (LocalName("lane"), signature.Types[width.Type]);
        writer.Line(LoopOver(lane, vector));
        writer.Indented(() => LineBreaker.Write(writer, CallOf(lane, vector)));
    }

    private string LoopOver(string lane, string vector) => $"for (var {lane} = 0; {lane} < {vector}<{LaneOf(kernel.Results[0].Element)}>.Count; {lane}++)";

    private string CallOf(string lane, string vector) => ScalarCall(parameter =>
        FromLane(parameter.Element, $"{vector}.GetElement({TypeNames.Identifier(parameter.Name)}, {lane})"));

    private string LocalName(string name) => signature.Members.Locals().Allocate(name);

    private string ScalarCall(Func<KernelParameter, string> element) => signature.Call(element);

    private string LaneOf(ElementType element) => element.Lane(laneBits).Code;

    private string FromLane(ElementType element, string value) => element.IsLane(laneBits) ? value
        : element.Type == ScalarType.Bool ? $"{value} != 0"
        : $"({element.Code}){value}";

    private string ToLane(ElementType element, string value) => element.IsLane(laneBits) ? value
        : element.Type == ScalarType.Bool ? $"{value} ? {Literals.Of(Constant.Of(element.Lane(laneBits), -1))} : 0"
        : $"({LaneOf(element)}){value}";
}
