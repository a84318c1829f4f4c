using System.Diagnostics;
using System.Runtime;

namespace Kernels.Samples;

/// <summary>The median times of several ways to do the same, which take turns so that all meet the same machine.</summary>
internal static class MedianTime
{
    private const double Sample = 50e-6;
    private const int Fewest = 5;
    private const double Quiet = 0.5;
    private const double LongestWarm = 2;

    /// <summary>Runs each way until it is compiled for speed, then in turn with the others.</summary>
    /// <param name="seconds">How long it measures; each way runs five times at least.</param>
    /// <param name="ways">What is timed. A sample is as many runs as take 50 µs.</param>
    /// <returns>Seconds a run, one entry a way.</returns>
    public static double[] Of(double seconds, params IReadOnlyList<Action> ways)
    {
        var last = WarmUp(ways);
        var repeats = Array.ConvertAll(last, static time => (int)Math.Ceiling(Sample / Math.Max(time, 1e-8)));
        var samples = ways.Select(static _ => new List<double>()).ToArray();
        for (var total = Stopwatch.StartNew(); samples[0].Count < Fewest || total.Elapsed.TotalSeconds < seconds;)
        {
            for (var i = 0; i < ways.Count; i++)
                samples[i].Add(Time(ways[i], repeats[i]) / repeats[i]);
        }

        return [.. samples.Select(static own => own.Order().ElementAt(own.Count / 2))];
    }

    /// <summary>
    /// Runs all ways until the compiler has come to rest: methods are compiled in haste at first, and again in the background once they
    /// ran 30 times.
    /// </summary>
    /// <returns>The time of each way's last run.</returns>
    private static double[] WarmUp(IReadOnlyList<Action> ways)
    {
        var last = new double[ways.Count];
        var (total, quiet) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        var compiled = JitInfo.GetCompiledMethodCount();
        do
        {
            for (var i = 0; i < ways.Count; i++)
                last[i] = Time(ways[i], 1);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                compiled = now;
                quiet.Restart();
            }
        }
        while (total.Elapsed.TotalSeconds < LongestWarm && quiet.Elapsed.TotalSeconds < Quiet);

        return last;
    }

    private static double Time(Action way, int repeats)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
            way();
        return watch.Elapsed.TotalSeconds;
    }
}
