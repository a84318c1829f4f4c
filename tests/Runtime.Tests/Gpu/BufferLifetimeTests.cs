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
        Drop(Device, count: 5000, length: 1000);
        Assert.InRange(Settled(), 0, before);
    }

    [GpuFact]
    public void Gigabytes_of_dropped_buffers_are_freed_in_time()
    {
        var before = Settled();
        var small = DeviceWith(memory: 512 << 20);
        var most = Environment.WorkingSet + (2L << 30);
        for (var i = 0; i < 200; i++)
        {
            Drop(small, count: 1, length: 8 << 20);
            Assert.InRange(Environment.WorkingSet, 0, most);
        }

        Assert.InRange(Settled(), 0, before);
    }

    [GpuFact]
    public void An_allocation_that_does_not_fit_collects_what_was_dropped()
    {
        var small = DeviceWith(memory: 64 << 20);
        for (var i = 0; i < 20; i++)
            Drop(small, count: 1, length: (40 << 20) / sizeof(float));

        using var held = small.Allocate<float>((40 << 20) / sizeof(float));
        var message = Assert.Throws<GpuException>(() => small.Allocate<float>((40 << 20) / sizeof(float))).Message;
        Assert.Equal(
            $"A buffer of 41,943,040 bytes does not fit into the memory of {small}: of 67,108,864 bytes, buffers of this process use 41,943,040 "
            + "(clCreateBuffer: CL_MEM_OBJECT_ALLOCATION_FAILURE). Dispose buffers that are no longer needed, or work in smaller parts.",
            message);
        using var fits = small.Allocate<float>((24 << 20) / sizeof(float));
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

    /// <summary>The device, as if it had less memory.</summary>
    private static GpuDevice DeviceWith(long memory) => new(Device.Info with { MemorySize = memory });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(GpuDevice device, int count, long length)
    {
        for (var i = 0; i < count; i++)
            _ = device.Allocate<float>(length);
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
