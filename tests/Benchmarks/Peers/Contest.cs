using System.Collections.Immutable;

namespace Kernels.Benchmarks.Peers;

/// <summary>Measures contenders in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Contest
{
    /// <summary>The shortest sample in seconds: far above the clock's steps, and below a slice of the scheduler's time.</summary>
    private const double Sample = 0.005;

    /// <summary>Seconds of work before the first sample: enough for the JIT compiler to come to its last version.</summary>
    private const double WarmUp = 0.15;

    /// <summary>The seconds of one run of each contender: the best of all rounds.</summary>
    public static ImmutableArray<double> Measure(IReadOnlyList<Contender> contenders, int rounds)
    {
        var times = contenders.Select(Repetitions).ToArray();
        var best = new double[contenders.Count];
        Array.Fill(best, double.PositiveInfinity);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var seconds = contenders[i].Time(times[i]);
                best[i] = Math.Min(best[i], seconds / times[i]);
                times[i] = Longer(times[i], seconds);
            }
        }
        return [.. best];
    }

    private static int Repetitions(Contender contender)
    {
        contender.Time(1); // what compiles or allocates on first use does so here
        var times = 1;
        for (var total = 0.0; total < WarmUp;)
        {
            var seconds = contender.Time(times);
            total += seconds;
            times = Longer(times, seconds);
        }
        return times;
    }

    /// <summary>More repetitions where a sample was too short; ten times as many at most, as the first ones mislead.</summary>
    private static int Longer(int times, double seconds) =>
        seconds >= Sample ? times : (int)Math.Clamp(1.2 * times * Sample / seconds, times + 1.0, 10.0 * times);
}
