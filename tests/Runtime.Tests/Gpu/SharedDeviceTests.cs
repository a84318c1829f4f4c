using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;
using Kernels.Tests.Reductions;
using Kernels.Tests.Switches;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>A device that several threads and processes use at once, for a while, and that has nothing left of it.</summary>
[Collection(AloneCollection.Name)]
public class SharedDeviceTests
{
    /// <summary>The environment variable for how many seconds a device is used; a minute finds what is lost slowly.</summary>
    private const string Variable = "KERNELS_GPU_SECONDS";

    private const int Threads = 4;

    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    [GpuFact]
    public async Task Processes_that_share_a_device_get_their_own_results()
    {
        var printed = await Task.WhenAll(Enumerable.Range(0, 3).Select(static process => Task.Run(() => ChildProcess.Print(["sums", $"{100 * process}"]))));
        for (var process = 0; process < printed.Length; process++)
        {
            var sums = printed[process].Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => uint.Parse(line, CultureInfo.InvariantCulture));
            Assert.Equal(Enumerable.Range(0, 20).Select(i => BitConverter.SingleToUInt32Bits(Expected(100 * process + i))), sums);
        }

        static float Expected(int seed)
        {
            var values = Samples.Floats(300_000, seed);
            Span<float> twice = [.. values.Select(static value => 2f * value)];
            return ReductionKernels.ProductSum(twice, twice);
        }
    }

    /// <summary>Every launch uses its buffer whole, or finds it disposed.</summary>
    [GpuFact]
    public void A_buffer_may_be_disposed_while_other_threads_use_it()
    {
        using var result = Device.Allocate<float>(5000);
        var disposed = 0;
        for (var i = 0; i < 300; i++)
        {
            var buffer = Device.Allocate<float>([.. Enumerable.Repeat(1f, 5000)]);
            Parallel.Invoke(
                () => Use(() => TestPrograms.Floats.Call("Scale").Input(buffer, "x").Output(result, "y").Value(2f).Run()),
                () => Use(() => Assert.Equal(5000f, Sum(buffer))),
                () => Use(() => Assert.All(buffer.ToArray(), static value => Assert.Equal(1f, value))),
                buffer.Dispose,
                buffer.Dispose);
        }

        Device.Synchronize();
        Assert.InRange(disposed, 0, 900);

        void Use(Action action)
        {
            try
            {
                action();
            }
            catch (ObjectDisposedException)
            {
                Interlocked.Increment(ref disposed);
            }
        }
    }

    /// <summary>For as many seconds as the environment says, or a few.</summary>
    [GpuFact]
    public void What_is_allocated_launched_and_dropped_leaves_no_memory()
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable(Variable) ?? "3", CultureInfo.InvariantCulture);
        Work(rounds: 50);
        var (live, memory) = (Settled(), Process.GetCurrentProcess().WorkingSet64);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < seconds;)
            Work(rounds: 50);

        // The device keeps memory for the results of as many sums as were under way at once.
        Assert.InRange(Settled(), 0, live + Threads);
        using var process = Process.GetCurrentProcess();
        Assert.InRange(process.WorkingSet64, 0, memory + (256 << 20));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Work(int rounds)
    {
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (var i = 0; i < rounds; i++)
            {
                var length = 1000 * (thread + 1) + i;
                var dropped = Device.Allocate<float>([.. Enumerable.Repeat(1f, length)]);
                using var disposed = Device.Allocate<float>(length);
                TestPrograms.Floats.Call("Scale").Input(dropped, "x").Output(disposed, "y").Value(2f).Run();
                Assert.Equal(4f * length, Sum(disposed));
                TestPrograms.Floats.Call("Scale").Input(disposed, "x").Output(dropped, "y").Value(2f).Run();
                Assert.Throws<GpuException>(() => TestPrograms.Floats.Call("Scale").Input(dropped, "x").Output(dropped, "y").Value(2d).Run());
            }
        });
    }

    private static float Sum(GpuBuffer<float> x) =>
        TestPrograms.Floats.Call("ProductSum").Input(x, "x").Input(x, "w").Total<float>("AddPairs").Reduce(64).Get<float>(0);

    private static int Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Device.Synchronize();
        return MemoryHandle.Live;
    }
}
