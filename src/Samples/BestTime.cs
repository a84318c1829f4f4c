using System.Diagnostics;

namespace Kernels.Samples;

/// <summary>The time of the fastest of several runs, which other programs disturb least.</summary>
internal static class BestTime
{
    /// <summary>Runs once so that all is compiled, then again for half a second, at least once.</summary>
    /// <returns>Seconds.</returns>
    public static double Of(Action run)
    {
        run();
        var best = double.PositiveInfinity;
        for (var total = Stopwatch.StartNew(); total.Elapsed.TotalSeconds < 0.5;)
        {
            var watch = Stopwatch.StartNew();
            run();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}
