using System.Diagnostics;

namespace Kernels.Benchmarks.Peers;

/// <summary>One who does a piece of work.</summary>
/// <param name="Peer">Its name, as the tables print it.</param>
/// <param name="Time">Does the work so many times and says how many seconds that took.</param>
internal sealed record Contender(string Peer, Func<int, double> Time)
{
    /// <summary>What all others are compared with.</summary>
    public const string Ours = "Kernels";

    /// <summary>A contender in this process.</summary>
    public static Contender Of(string peer, Action work) => Looped(peer, times =>
    {
        for (var i = 0; i < times; i++)
            work();
    });

    /// <summary>A contender whose work is so short that it brings its own loop.</summary>
    public static Contender Looped(string peer, Action<int> work) => new(peer, times =>
    {
        var start = Stopwatch.GetTimestamp();
        work(times);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });
}
