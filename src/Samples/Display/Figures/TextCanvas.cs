using Spectre.Console;

namespace Kernels.Samples.Display.Figures;

/// <summary>Characters in rows and columns, each with an ink, for a figure as text.</summary>
internal sealed class TextCanvas(int width, int height, bool unicode)
{
    /// <summary>The ink of text; series have inks from 0 on.</summary>
    public const int Plain = -1;

    private const string UnicodeMarks = "●▲■◆○";
    private const string AsciiMarks = "o^#x@";

    // Readable on black and on white, and told apart by readers who do not see red and green (after Okabe and Ito).
    private static readonly Color[] Colors =
        [new(38, 139, 210), new(213, 110, 20), new(20, 160, 120), new(200, 110, 165), new(150, 130, 30)];

    // The bits of a Braille pattern, by column, from top to bottom (Unicode, block U+2800).
    private static readonly int[][] Dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    private readonly (char Character, int Ink)[,] cells = new (char, int)[width, height];

    public int Width => width;

    public int Height => height;

    public bool Unicode => unicode;

    /// <summary>Dots in a cell, across and down: what lines are drawn with.</summary>
    public (int Across, int Down) DotsInCell => unicode ? (2, 4) : (1, 1);

    /// <summary>The sign of a series, for who does not see its colour.</summary>
    public char MarkOf(int series) => (unicode ? UnicodeMarks : AsciiMarks)[series % UnicodeMarks.Length];

    public char Pick(char withUnicode, char without) => unicode ? withUnicode : without;

    public void Set(int x, int y, char character, int ink = Plain)
    {
        if (x >= 0 && x < width && y >= 0 && y < height)
            cells[x, y] = (character, ink);
    }

    public void Write(int x, int y, string text, int ink = Plain)
    {
        var shown = unicode ? text : PlainText.Of(text);
        for (var i = 0; i < shown.Length; i++)
            Set(x + i, y, shown[i], ink);
    }

    /// <summary>Draws a straight line between two dots.</summary>
    /// <param name="left">The column of cells where dots begin.</param>
    public void Line(int left, (int X, int Y) from, (int X, int Y) to, int ink)
    {
        var steps = Math.Max(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)), 1);
        for (var i = 0; i <= steps; i++)
        {
            Dot(
                left,
                (int)Math.Round(from.X + ((double)(to.X - from.X) * i / steps)),
                (int)Math.Round(from.Y + ((double)(to.Y - from.Y) * i / steps)),
                ink);
        }
    }

    /// <summary>Copies another canvas into this one.</summary>
    public void Paste(TextCanvas other, int left, int top)
    {
        for (var y = 0; y < other.Height; y++)
        {
            for (var x = 0; x < other.Width; x++)
                Set(left + x, top + y, other.cells[x, y].Character, other.cells[x, y].Ink);
        }
    }

    public void Show(IAnsiConsole console)
    {
        for (var y = 0; y < height; y++)
        {
            var end = width;
            while (end > 0 && cells[end - 1, y].Character is '\0' or ' ')
                end--;

            for (var (x, next) = (0, 0); x < end; x = next)
            {
                var ink = cells[x, y].Ink;
                while (next < end && cells[next, y].Ink == ink)
                    next++;
                var text = string.Concat(Enumerable.Range(x, next - x).Select(i => cells[i, y].Character is '\0' ? ' ' : cells[i, y].Character));
                console.Write(text, ink == Plain ? Style.Plain : new Style(Colors[ink % Colors.Length]));
            }

            console.WriteLine();
        }
    }

    private void Dot(int left, int x, int y, int ink)
    {
        var (across, down) = DotsInCell;
        var (column, row) = (left + (x / across), y / down);
        if (x < 0 || y < 0 || column >= width || row >= height)
            return;

        var present = cells[column, row].Character is var old and >= '\u2800' and <= '\u28FF' ? old - '\u2800' : 0;
        cells[column, row] = (unicode ? (char)(0x2800 + (present | Dots[x % across][y % down])) : '*', ink);
    }
}
