namespace Kernels.Samples.Display.Figures;

/// <summary>A plot as text. With Unicode a cell of a line is a Braille pattern, 2 by 4 dots, else an asterisk.</summary>
internal static class TextPlot
{
    private const int PlotHeight = 12;
    private const int MarksOnLine = 4;
    private const int TicksDown = 5;

    public static TextCanvas Draw(Plot plot, int width, bool unicode, int height = PlotHeight)
    {
        var x = Scale.Of(plot.X, plot.Series.SelectMany(static series => series.X));
        var y = Scale.Of(plot.Y, plot.Series.SelectMany(static series => series.Y));
        var left = y.Ticks(TicksDown).Select(static tick => Scale.Label(tick).Length).DefaultIfEmpty(0).Max() + 2;
        var legend = Legend(plot, width - 1);
        var heading = (plot.Title.Length > 0 ? 1 : 0) + (plot.Y.Label.Length > 0 ? 1 : 0);
        var canvas = new TextCanvas(width, heading + height + 3 + legend.Count, unicode);
        if (plot.Title.Length > 0)
            canvas.Write(0, 0, plot.Title);
        if (plot.Y.Label.Length > 0)
            canvas.Write(left, heading - 1, plot.Y.Label);

        var inside = new TextCanvas(width - left, height, unicode);
        DrawRegion(inside, plot, x, y);
        for (var i = 0; i < plot.Series.Count; i++)
            DrawLine(inside, plot.Series[i], i, x, y);
        for (var i = 0; i < plot.Series.Count; i++)
            DrawMarks(inside, plot, i, x, y);
        canvas.Paste(inside, left, heading);

        DrawAxes(canvas, left, heading, height, x, y);
        var bottom = heading + height + 1;
        canvas.Write(left + Math.Max((width - left - plot.X.Label.Length) / 2, 0), bottom + 1, plot.X.Label);
        for (var i = 0; i < legend.Count; i++)
        {
            foreach (var (at, series) in legend[i])
            {
                canvas.Set(at, bottom + 2 + i, canvas.MarkOf(series), series);
                canvas.Write(at + 2, bottom + 2 + i, plot.Series[series].Name, series);
            }
        }

        return canvas;
    }

    /// <summary>The lines of the legend: where each series' name begins.</summary>
    private static List<List<(int At, int Series)>> Legend(Plot plot, int width)
    {
        var lines = new List<List<(int, int)>>();
        if (plot.Series.Count < 2 && (plot.Series.Count == 0 || plot.Series[0].Mark == Mark.Line))
            return lines;

        var at = width;
        for (var i = 0; i < plot.Series.Count; i++)
        {
            var needed = plot.Series[i].Name.Length + 4;
            if (at + needed > width || lines.Count == 0)
            {
                lines.Add([]);
                at = 1;
            }

            lines[^1].Add((at, i));
            at += needed;
        }

        return lines;
    }

    private static void DrawRegion(TextCanvas canvas, Plot plot, Scale x, Scale y)
    {
        if (plot.Region is not { } region)
            return;

        var shades = canvas.Unicode ? " ░▒" : " .:";
        for (var row = 0; row < canvas.Height; row++)
        {
            for (var column = 0; column < canvas.Width; column++)
            {
                var at = region(x.ValueAt((column + 0.5) / canvas.Width), y.ValueAt(1 - ((row + 0.5) / canvas.Height)));
                canvas.Set(column, row, shades[at % shades.Length], at);
            }
        }
    }

    private static void DrawLine(TextCanvas canvas, Series series, int ink, Scale x, Scale y)
    {
        if (series.Mark != Mark.Line)
            return;

        var (across, down) = canvas.DotsInCell;
        (int X, int Y)? previous = null;
        for (var i = 0; i < series.X.Count; i++)
        {
            var (atX, atY) = (x.At(series.X[i]), y.At(series.Y[i]));
            if (!double.IsFinite(atX) || !double.IsFinite(atY) || Math.Abs(atY) > 100)
            {
                previous = null;
                continue;
            }

            var dot = ((int)Math.Round(atX * ((canvas.Width * across) - 1)), (int)Math.Round((1 - atY) * ((canvas.Height * down) - 1)));
            canvas.Line(0, previous ?? dot, dot, ink);
            previous = dot;
        }
    }

    private static void DrawMarks(TextCanvas canvas, Plot plot, int index, Scale x, Scale y)
    {
        var series = plot.Series[index];
        if (series.Mark == Mark.Line && plot.Series.Count < 2)
            return;

        // Marks of different lines stand at different places, so that lines which meet stay told apart.
        var places = series.Mark == Mark.Points
            ? Enumerable.Range(0, series.X.Count)
            : Enumerable.Range(0, MarksOnLine).Select(i => (int)((i + ((index + 1.0) / (plot.Series.Count + 1))) / MarksOnLine * series.X.Count));
        foreach (var i in places.Where(i => i < series.X.Count))
        {
            var (atX, atY) = (x.At(series.X[i]), y.At(series.Y[i]));
            if (atX is >= 0 and <= 1 && atY is >= 0 and <= 1)
                canvas.Set((int)Math.Round(atX * (canvas.Width - 1)), (int)Math.Round((1 - atY) * (canvas.Height - 1)), canvas.MarkOf(index), index);
        }
    }

    private static void DrawAxes(TextCanvas canvas, int left, int top, int height, Scale x, Scale y)
    {
        for (var row = 0; row < height; row++)
            canvas.Set(left - 1, top + row, canvas.Pick('│', '|'));
        foreach (var tick in y.Ticks(TicksDown))
        {
            var (row, text) = (top + (int)Math.Round((1 - y.At(tick)) * (height - 1)), Scale.Label(tick));
            canvas.Write(left - 1 - text.Length, row, text);
            canvas.Set(left - 1, row, canvas.Pick('┤', '+'));
        }

        var columns = canvas.Width - left;
        canvas.Set(left - 1, top + height, canvas.Pick('└', '+'));
        for (var column = 0; column < columns; column++)
            canvas.Set(left + column, top + height, canvas.Pick('─', '-'));

        var free = 0;
        foreach (var tick in x.Ticks(columns / 9))
        {
            var (at, text) = (left + (int)Math.Round(x.At(tick) * (columns - 1)), Scale.Label(tick));
            var start = Math.Clamp(at - (text.Length / 2), 0, canvas.Width - text.Length);
            if (start < free)
                continue;

            canvas.Set(at, top + height, canvas.Pick('┬', '+'));
            canvas.Write(start, top + height + 1, text);
            free = start + text.Length + 1;
        }
    }
}
