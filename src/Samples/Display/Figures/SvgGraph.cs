using System.Xml.Linq;

namespace Kernels.Samples.Display.Figures;

/// <summary>Nodes as boxes and edges as arrows, as SVG.</summary>
internal static class SvgGraph
{
    private const double Top = 30;
    private const double LineHeight = 17;
    private const double LongestEdge = 170;

    public static (IEnumerable<XElement> Elements, double Height) Draw(NodeGraph graph, double width)
    {
        var columns = graph.Nodes.Max(static node => node.Column) + 1;
        var boxWidth = (graph.Nodes.SelectMany(static node => node.Lines).Max(static line => line.Length) * 7.2) + 16;
        var boxHeight = (graph.Nodes.Max(static node => node.Lines.Count) * LineHeight) + 12;
        var stepX = columns > 1 ? Math.Min((width - boxWidth) / (columns - 1), boxWidth + LongestEdge) : 0;
        var stepY = boxHeight + 30;
        double Left(Node node) => node.Column * stepX;
        double MiddleY(Node node) => Top + (node.Row * stepY) + (boxHeight / 2);

        var elements = new List<XElement> { Svg.Text(0, 12, graph.Title, "panel") };
        foreach (var edge in graph.Edges)
        {
            var from = graph.Nodes.First(node => node.Name == edge.From);
            var to = graph.Nodes.First(node => node.Name == edge.To);
            elements.AddRange(Arrow(Left(from) + boxWidth, MiddleY(from), Left(to), MiddleY(to), edge.Label));
        }

        foreach (var node in graph.Nodes)
        {
            var top = MiddleY(node) - (boxHeight / 2);
            var box = Svg.Rectangle(Left(node), top, boxWidth, boxHeight, "box");
            box.Add(new XAttribute("rx", "6"));
            elements.Add(box);
            for (var i = 0; i < node.Lines.Count; i++)
                elements.Add(Svg.Text(Left(node) + (boxWidth / 2), top + 19 + (i * LineHeight), node.Lines[i], i == 0 ? "panel" : "name", "middle"));
        }

        return (elements, Top + (graph.Nodes.Max(static node => node.Row) * stepY) + boxHeight + 4);
    }

    private static IEnumerable<XElement> Arrow(double x1, double y1, double x2, double y2, string label)
    {
        var length = Math.Max(Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1))), 1);
        var (dx, dy) = ((x2 - x1) / length, (y2 - y1) / length);
        var (backX, backY) = (x2 - (8 * dx), y2 - (8 * dy));
        yield return Svg.Line(x1, y1, backX, backY, "axis");
        yield return Svg.Path(
            $"M{Svg.Number(x2)} {Svg.Number(y2)}L{Svg.Number(backX - (4 * dy))} {Svg.Number(backY + (4 * dx))}"
                + $"L{Svg.Number(backX + (4 * dy))} {Svg.Number(backY - (4 * dx))}z",
            "arrow");
        if (label.Length > 0)
            yield return Svg.Text((x1 + x2) / 2, ((y1 + y2) / 2) - 6, label, "f1", "middle");
    }
}
