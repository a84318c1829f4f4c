using System.Globalization;
using System.Text;

namespace Kernels.Samples.Display;

/// <summary>A curve as text: values from left to right over a labelled axis.</summary>
/// <remarks>
/// With Unicode a cell is a Braille pattern, 2 by 4 dots, else one asterisk. The loss axis is logarithmic, as a loss
/// falls by factors.
/// </remarks>
internal sealed class LossChart(int width, int height, bool unicode)
{
    private const int LabelWidth = 7;

    // The bits of a Braille pattern, by column, from top to bottom (Unicode, block U+2800).
    private static readonly int[][] Dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    private readonly int dotsAcross = unicode ? 2 : 1;
    private readonly int dotsDown = unicode ? 4 : 1;

    public IEnumerable<string> Lines(IReadOnlyList<double> values)
    {
        var columns = width - LabelWidth - 2;
        var logs = values.Select(value => Math.Log(Math.Max(value, 1e-9))).ToArray();
        var (low, high) = (logs.Min(), logs.Max());
        var span = Math.Max(high - low, 1e-9);
        var cells = Draw(logs, low, span, columns);

        for (var y = 0; y < height; y++)
        {
            var label = Math.Exp(high - span * y / (height - 1));
            var text = y % 2 == 0 || y == height - 1 ? label.ToString("0.0000", CultureInfo.InvariantCulture) : "";
            yield return $"{text,LabelWidth} {(unicode ? '┤' : '|')}{string.Concat(Enumerable.Range(0, columns).Select(x => Cell(cells[x, y])))}".TrimEnd();
        }

        yield return $"{"",LabelWidth} {(unicode ? '└' : '+')}{new string(unicode ? '─' : '-', columns)}";
        yield return Ticks(values.Count, columns);
    }

    private int[,] Draw(double[] logs, double low, double span, int columns)
    {
        var cells = new int[columns, height];
        var (dotsX, dotsY) = (columns * dotsAcross, height * dotsDown);
        var previous = -1;

        for (var x = 0; x < dotsX; x++)
        {
            // Without as many values as dots, values are repeated; with more, some are passed over.
            var value = logs[(int)((long)x * (logs.Length - 1) / Math.Max(dotsX - 1, 1))];
            var y = (int)Math.Round((1 - (value - low) / span) * (dotsY - 1));

            // Down or up to the neighbour, so that a steep part stays one line.
            var from = previous < 0 ? y : previous + Math.Sign(y - previous);

            for (var dot = Math.Min(from, y); dot <= Math.Max(from, y); dot++)
                cells[x / dotsAcross, dot / dotsDown] |= Dots[x % dotsAcross][dot % dotsDown];

            previous = y;
        }

        return cells;
    }

    private char Cell(int dots) => dots == 0 ? ' ' : unicode ? (char)(0x2800 + dots) : '*';

    private static string Ticks(int count, int columns)
    {
        var line = new StringBuilder(new string(' ', LabelWidth + 2 + columns));

        for (var tick = 0; tick <= 4; tick++)
        {
            var text = (1 + (int)Math.Round((count - 1) * tick / 4.0)).ToString(CultureInfo.InvariantCulture);
            var at = LabelWidth + 2 + Math.Clamp((columns - 1) * tick / 4 - text.Length / 2, 0, columns - text.Length);
            line.Remove(at, text.Length).Insert(at, text);
        }

        return line.ToString().TrimEnd();
    }
}
