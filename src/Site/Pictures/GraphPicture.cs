using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Samples.Display.Figures;
using Kernels.Site.Pages;

namespace Kernels.Site.Pictures;

/// <summary>
/// A computation graph: inputs at the left, the result at the right, under each value its adjoint. Where a row is full, the
/// graph goes on in a row below it, as text does.
/// </summary>
internal static partial class GraphPicture
{
    private const string Overline = "\u0305";

    public static string Draw(KernelEntry entry, ComputationGraph graph)
    {
        var layout = new GraphLayout(graph, CurvePicture.Width);
        var elements = layout.Edges.SelectMany(Arrow).Concat(layout.Boxes.SelectMany(Box));
        return SvgPage.Draw(
            $"{entry.Page}-graph",
            $"Graph of {entry.Title}",
            $"Forward: {string.Join("; ", graph.Nodes.Select(static node => node.Label))}. "
                + $"Backward: {string.Join("; ", graph.Nodes.Reverse().Select(static node => node.Adjoint).OfType<string>())}.",
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
        {
            var (text, isAdjoint) = box.Lines[i];
            var baseline = box.Top + 18 + (i * GraphLayout.LineHeight) + (isAdjoint ? GraphLayout.AdjointGap : 0);
            var line = Svg.Text(box.Left + (box.Width / 2), baseline, "", isAdjoint ? "f1" : "name", "middle");
            line.Add(Overlined(text));
            yield return line;
        }
    }

    /// <summary>Words with a line above them: one line, and not a sign above each letter.</summary>
    private static IEnumerable<object> Overlined(string text) => Word().Split(text).Select((part, i) => i % 2 == 0
        ? (object)new XText(part)
        : new XElement(Svg.Namespace + "tspan", new XAttribute("text-decoration", "overline"), part.Replace(Overline, "", StringComparison.Ordinal)));

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

    [GeneratedRegex("((?:.\u0305)+[0-9]*)")]
    private static partial Regex Word();
}
