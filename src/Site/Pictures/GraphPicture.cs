using System.Xml.Linq;
using Kernels.Generators.Emit;
using Kernels.Samples.Display.Figures;
using Kernels.Site.Pages;

namespace Kernels.Site.Pictures;

/// <summary>
/// A computation graph: inputs at the left, the result at the right, under each value its adjoint. Where a row is full, the
/// graph goes on in a row below it, as text does.
/// </summary>
internal static class GraphPicture
{
    public static string Draw(KernelEntry entry, ComputationGraph graph)
    {
        var layout = new GraphLayout(graph, CurvePicture.Width);
        var elements = layout.Edges.SelectMany(Arrow).Concat(layout.Boxes.SelectMany(Box)).Select(static element => element);
        return SvgPage.Draw(
            $"{entry.Page}-graph",
            $"{entry.Title}, step by step",
            $"Forward: {string.Join("; ", graph.Nodes.Select(static node => node.Label))}. Backward: {string.Join("; ", graph.Nodes.Reverse().Select(static node => node.Adjoint).OfType<string>())}.",
            CurvePicture.Width,
            SvgPage.Heading + layout.Height,
            [Svg.Group(0, SvgPage.Heading, elements)]);
    }

    private static IEnumerable<XElement> Box(GraphBox box)
    {
        var outline = Svg.Rectangle(box.Left, box.Top, box.Width, box.Height, "box");
        outline.Add(new XAttribute("rx", Svg.Number(box.IsParameter ? 12 : 4)));
        yield return outline;
        for (var i = 0; i < box.Lines.Count; i++)
            yield return Svg.Text(box.Left + (box.Width / 2), box.Top + 18 + (i * GraphLayout.LineHeight), box.Lines[i].Text, box.Lines[i].IsAdjoint ? "f1" : "name", "middle");
    }

    private static IEnumerable<XElement> Arrow(IReadOnlyList<(double X, double Y)> points)
    {
        var ((fromX, fromY), (toX, toY)) = (points[0], points[^1]);
        var end = toX - 7;
        string Point(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
        var path = points.Count == 2
            ? $"M{Point(fromX, fromY)}C{Point((fromX + end) / 2, fromY)} {Point((fromX + end) / 2, toY)} {Point(end, toY)}"
            : $"M{Point(fromX, fromY)}{string.Concat(points.Skip(1).SkipLast(1).Select(point => $"L{Point(point.X, point.Y)}"))}L{Point(end, toY)}";
        yield return Svg.Path(path, "axis");
        yield return Svg.Path($"M{Point(toX, toY)}L{Point(end, toY - 4)}L{Point(end, toY + 4)}z", "arrow");
    }
}
