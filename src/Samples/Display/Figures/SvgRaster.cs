using System.Xml.Linq;

namespace Kernels.Samples.Display.Figures;

/// <summary>
/// A grid of values as SVG: the denser a square, the larger its value; negative ones have a colour of their own and a
/// smaller square.
/// </summary>
internal static class SvgRaster
{
    private const double Top = 22;
    private const double LargestCell = 26;

    public static (IEnumerable<XElement> Elements, double Height) Draw(Raster raster, double width)
    {
        var (rows, columns) = (raster.Values.GetLength(0), raster.Values.GetLength(1));
        var cell = Math.Min(width / columns, LargestCell);
        var largest = raster.Values.Cast<double>().Select(Math.Abs).DefaultIfEmpty(0).Max();
        var elements = new List<XElement> { Svg.Text(0, 12, raster.Title, "panel") };

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var value = raster.Values[row, column];
                var strength = largest > 0 && double.IsFinite(value) ? Math.Abs(value) / largest : 0;
                if (strength < 0.004)
                    continue;

                var side = value < 0 ? cell * 0.72 : cell;
                var element = Svg.Rectangle((column * cell) + ((cell - side) / 2), Top + (row * cell) + ((cell - side) / 2),
                    side, side, value < 0 ? "f1" : "f0");
                element.Add(new XAttribute("fill-opacity", Svg.Number(strength)));
                elements.Add(element);
            }
        }

        elements.Add(Svg.Rectangle(0, Top, columns * cell, rows * cell, "grid"));
        return (elements, Top + (rows * cell) + 4);
    }
}
