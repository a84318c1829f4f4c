using System.Diagnostics;
using Kernels.Gpu;

namespace Kernels.Benchmarks;

/// <summary>Measures works in turn, so that whatever else the machine does meets all of them alike: the best of some rounds.</summary>
internal static class GpuMeter
{
    /// <summary>Enough for the driver and for the JIT compiler to have compiled what is measured.</summary>
    private const double WarmSeconds = 0.25;

    /// <summary>The seconds from the call until the device is done, by this process's clock.</summary>
    public static double[] Wall(GpuDevice device, IReadOnlyList<Action> works, int rounds) => Best(works, rounds, work =>
    {
        var start = Stopwatch.GetTimestamp();
        work();
        device.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    /// <summary>The seconds for which the device was at work, by its own clock; null where the driver does not say.</summary>
    /// <param name="device">One that measures its commands.</param>
    /// <param name="works">The works.</param>
    /// <param name="rounds">How often each of them is measured.</param>
    public static double[]? OnDevice(GpuDevice device, IReadOnlyList<Action> works, int rounds)
    {
        try
        {
            device.Queue.TakeTimes();
            return Best(works, rounds, work =>
            {
                work();
                return device.Queue.TakeTimes().Sum(static time => (double)(time.End - time.Start)) / 1e9;
            });
        }
        catch (GpuException error)
        {
            Console.Error.WriteLine($"The device's own clock is not used: {error.Message}");
            return null;
        }
    }

    private static double[] Best(IReadOnlyList<Action> works, int rounds, Func<Action, double> measure)
    {
        foreach (var work in works)
        {
            var start = Stopwatch.GetTimestamp();
            do
                measure(work);
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds);
        }

        var best = new double[works.Count];
        Array.Fill(best, double.PositiveInfinity);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < works.Count; i++)
                best[i] = Math.Min(best[i], measure(works[i]));
        }

        return best;
    }
}
