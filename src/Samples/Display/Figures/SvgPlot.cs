using System.Text;
using System.Xml.Linq;

namespace Kernels.Samples.Display.Figures;

/// <summary>A plot as SVG: grid, axes, background regions, curves with dashes and shapes, points, and a legend.</summary>
internal static class SvgPlot
{
    private const double Left = 62;
    private const double TopWithTitle = 40;
    private const double TopWithout = 8;
    private const double Right = 10;
    private const int MarksOnLine = 5;

    /// <summary>A line through no more points than this was measured at each of them, and has a mark there.</summary>
    private const int MostMeasured = 12;
    private const double RegionCell = 3;

    public static (IEnumerable<XElement> Elements, double Height) Draw(Plot plot, double width)
    {
        var (across, down) = (width - Left - Right, Math.Clamp(width * 0.62, 190, 320));
        var top = plot.Title.Length + plot.Y.Label.Length > 0 ? TopWithTitle : TopWithout;
        var x = Scale.Of(plot.X, plot.Series.SelectMany(static series => series.X));
        var y = Scale.Of(plot.Y, plot.Series.SelectMany(static series => series.Y));
        double X(double value) => Left + (x.At(value) * across);
        double Y(double value) => top + ((1 - y.At(value)) * down);

        var elements = new List<XElement>();
        if (plot.Title.Length > 0)
            elements.Add(Svg.Text(0, 12, plot.Title, "panel"));
        if (plot.Y.Label.Length > 0)
            elements.Add(Svg.Text(0, 30, plot.Y.Label, "muted"));
        elements.AddRange(Regions(plot, x, y, across, down, top));
        foreach (var tick in y.Ticks(6))
        {
            elements.Add(Svg.Line(Left, Y(tick), Left + across, Y(tick), "grid"));
            elements.Add(Svg.Text(Left - 6, Y(tick) + 4, Scale.Label(tick), "muted", "end"));
        }

        foreach (var tick in x.Ticks((int)(across / 55)))
        {
            elements.Add(Svg.Line(X(tick), top + down, X(tick), top + down + 4, "axis"));
            elements.Add(Svg.Text(X(tick), top + down + 17, Scale.Label(tick), "muted", "middle"));
        }

        elements.Add(Svg.Path($"M{Svg.Number(Left)} {Svg.Number(top)}v{Svg.Number(down)}h{Svg.Number(across)}", "axis"));
        elements.Add(Svg.Text(Left + (across / 2), top + down + 34, plot.X.Label, "muted", "middle"));

        for (var i = 0; i < plot.Series.Count; i++)
            elements.AddRange(plot.Series[i].Mark == Mark.Line ? Curve(plot, i, X, Y) : Points(plot.Series[i], i, X, Y));

        var legend = Legend(plot, width, top + down + 52);
        elements.AddRange(legend.Elements);
        return (elements, legend.Bottom);
    }

    /// <summary>The background: one path for each class, since paths side by side would show a seam.</summary>
    private static IEnumerable<XElement> Regions(Plot plot, Scale x, Scale y, double across, double down, double top)
    {
        if (plot.Region is not { } region)
            return [];

        var (columns, rows) = ((int)(across / RegionCell), (int)(down / RegionCell));
        var (cellWidth, cellHeight) = (across / columns, down / rows);
        var paths = new SortedDictionary<int, StringBuilder>();
        for (var row = 0; row < rows; row++)
        {
            int At(int column) => region(x.ValueAt((column + 0.5) / columns), y.ValueAt(1 - ((row + 0.5) / rows)));

            // Cells of one class beside each other are one rectangle.
            for (var (column, next) = (0, 0); column < columns; column = next)
            {
                var at = At(column);
                while (next < columns && At(next) == at)
                    next++;
                if (!paths.TryGetValue(at, out var path))
                    paths[at] = path = new();
                path.Append('M').Append(Svg.Number(Left + (column * cellWidth))).Append(' ').Append(Svg.Number(top + (row * cellHeight)))
                    .Append('H').Append(Svg.Number(Left + (next * cellWidth))).Append('V').Append(Svg.Number(top + ((row + 1) * cellHeight)))
                    .Append('H').Append(Svg.Number(Left + (column * cellWidth))).Append('z');
            }
        }

        return paths.Select(static path => Svg.Path(path.Value.ToString(), $"region f{path.Key % Svg.Styles}"));
    }

    private static IEnumerable<XElement> Curve(Plot plot, int index, Func<double, double> X, Func<double, double> Y)
    {
        var series = plot.Series[index];
        var data = new StringBuilder();
        var drawing = false;
        for (var i = 0; i < series.X.Count; i++)
        {
            var (x, y) = (X(series.X[i]), Y(series.Y[i]));
            var shown = double.IsFinite(x) && double.IsFinite(y);
            if (shown)
                data.Append(drawing ? 'L' : 'M').Append(Svg.Number(x)).Append(' ').Append(Svg.Number(y));
            drawing = shown;
        }

        yield return Svg.Path(data.ToString(), $"curve s{index % Svg.Styles}");
        if (plot.Series.Count < 2)
            yield break;

        var places = series.X.Count <= MostMeasured
            ? Enumerable.Range(0, series.X.Count)
            : Enumerable.Range(0, MarksOnLine).Select(mark => (int)((mark + ((index + 1.0) / (plot.Series.Count + 1))) / MarksOnLine * series.X.Count));
        foreach (var i in places)
        {
            if (double.IsFinite(X(series.X[i])) && double.IsFinite(Y(series.Y[i])))
                yield return Svg.Shape(index, X(series.X[i]), Y(series.Y[i]), 4);
        }
    }

    private static IEnumerable<XElement> Points(Series series, int index, Func<double, double> X, Func<double, double> Y) => series.X
        .Zip(series.Y)
        .Select(point => (X: X(point.First), Y: Y(point.Second)))
        .Where(static point => double.IsFinite(point.X) && double.IsFinite(point.Y))
        .Select(point => Svg.Shape(index, point.X, point.Y, series.X.Count > 100 ? 2.5 : 4));

    private static (List<XElement> Elements, double Bottom) Legend(Plot plot, double width, double top)
    {
        var elements = new List<XElement>();
        if (plot.Series.Count < 2 && plot.Series.All(static series => series.Mark == Mark.Line))
            return (elements, top - 14);

        var (x, y) = (0.0, top);
        for (var i = 0; i < plot.Series.Count; i++)
        {
            var needed = 44 + (plot.Series[i].Name.Length * 6.8);
            if (x > 0 && x + needed > width)
                (x, y) = (0, y + 18);
            if (plot.Series[i].Mark == Mark.Line)
                elements.Add(Svg.Path($"M{Svg.Number(x)} {Svg.Number(y)}h26", $"curve s{i % Svg.Styles}"));
            elements.Add(Svg.Shape(i, x + 13, y, 4));
            elements.Add(Svg.Text(x + 32, y + 4, plot.Series[i].Name, "name"));
            x += needed;
        }

        return (elements, y + 8);
    }
}
