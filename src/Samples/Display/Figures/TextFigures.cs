using Spectre.Console;

namespace Kernels.Samples.Display.Figures;

/// <summary>Figures in a terminal: side by side where they fit, else one below the other.</summary>
internal static class TextFigures
{
    private const int Gap = 2;

    public static void Show(IAnsiConsole console, IReadOnlyList<Figure> panels, int width)
    {
        var narrowest = panels.Max(NarrowestWidth);
        var perRow = Math.Clamp((width + Gap) / (narrowest + Gap), 1, panels.Count);
        var panelWidth = ((width + Gap) / perRow) - Gap;

        foreach (var (row, index) in panels.Chunk(perRow).Select(static (row, index) => (row, index)))
        {
            if (index > 0)
                console.WriteLine();
            var drawn = row.Select(panel => Draw(panel, panelWidth, console.Profile.Capabilities.Unicode)).ToArray();
            var canvas = new TextCanvas(width, drawn.Max(static part => part.Height), console.Profile.Capabilities.Unicode);
            for (var i = 0; i < drawn.Length; i++)
                canvas.Paste(drawn[i], i * (panelWidth + Gap), 0);
            canvas.Show(console);
        }
    }

    private static int NarrowestWidth(Figure figure) => figure switch
    {
        Plot or Bars => 38,
        NodeGraph graph => TextGraph.WidthOf(graph),
        Raster raster => Math.Max(raster.Values.GetLength(1) * TextRaster.CellWidth, Math.Min(raster.Title.Length, 18)),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static TextCanvas Draw(Figure figure, int width, bool unicode) => figure switch
    {
        Plot plot => TextPlot.Draw(plot, width, unicode),
        Bars bars => TextBars.Draw(bars, width, unicode),
        NodeGraph graph => TextGraph.Draw(graph, width, unicode),
        Raster raster => TextRaster.Draw(raster, width, unicode),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };
}
