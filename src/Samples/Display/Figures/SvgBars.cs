using System.Xml.Linq;

namespace Kernels.Samples.Display.Figures;

/// <summary>Bars as SVG, one below the other, with their values written beside them.</summary>
internal static class SvgBars
{
    private const double BarHeight = 18;
    private const double Step = 27;
    private const double Top = 24;

    public static (IEnumerable<XElement> Elements, double Height) Draw(Bars bars, double width)
    {
        var label = Math.Min((bars.Items.Max(static item => item.Label.Length) * 6.8) + 10, width * 0.45);
        var text = (bars.Items.Max(static item => item.Text.Length) * 6.8) + 14;
        var room = Math.Max(width - label - text, 10);
        var low = Math.Min(bars.Items.Min(static item => item.Value), 0);
        var span = Math.Max(Math.Max(bars.Items.Max(static item => item.Value), 0) - low, double.Epsilon);
        double X(double value) => label + ((value - low) / span * room);

        var elements = new List<XElement> { Svg.Text(0, 12, bars.Title, "panel") };
        for (var i = 0; i < bars.Items.Count; i++)
        {
            var (item, y) = (bars.Items[i], Top + (i * Step));
            var (from, to) = (X(Math.Min(item.Value, 0)), X(Math.Max(item.Value, 0)));
            elements.Add(Svg.Text(label - 8, y + 13, item.Label, "name", "end"));
            elements.Add(Svg.Rectangle(from, y, Math.Max(to - from, 0.5), BarHeight, item.Value < 0 ? "f1" : "f0"));
            elements.Add(Svg.Text(to + 6, y + 13, item.Text, "muted"));
        }

        var bottom = Top + (bars.Items.Count * Step);
        elements.Add(Svg.Line(X(0), Top - 5, X(0), bottom, "axis"));
        return (elements, bottom);
    }
}
