using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Kernels.Samples.Display.Figures;

/// <summary>Figures as one SVG document, for light and dark grounds, with a title and a description for screen readers.</summary>
internal static class SvgPage
{
    private const double DefaultWidth = 820;
    private const double Gap = 28;
    private const double Margin = 20;

    /// <summary>Where the first elements may begin, below the title.</summary>
    public const double Heading = 34;

    /// <param name="name">Begins the identifiers, so that several pictures can stand in one page.</param>
    /// <param name="title">What the picture is called.</param>
    /// <param name="rows">Figures that stand side by side, row by row.</param>
    /// <param name="width">Of the figures; text does not grow with it.</param>
    public static string Draw(string name, string title, IReadOnlyList<IReadOnlyList<Figure>> rows, double width = DefaultWidth)
    {
        var content = new List<XElement>();
        var top = Heading;
        foreach (var row in rows)
        {
            // No more than fit, so that a panel stays readable, and as many in each row.
            var most = row.All(static panel => panel is Raster) ? 6 : 3;
            var rowsNeeded = (row.Count + most - 1) / most;
            foreach (var panels in row.Chunk((row.Count + rowsNeeded - 1) / rowsNeeded))
            {
                var each = (width - (Gap * (panels.Length - 1))) / panels.Length;
                var drawn = panels.Select(panel => Draw(panel, each)).ToArray();
                for (var i = 0; i < drawn.Length; i++)
                    content.Add(Svg.Group(i * (each + Gap), top, drawn[i].Elements));
                top += drawn.Max(static panel => panel.Height) + Gap;
            }
        }

        var description = string.Join(" ", rows.SelectMany(static row => row).Select(static figure => $"{figure.Title}: {figure.Description}"));
        return Draw(name, title, description, width, top - Gap, content);
    }

    /// <summary>A document of elements that are drawn already.</summary>
    /// <param name="description">What there is to see, for readers who cannot see it.</param>
    /// <param name="bottom">Where the elements end, below the title.</param>
    public static string Draw(string name, string title, string description, double width, double bottom, IEnumerable<XElement> content) => Write(new(
        Svg.Namespace + "svg",
        new XAttribute("class", $"kernels-{name}"),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{name}-title {name}-desc"),
        new XAttribute("width", Svg.Number(width + (2 * Margin))),
        new XAttribute("viewBox", $"-{Svg.Number(Margin)} 0 {Svg.Number(width + (2 * Margin))} {Svg.Number(bottom + Margin)}"),
        new XElement(Svg.Namespace + "title", new XAttribute("id", $"{name}-title"), title),
        new XElement(Svg.Namespace + "desc", new XAttribute("id", $"{name}-desc"), description),
        new XElement(Svg.Namespace + "style", Style($".kernels-{name}")),
        Svg.Text(0, 22, title, "title"),
        content));

    private static (IEnumerable<XElement> Elements, double Height) Draw(Figure figure, double width) => figure switch
    {
        Plot plot => SvgPlot.Draw(plot, width),
        Bars bars => SvgBars.Draw(bars, width),
        Raster raster => SvgRaster.Draw(raster, width),
        NodeGraph graph => SvgGraph.Draw(graph, width),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static string Write(XElement root)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
            root.Save(writer);
        return text.Append('\n').ToString();
    }

    /// <summary>The colours after Okabe and Ito, darker on a light ground and lighter on a dark one.</summary>
    private static string Style(string scope)
    {
        string[] light = ["#0068a8", "#c24e00", "#007a5a", "#a8487f", "#6e5e00"];
        string[] dark = ["#5cb8ec", "#f5a05c", "#35cfa2", "#e8a3c9", "#e6d34a"];
        string[] dashes = ["none", "7 4", "2 3", "9 3 2 3", "1 4"];
        var style = new StringBuilder();
        const string font = "font-family: system-ui, -apple-system, \"Segoe UI\", sans-serif; font-size: 12px;";
        const string onLight = "--ground: #ffffff; --ink: #1b1f24; --muted: #57606a; --grid: #d0d7de;";
        const string onDark = "--ground: #212529; --ink: #e6edf3; --muted: #9ea7b3; --grid: #3d444d;";
        style.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{scope} {{ color-scheme: light dark; {onLight} {Variables(light)} "
            + $"max-width: 100%; height: auto; background: var(--ground); {font} }}");
        style.AppendLine(CultureInfo.InvariantCulture, $"@media (prefers-color-scheme: dark) {{ {scope} {{ {onDark} {Variables(dark)} }} }}");
        foreach (var rule in new[]
        {
            "text { fill: var(--ink); stroke: none }",
            "text.muted { fill: var(--muted) }",
            "text.title { font-size: 17px; font-weight: 600 }",
            "text.panel { font-size: 13px; font-weight: 600 }",
            "line, path, rect, circle { vector-effect: non-scaling-stroke }",
            ".grid { stroke: var(--grid); stroke-width: 1; fill: none }",
            ".axis { stroke: var(--muted); stroke-width: 1; fill: none }",
            ".arrow { fill: var(--muted); stroke: none }",
            ".box { fill: var(--ground); stroke: var(--c0); stroke-width: 1.5 }",
            ".curve { fill: none; stroke-width: 2; stroke-linejoin: round }",
            ".ring { fill: none; stroke-width: 1.5 }",
            ".region { fill-opacity: 0.16; stroke: none }",
        })
        {
            style.AppendLine(CultureInfo.InvariantCulture, $"{Scoped(scope, rule)}");
        }

        for (var i = 0; i < Svg.Styles; i++)
        {
            style.AppendLine(CultureInfo.InvariantCulture, $"{scope} .s{i} {{ stroke: var(--c{i}) }} {scope} .f{i} {{ fill: var(--c{i}) }} "
                + $"{scope} .curve.s{i} {{ stroke-dasharray: {dashes[i]} }}");
        }

        return style.Replace("\r", "").ToString();

        static string Variables(string[] colors) => string.Join(" ", colors.Select(static (color, i) => $"--c{i}: {color};"));
    }

    /// <summary>A rule for elements of this picture alone, whatever page it stands in.</summary>
    private static string Scoped(string scope, string rule)
    {
        var brace = rule.IndexOf('{', StringComparison.Ordinal);
        return string.Join(", ", rule[..brace].Split(',').Select(part => $"{scope} {part.Trim()}")) + " " + rule[brace..];
    }
}
