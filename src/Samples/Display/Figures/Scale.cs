using System.Globalization;

namespace Kernels.Samples.Display.Figures;

/// <summary>Where the values of an axis lie between its two ends.</summary>
internal sealed class Scale
{
    /// <summary>How far an end of an axis may move, as a part of its length.</summary>
    private const double Nearness = 0.08;

    private static readonly int[] RoundFactors = [1, 2, 5, 10];

    private readonly double low;
    private readonly double high;
    private readonly bool logarithmic;

    private Scale(double low, double high, bool logarithmic) =>
        (this.low, this.high, this.logarithmic) = (low, high, logarithmic);

    /// <summary>A scale over all values that the axis can show: finite ones, and on a logarithmic axis those above 0.</summary>
    public static Scale Of(Axis axis, IEnumerable<double> values)
    {
        var shown = values.Where(value => double.IsFinite(value) && (!axis.Logarithmic || value > 0)).DefaultIfEmpty(1).ToArray();
        var (low, high) = (axis.Low ?? shown.Min(), axis.High ?? shown.Max());
        if (axis.Logarithmic)
            (low, high) = (Math.Log10(low), Math.Log10(high));
        else
            (low, high) = (axis.Low ?? Round(low, high - low, Math.Floor), axis.High ?? Round(high, high - low, Math.Ceiling));

        // An axis has some length, even where all values are one.
        var least = Math.Max(Math.Abs(high) * 1e-9, 1e-30);
        return high - low > least
            ? new(low, high, axis.Logarithmic)
            : new(low - Math.Max(least, 0.5), high + Math.Max(least, 0.5), axis.Logarithmic);
    }

    public static string Label(double value)
    {
        var size = Math.Abs(value);
        return value.ToString(size is 0 or (>= 0.9995e-3 and < 1e5) ? "0.####" : "0.##e+0", CultureInfo.InvariantCulture)
            .Replace('-', '−')
            .Replace("e+", "e", StringComparison.Ordinal);
    }

    /// <summary>0 at the lower end and 1 at the upper; NaN for what the axis cannot show.</summary>
    public double At(double value) =>
        logarithmic && value <= 0 ? double.NaN : ((logarithmic ? Math.Log10(value) : value) - low) / (high - low);

    /// <summary>The value at a place between 0 and 1.</summary>
    public double ValueAt(double place)
    {
        var value = low + (place * (high - low));
        return logarithmic ? Math.Pow(10, value) : value;
    }

    /// <summary>Round values on the axis, from low to high: at most so many, where that leaves two.</summary>
    public IReadOnlyList<double> Ticks(int most)
    {
        if (!logarithmic)
        {
            // One tick shows no scale: then a few more, which are closer.
            var round = Linear(low, high, most);
            return round.Count > 1 ? round : Linear(low, high, 2 * Math.Max(most, 1));
        }

        // Powers of ten where there are enough, else 1, 2 and 5 times them, else round values between.
        if (high - low >= 2)
            return [.. Linear(low, high, most, least: 1).Select(static power => Math.Pow(10, power))];

        var (first, last) = (Math.Pow(10, low), Math.Pow(10, high));
        double[] ticks = [.. Enumerable.Range((int)Math.Floor(low), 4)
            .SelectMany(static power => RoundFactors.SkipLast(1).Select(factor => factor * Math.Pow(10, power)))
            .Where(tick => tick >= first * (1 - 1e-9) && tick <= last * (1 + 1e-9))];
        return ticks.Length >= 3 ? ticks : Linear(first, last, most);
    }

    /// <summary>An end of an axis, moved out to a round value where that is near.</summary>
    private static double Round(double end, double span, Func<double, double> outward)
    {
        if (span <= 0)
            return end;

        var step = Step(span / 4);
        var round = outward(end / step) * step;
        return Math.Abs(round - end) <= span * Nearness ? round : end;
    }

    /// <summary>The smallest of 1, 2 and 5 times a power of ten that is at least as large.</summary>
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return RoundFactors.Select(factor => factor * power).First(step => step >= least * (1 - 1e-9));
    }

    private static List<double> Linear(double low, double high, int most, double least = 0)
    {
        var step = Step(Math.Max((high - low) / Math.Max(most, 1), least));
        var ticks = new List<double>();
        for (var i = Math.Ceiling((low / step) - 1e-9); i * step <= high + (step * 1e-9); i++)
            ticks.Add(i == 0 ? 0 : i * step);
        return ticks;
    }
}
