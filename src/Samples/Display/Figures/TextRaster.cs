namespace Kernels.Samples.Display.Figures;

/// <summary>A grid of values as text: the denser a cell, the larger its value. Signs differ in colour and character.</summary>
internal static class TextRaster
{
    public const int CellWidth = 2;

    public static TextCanvas Draw(Raster raster, int width, bool unicode)
    {
        var (rows, columns) = (raster.Values.GetLength(0), raster.Values.GetLength(1));
        var canvas = new TextCanvas(Math.Max(width, columns * CellWidth), rows + 1, unicode);
        canvas.Write(0, 0, raster.Title);
        var largest = raster.Values.Cast<double>().Select(Math.Abs).DefaultIfEmpty(0).Max();

        // Negative values as dots, the others as blocks.
        var (below, above) = unicode ? (" ·∙•●", " ░▒▓█") : (" -~=%", " .:*#");
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var value = raster.Values[row, column];
                var shade = largest > 0 && double.IsFinite(value) ? (int)Math.Round(Math.Abs(value) / largest * (above.Length - 1)) : 0;
                for (var i = 0; i < CellWidth; i++)
                    canvas.Set((column * CellWidth) + i, row + 1, (value < 0 ? below : above)[shade], value < 0 ? 1 : 0);
            }
        }

        return canvas;
    }
}
