using System.Diagnostics;

namespace Kernels.Samples;

/// <summary>The median times of several ways to do the same, which take turns so that all meet the same machine.</summary>
internal static class MedianTime
{
    private const double Sample = 50e-6;
    private const int Fewest = 5;

    /// <summary>Runs each way until it is compiled for speed, then in turn with the others.</summary>
    /// <param name="seconds">How long it takes in all, about; each way runs five times at least.</param>
    /// <param name="ways">What is timed. A sample is as many runs as take 50 µs.</param>
    /// <returns>Seconds a run, one entry a way.</returns>
    public static double[] Of(double seconds, params IReadOnlyList<Action> ways)
    {
        // The first runs are compiled in haste, and again in the background while they go on.
        var last = new double[ways.Count];
        for (var total = Stopwatch.StartNew(); last[^1] == 0 || total.Elapsed.TotalSeconds < seconds / 2;)
        {
            for (var i = 0; i < ways.Count; i++)
                last[i] = Time(ways[i], 1);
        }

        var repeats = Array.ConvertAll(last, static time => (int)Math.Ceiling(Sample / Math.Max(time, 1e-8)));
        var samples = ways.Select(static _ => new List<double>()).ToArray();
        for (var total = Stopwatch.StartNew(); samples[0].Count < Fewest || total.Elapsed.TotalSeconds < seconds / 2;)
        {
            for (var i = 0; i < ways.Count; i++)
                samples[i].Add(Time(ways[i], repeats[i]) / repeats[i]);
        }

        return [.. samples.Select(static own => own.Order().ElementAt(own.Count / 2))];
    }

    private static double Time(Action way, int repeats)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
            way();
        return watch.Elapsed.TotalSeconds;
    }
}
