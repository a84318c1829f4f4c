using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;

namespace Kernels.Site.Pictures;

/// <summary>A box of a graph.</summary>
internal sealed record GraphBox(double Left, double Top, double Width, double Height, bool IsParameter, IReadOnlyList<(string Text, bool IsAdjoint)> Lines)
{
    public double Middle => Top + (Height / 2);
}

/// <summary>A column of boxes: its row, its place in it, and where it begins and ends.</summary>
internal sealed record GraphColumn(int Row, int Index, double Left, double Right);

/// <summary>Where the boxes and arrows of a graph go, in a picture of a width.</summary>
internal sealed class GraphLayout
{
    public const double LineHeight = 16;

    /// <summary>What is left free between a value and its adjoint, for the line above the adjoint's name.</summary>
    public const double AdjointGap = 3;

    private const double CharacterWidth = 6.6;

    /// <summary>Longer lines are broken, so that two boxes fit beside each other.</summary>
    private const int LongestLine = 20;

    private const double Gap = 24;
    private const double RowGap = 30;
    private const double BoxGap = 12;

    /// <summary>What is left free at both sides, for arrows from row to row.</summary>
    private const double Margin = 6;

    private const double LaneWidth = 4;

    private readonly Dictionary<int, GraphBox> boxes = [];
    private readonly Dictionary<int, GraphColumn> places = [];
    private readonly List<(double Top, double Bottom)> extents = [];

    public GraphLayout(ComputationGraph graph, double width)
    {
        var levels = Levels(graph);
        var columns = graph.Nodes.GroupBy(node => levels[node.Number]).OrderBy(static column => column.Key)
            .Select(column => column.Select(node => (Node: node, Lines: Lines(node))).ToList())
            .ToList();

        // As many columns in a row as fit.
        var row = new List<List<(GraphNode Node, List<(string, bool)> Lines)>>();
        var used = Margin;
        foreach (var column in columns)
        {
            var needed = column.Max(static item => WidthOf(item.Lines));
            if (row.Count > 0 && used + needed > width - Margin)
            {
                Place(row, width);
                row = [];
                used = Margin;
            }

            row.Add(column);
            used += needed + Gap;
        }

        Place(row, width);
        Edges = [.. Connect(graph)];
    }

    public IEnumerable<GraphBox> Boxes => boxes.Values;

    /// <summary>Each arrow's points: two for a curve within a row, more for a line from row to row.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Edges { get; }

    public double Height => Edges.SelectMany(static edge => edge).Select(static point => point.Y + 4).Append(extents[^1].Bottom).Max();

    /// <summary>Each node stands right of its operands.</summary>
    private static Dictionary<int, int> Levels(ComputationGraph graph)
    {
        var levels = new Dictionary<int, int>();
        foreach (var node in graph.Nodes)
            levels[node.Number] = graph.Edges.Where(edge => edge.To == node.Number).Select(edge => levels[edge.From] + 1).DefaultIfEmpty(0).Max();
        return levels;
    }

    private static List<(string Text, bool IsAdjoint)> Lines(GraphNode node) =>
    [
        .. LineBreaks.Of(node.Label, LongestLine).Select(static line => (line, false)),
        .. node.Adjoint is { } adjoint ? LineBreaks.Of(adjoint, LongestLine).Select(static line => (line, true)) : [],
    ];

    /// <summary>Marks above letters take no place.</summary>
    public static int LengthOf(string text) => text.Count(static character => char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark);

    private static double WidthOf(IEnumerable<(string Text, bool)> lines) => (lines.Max(static line => LengthOf(line.Text)) * CharacterWidth) + 16;

    private static double HeightOf(IReadOnlyCollection<(string Text, bool IsAdjoint)> lines) =>
        (lines.Count * LineHeight) + 12 + (lines.Any(static line => line.IsAdjoint) ? AdjointGap : 0);

    private void Place(List<List<(GraphNode Node, List<(string, bool)> Lines)>> row, double width)
    {
        var top = extents.Count > 0 ? extents[^1].Bottom + RowGap : 0;
        var height = row.Max(static column => column.Sum(static item => HeightOf(item.Lines) + BoxGap) - BoxGap);
        var needed = row.Sum(static column => column.Max(static item => WidthOf(item.Lines)));
        var gap = row.Count > 1 ? Math.Min((width - (2 * Margin) - needed) / (row.Count - 1), 2 * Gap) : 0;
        var left = Margin;
        foreach (var (index, column) in row.Index())
        {
            var columnWidth = column.Max(static item => WidthOf(item.Lines));
            var y = top + ((height - (column.Sum(static item => HeightOf(item.Lines) + BoxGap) - BoxGap)) / 2);
            foreach (var (node, lines) in column)
            {
                var boxWidth = WidthOf(lines);
                boxes[node.Number] = new GraphBox(left + ((columnWidth - boxWidth) / 2), y, boxWidth, HeightOf(lines), node.IsParameter, lines);
                places[node.Number] = new GraphColumn(extents.Count, index, left, left + columnWidth);
                y += HeightOf(lines) + BoxGap;
            }

            left += columnWidth + gap;
        }

        extents.Add((top, top + height));
    }

    private IEnumerable<IReadOnlyList<(double X, double Y)>> Connect(ComputationGraph graph)
    {
        // The arrows of a value share their lines.
        var lanes = new Dictionary<int, int>();
        foreach (var edge in graph.Edges)
        {
            var (from, to) = (boxes[edge.From], boxes[edge.To]);
            var (start, end) = ((from.Left + from.Width, from.Middle), (to.Left, to.Middle));
            var (leaves, enters) = (places[edge.From], places[edge.To]);
            if (leaves.Row == enters.Row && leaves.Index + 1 == enters.Index)
            {
                yield return [start, end];
                continue;
            }

            // Down beside its column, along below the row, and up or down beside the column where it ends: never through a box.
            if (!lanes.TryGetValue(edge.From, out var number))
                lanes.Add(edge.From, number = lanes.Keys.Count(other => places[other].Row == leaves.Row));
            var lane = number * LaneWidth;
            var right = leaves.Right + 6 + lane;
            var left = enters.Left - 12 - lane;
            var below = extents[leaves.Row].Bottom + 8 + lane;
            if (enters.Row <= leaves.Row + 1)
            {
                yield return [start, (right, start.Middle), (right, below), (left, below), (left, end.Middle), end];
                continue;
            }

            var above = extents[enters.Row - 1].Bottom + 8 + lane;
            yield return
                [start, (right, start.Middle), (right, below), (-lane, below), (-lane, above), (left, above), (left, end.Middle), end];
        }
    }
}
