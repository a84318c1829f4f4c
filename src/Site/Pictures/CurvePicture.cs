using Kernels.Samples.Display.Figures;
using Kernels.Site.Generation;
using Kernels.Site.Pages;

namespace Kernels.Site.Pictures;

/// <summary>A function and its derivatives as curves.</summary>
internal static class CurvePicture
{
    /// <summary>So that text keeps its size on a phone.</summary>
    public const double Width = 340;

    private const int Points = 481;

    /// <summary>A step from one point to the next by this part of the picture's height is a jump or a pole.</summary>
    private const double Jump = 0.1;

    public static string Description(KernelEntry entry) =>
        $"{entry.Title}{(entry.HasSecond ? ", its derivative and its second derivative" : " and its derivative")}, "
        + $"for {Variable(entry)} from {Scale.Label(entry.Low)} to {Scale.Label(entry.High)}{Fixed(entry)}";

    public static string Draw(KernelEntry entry, DescribedKernel function, DescribedKernel first, DescribedKernel? second)
    {
        var derivative = entry.By.ToList().IndexOf(Variable(entry));
        List<(string Name, DescribedKernel Kernel, int Result)> curves = [("f", function, 0), ("f′", first, derivative)];
        if (second is not null)
            curves.Add(("f″", second, 0));
        var all = curves.Select(curve => Series.Of(curve.Name, entry.Low, entry.High,
            x => curve.Kernel.Evaluate(Arguments(entry, x), curve.Result), Points)).ToList();
        var (low, high) = entry.Vertical ?? Bounds(all);
        var plot = new Plot("", Description(entry), new Axis(Variable(entry)), new Axis("") { Low = low, High = high },
            [.. all.Select(series => Shown(series, low, high))]);
        return SvgPage.Draw($"{entry.Page}-plot", entry.Title + Fixed(entry), [[plot]], Width);
    }

    private static string Variable(KernelEntry entry) => entry.Arguments.ElementAt(entry.Varies);

    private static string Fixed(KernelEntry entry)
    {
        var others = entry.Arguments.Where((_, i) => i != entry.Varies).Zip(entry.Others, static (name, value) => $"{name} = {Scale.Label(value)}").ToList();
        return others.Count > 0 ? $", {string.Join(", ", others)}" : "";
    }

    private static List<double> Arguments(KernelEntry entry, double x)
    {
        var arguments = entry.Others.ToList();
        arguments.Insert(entry.Varies, x);
        return arguments;
    }

    /// <summary>What the vertical axis spans: nearly all values, so that a pole does not flatten the rest.</summary>
    private static (double Low, double High) Bounds(IReadOnlyList<Series> all)
    {
        var values = all.SelectMany(static series => series.Y).Where(double.IsFinite).Order().ToList();
        var (low, high) = (values[values.Count * 3 / 100], values[values.Count * 97 / 100]);
        var span = Math.Max(high - low, 1);

        // All of them, where that costs little.
        if (values[^1] - values[0] < 2 * span)
            (low, high) = (values[0], values[^1]);
        var margin = 0.06 * Math.Max(high - low, 1);
        return (low - margin, high + margin);
    }

    /// <summary>Without what is outside, and interrupted at jumps.</summary>
    private static Series Shown(Series series, double low, double high)
    {
        var y = series.Y.Select(value => value < low || value > high ? double.NaN : value).ToArray();
        for (var i = 1; i < y.Length; i++)
        {
            if (Math.Abs(series.Y[i] - series.Y[i - 1]) > Jump * (high - low))
                y[i - 1] = double.NaN;
        }

        return series with { Y = y };
    }
}
