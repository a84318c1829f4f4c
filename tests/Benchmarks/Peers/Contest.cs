using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;

namespace Kernels.Benchmarks.Peers;

/// <summary>Measures contenders in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Contest
{
    /// <summary>The shortest sample in seconds: far above the clock's steps, and below a slice of the scheduler's time.</summary>
    private const double Sample = 0.005;

    /// <summary>More calls than the JIT compiler counts before it compiles a method again.</summary>
    private const int Calls = 40;

    /// <summary>Enough of what takes long.</summary>
    private const double CallSeconds = 0.1;

    /// <summary>Longer than the 100 ms for which the JIT compiler waits before it begins.</summary>
    private const int CompilerMilliseconds = 150;

    private const int MaxPasses = 20;

    /// <summary>The seconds of one run of each contender: the best of all rounds.</summary>
    public static ImmutableArray<double> Measure(IReadOnlyList<Contender> contenders, int rounds) =>
        [.. MeasureRounds(contenders, rounds).Select(static seconds => seconds.Min())];

    /// <summary>The seconds of one run, by contender and round.</summary>
    public static double[][] MeasureRounds(IReadOnlyList<Contender> contenders, int rounds)
    {
        Settle(contenders);
        var times = contenders.Select(Repetitions).ToArray();
        var measured = contenders.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var seconds = contenders[i].Time(times[i]);
                measured[i][round] = seconds / times[i];
                times[i] = Longer(times[i], seconds);
            }
        }
        return measured;
    }

    /// <summary>Calls all until the JIT compiler has been at rest for two passes, so that its last version is measured.</summary>
    private static void Settle(IReadOnlyList<Contender> contenders)
    {
        for (int pass = 0, quiet = 0; pass < MaxPasses && quiet < 2; pass++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            foreach (var contender in contenders)
            {
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < Calls && Stopwatch.GetElapsedTime(start).TotalSeconds < CallSeconds; call++)
                    contender.Time(1);
            }
            Thread.Sleep(CompilerMilliseconds);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }

    private static int Repetitions(Contender contender)
    {
        for (var times = 1; ;)
        {
            var seconds = contender.Time(times);
            if (seconds >= Sample)
                return times;
            times = Longer(times, seconds);
        }
    }

    /// <summary>More repetitions where a sample was too short; ten times as many at most, as the first ones mislead.</summary>
    private static int Longer(int times, double seconds) =>
        seconds >= Sample ? times : (int)Math.Clamp(1.2 * times * Sample / seconds, times + 1.0, 10.0 * times);
}
