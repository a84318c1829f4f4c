using System.Globalization;
using System.Xml.Linq;

namespace Kernels.Samples.Display.Figures;

/// <summary>The elements that figures are drawn with. Colours and fonts are those of the style in <see cref="SvgPage"/>.</summary>
internal static class Svg
{
    /// <summary>How many colours, dashes and shapes there are for series.</summary>
    public const int Styles = 5;

    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static XElement Element(string name, string style, params (string Name, double Value)[] attributes) => new(
        Namespace + name,
        new XAttribute("class", style),
        attributes.Select(static attribute => new XAttribute(attribute.Name, Number(attribute.Value))));

    public static XElement Line(double x1, double y1, double x2, double y2, string style) =>
        Element("line", style, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    public static XElement Rectangle(double x, double y, double width, double height, string style) =>
        Element("rect", style, ("x", x), ("y", y), ("width", width), ("height", height));

    public static XElement Path(string data, string style) =>
        new(Namespace + "path", new XAttribute("class", style), new XAttribute("d", data));

    /// <param name="anchor">Which part of the text stands at x: start, middle or end.</param>
    public static XElement Text(double x, double y, string text, string style, string anchor = "start")
    {
        var element = Element("text", style, ("x", x), ("y", y));
        if (anchor != "start")
            element.Add(new XAttribute("text-anchor", anchor));
        element.Add(text);
        return element;
    }

    public static XElement Group(double x, double y, params IEnumerable<XElement> content) =>
        new(Namespace + "g", new XAttribute("transform", $"translate({Number(x)} {Number(y)})"), content);

    /// <summary>The shape of a series: circle, triangle, square, diamond or ring, with its middle at a place.</summary>
    public static XElement Shape(int series, double x, double y, double size)
    {
        var style = $"f{series % Styles} mark";
        return (series % Styles) switch
        {
            0 => Element("circle", style, ("cx", x), ("cy", y), ("r", size)),
            1 => Path($"M{Number(x)} {Number(y - (1.2 * size))}l{Number(1.2 * size)} {Number(2.1 * size)}h{Number(-2.4 * size)}z", style),
            2 => Rectangle(x - (0.9 * size), y - (0.9 * size), 1.8 * size, 1.8 * size, style),
            3 => Path(
                $"M{Number(x)} {Number(y - (1.3 * size))}l{Number(1.3 * size)} {Number(1.3 * size)}"
                    + $"l{Number(-1.3 * size)} {Number(1.3 * size)}l{Number(-1.3 * size)} {Number(-1.3 * size)}z",
                style),
            4 => Element("circle", $"s{series % Styles} ring", ("cx", x), ("cy", y), ("r", size)),
            _ => throw new ArgumentOutOfRangeException(nameof(series)),
        };
    }
}
