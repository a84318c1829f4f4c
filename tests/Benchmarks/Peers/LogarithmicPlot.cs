using System.Globalization;
using System.Net;
using System.Text;

namespace Kernels.Benchmarks.Peers;

/// <summary>A curve of a plot.</summary>
/// <param name="Name">What stands at its end.</param>
/// <param name="Points">From left to right; all above 0.</param>
internal sealed record Curve(string Name, List<(double X, double Y)> Points);

/// <summary>A plot with logarithmic axes, as SVG.</summary>
internal static class LogarithmicPlot
{
    private const double Width = 860;
    private const double Height = 480;
    private const double Left = 72;
    private const double Right = 150;
    private const double Top = 64;
    private const double Bottom = 56;

    /// <summary>The least distance of two names, so that they do not cover each other.</summary>
    private const double NameHeight = 16;

    // Told apart also by those who do not see red and green alike: after Okabe and Ito.
    private static readonly string[] Colours = ["#d55e00", "#009e73", "#0072b2", "#555555", "#cc79a7", "#e69f00"];

    public static string Svg(string title, string subtitle, string xLabel, string yLabel, IReadOnlyList<Curve> curves)
    {
        var xAxis = new Axis(curves.SelectMany(curve => curve.Points).Select(point => point.X), Left, Width - Right);
        var yAxis = new Axis(curves.SelectMany(curve => curve.Points).Select(point => point.Y), Height - Bottom, Top);
        var svg = new StringBuilder();
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13" fill="#222">""");
        Add($"""<rect width="{Width}" height="{Height}" fill="#fff"/>""");
        Add($"""<text x="{Left}" y="26" font-size="17" font-weight="bold">{WebUtility.HtmlEncode(title)}</text>""");
        Add($"""<text x="{Left}" y="46" font-size="11" fill="#666">{WebUtility.HtmlEncode(subtitle)}</text>""");

        foreach (var power in xAxis.Powers)
        {
            Add($"""<path d="M{xAxis.At(power):F1} {Top}V{Height - Bottom}" stroke="#ddd"/>""");
            Add($"""<text x="{xAxis.At(power):F1}" y="{Height - Bottom + 20}" text-anchor="middle">{Label(power)}</text>""");
        }
        foreach (var power in yAxis.Powers)
        {
            Add($"""<path d="M{Left} {yAxis.At(power):F1}H{Width - Right}" stroke="#ddd"/>""");
            Add($"""<text x="{Left - 8}" y="{yAxis.At(power) + 4:F1}" text-anchor="end">{power.ToString(CultureInfo.InvariantCulture)}</text>""");
        }
        Add($"""<path d="M{Left} {Top}V{Height - Bottom}H{Width - Right}" fill="none" stroke="#222"/>""");
        Add($"""<text x="{(Left + Width - Right) / 2:F1}" y="{Height - 14}" text-anchor="middle">{xLabel}</text>""");
        Add($"""<text transform="translate(20 {(Top + Height - Bottom) / 2:F1}) rotate(-90)" text-anchor="middle">{yLabel}</text>""");

        for (var i = 0; i < curves.Count; i++)
        {
            var points = curves[i].Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{xAxis.At(point.X):F1},{yAxis.At(point.Y):F1}"));
            Add($"""<polyline points="{string.Join(' ', points)}" fill="none" stroke="{Colours[i % Colours.Length]}" stroke-width="2.2" stroke-linejoin="round"/>""");
        }

        var last = double.NegativeInfinity;
        foreach (var (curve, colour) in curves.Zip(Colours).OrderBy(pair => yAxis.At(pair.First.Points[^1].Y)))
        {
            last = Math.Max(yAxis.At(curve.Points[^1].Y) + 4, last + NameHeight);
            Add($"""<text x="{Width - Right + 8}" y="{last:F1}" fill="{colour}">{WebUtility.HtmlEncode(curve.Name)}</text>""");
        }
        Add($"</svg>");
        return svg.ToString();

        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Label(double power) => power switch
    {
        1 => "1",
        10 => "10",
        _ => string.Create(CultureInfo.InvariantCulture, $"""10<tspan dy="-5" font-size="10">{Math.Log10(power):F0}</tspan>"""),
    };

    /// <summary>From a value's logarithm to its place; whole powers of ten at both ends.</summary>
    private sealed class Axis
    {
        private readonly double low;
        private readonly double high;
        private readonly double from;
        private readonly double to;

        public Axis(IEnumerable<double> values, double from, double to)
        {
            var logarithms = values.Select(Math.Log10).ToList();
            (low, high) = (Math.Floor(logarithms.Min()), Math.Ceiling(logarithms.Max()));
            (this.from, this.to) = (from, to);
        }

        public IEnumerable<double> Powers => Enumerable.Range((int)low, (int)(high - low) + 1).Select(power => Math.Pow(10, power));

        public double At(double value) => from + ((Math.Log10(value) - low) / (high - low) * (to - from));
    }
}
