namespace Kernels.Samples.Display.Figures;

/// <summary>Nodes as boxes with lines between them. Where the width does not suffice, one node a line.</summary>
internal static class TextGraph
{
    private const int ColumnGap = 6;

    public static int WidthOf(NodeGraph graph) => Lefts(graph)[^1];

    public static TextCanvas Draw(NodeGraph graph, int width, bool unicode) =>
        WidthOf(graph) <= width ? DrawBoxes(graph, width, unicode) : DrawList(graph, width, unicode);

    private static TextCanvas DrawBoxes(NodeGraph graph, int width, bool unicode)
    {
        var lefts = Lefts(graph);
        var rowHeight = graph.Nodes.Max(static node => node.Lines.Count) + 3;
        var canvas = new TextCanvas(width, (int)Math.Round(graph.Nodes.Max(static node => node.Row) * rowHeight) + rowHeight, unicode);
        var (across, down) = canvas.DotsInCell;
        canvas.Write(0, 0, graph.Title);

        int Top(Node node) => 1 + (int)Math.Round(node.Row * rowHeight);
        int Middle(Node node) => Top(node) + 1 + (node.Lines.Count / 2);

        foreach (var edge in graph.Edges)
        {
            var (from, to) = (Find(graph, edge.From), Find(graph, edge.To));
            var (startX, endX) = (lefts[from.Column] + BoxWidth(from), lefts[to.Column] - 1);
            canvas.Line(0, (startX * across, (Middle(from) * down) + (down / 2)), (endX * across, (Middle(to) * down) + (down / 2)), TextCanvas.Plain);
            canvas.Set(endX, Middle(to), canvas.Pick('▶', '>'));
        }

        foreach (var edge in graph.Edges)
        {
            var (from, to) = (Find(graph, edge.From), Find(graph, edge.To));
            var middle = (lefts[from.Column] + BoxWidth(from) + lefts[to.Column]) / 2;
            canvas.Write(middle - (edge.Label.Length / 2), (Middle(from) + Middle(to)) / 2, edge.Label, 1);
        }

        foreach (var node in graph.Nodes)
            DrawBox(canvas, node, lefts[node.Column], Top(node));

        return canvas;
    }

    private static void DrawBox(TextCanvas canvas, Node node, int left, int top)
    {
        var inside = BoxWidth(node) - 2;
        var rule = new string(canvas.Pick('─', '-'), inside);
        canvas.Write(left, top, canvas.Unicode ? $"╭{rule}╮" : $"+{rule}+");
        for (var i = 0; i < node.Lines.Count; i++)
        {
            canvas.Write(left, top + 1 + i, canvas.Unicode ? $"│{new string(' ', inside)}│" : $"|{new string(' ', inside)}|");
            canvas.Write(left + 1, top + 1 + i, node.Lines[i], i == 0 ? 0 : TextCanvas.Plain);
        }

        canvas.Write(left, top + 1 + node.Lines.Count, canvas.Unicode ? $"╰{rule}╯" : $"+{rule}+");
    }

    private static TextCanvas DrawList(NodeGraph graph, int width, bool unicode)
    {
        var canvas = new TextCanvas(width, graph.Nodes.Count + graph.Edges.Count + 2, unicode);
        canvas.Write(0, 0, graph.Title);
        var line = 1;
        foreach (var node in graph.Nodes.OrderBy(static node => node.Column))
        {
            canvas.Write(0, line++, string.Join(", ", node.Lines));
            foreach (var edge in graph.Edges.Where(edge => edge.To == node.Name))
                canvas.Write(2, line++, $"→ {string.Join(" ", Find(graph, edge.From).Lines.Take(1))} {edge.Label}");
        }

        return canvas;
    }

    private static Node Find(NodeGraph graph, string name) => graph.Nodes.First(node => node.Name == name);

    private static int BoxWidth(Node node) => node.Lines.Max(static line => line.Length) + 2;

    /// <summary>Where each column begins, and last where the graph ends.</summary>
    private static List<int> Lefts(NodeGraph graph)
    {
        var lefts = new List<int> { 0 };
        for (var column = 0; column <= graph.Nodes.Max(static node => node.Column); column++)
        {
            var widest = graph.Nodes.Where(node => node.Column == column).Select(BoxWidth).DefaultIfEmpty(0).Max();
            var label = graph.Edges.Where(edge => Find(graph, edge.From).Column == column).Select(static edge => edge.Label.Length + 4).DefaultIfEmpty(0).Max();
            lefts.Add(lefts[^1] + widest + Math.Max(ColumnGap, label));
        }

        lefts[^1] -= ColumnGap;
        return lefts;
    }
}
