using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Tests that count what the whole process holds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AloneCollection
{
    public const string Name = "Alone";
}

/// <summary>Memory of the device is freed, disposed or dropped.</summary>
[Collection(AloneCollection.Name)]
public class BufferLifetimeTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    [GpuFact]
    public void Thousands_of_disposed_buffers_leave_nothing()
    {
        var before = Settled();
        for (var i = 0; i < 5000; i++)
        {
            using var buffer = Device.Allocate<float>(1000);
            buffer.Slice(10).Dispose();
            Assert.InRange(MemoryHandle.Live, 1, before + 1);
        }

        Assert.InRange(MemoryHandle.Live, 0, before);
    }

    [GpuFact]
    public void Thousands_of_dropped_buffers_leave_nothing()
    {
        var before = Settled();
        Drop(count: 5000, length: 1000);
        Assert.InRange(Settled(), 0, before);
    }

    /// <summary>The garbage collector knows how large they are, so that it runs before the device is full.</summary>
    [GpuFact]
    public void Dropped_buffers_that_do_not_fit_at_once_are_freed_in_time()
    {
        var before = Settled();
        var size = Math.Min(Device.LargestBuffer, 256L << 20);
        var count = (int)(Device.MemorySize * 3 / 2 / size);
        Drop(Math.Min(count, 64), size / sizeof(float));
        Assert.InRange(Settled(), 0, before);
    }

    [GpuFact]
    public void A_buffer_that_is_disposed_while_a_launch_needs_it_lives_until_then()
    {
        var result = Device.Allocate<float>(100_000);
        for (var i = 0; i < 50; i++)
        {
            var input = Device.Allocate<float>([.. Enumerable.Repeat(i + 0.5f, 100_000)]);
            TestPrograms.Floats.Call("Scale").Input(input, "x").Output(result, "y").Value(2f).Run();
            input.Dispose();
        }

        Assert.All(result.ToArray(), static value => Assert.Equal(99f, value));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(int count, long length)
    {
        for (var i = 0; i < count; i++)
            _ = Device.Allocate<float>(length);
    }

    private static int Settled()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Device.Synchronize();
        return MemoryHandle.Live;
    }
}
