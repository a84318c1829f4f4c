using System.Numerics;
using Kernels.Gpu;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Elements to the device and back.</summary>
public class BufferTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    [GpuFact]
    public void Elements_of_every_type_and_length_come_back()
    {
        RoundTrip<float>();
        RoundTrip<double>();
        RoundTrip<int>();
        RoundTrip<uint>();
        RoundTrip<long>();
        RoundTrip<ulong>();
    }

    [GpuFact]
    public void A_new_buffer_is_zero()
    {
        // The second one is likely to get the memory of the first one.
        using (Device.Allocate<double>([.. Enumerable.Repeat(1d, 1000)]))
        {
        }

        using var buffer = Device.Allocate<double>(1000);
        Assert.Equal(new double[1000], buffer.ToArray());
        Assert.Equal(1000, buffer.Length);
        Assert.Same(Device, buffer.Device);
    }

    [GpuFact]
    public void A_slice_shares_the_memory()
    {
        using var buffer = Device.Allocate<int>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var slice = buffer.Slice(2, 6);
        var inner = slice.Slice(3);
        Assert.Equal([2, 3, 4, 5, 6, 7], slice.ToArray());
        Assert.Equal([5, 6, 7], inner.ToArray());
        Assert.Equal([6], inner.Slice(1, 1).ToArray());
        Assert.Empty(inner.Slice(3).ToArray());
        Assert.Empty(buffer.Slice(10, 0).ToArray());

        inner.CopyFrom([50, 60, 70]);
        Assert.Equal([0, 1, 2, 3, 4, 50, 60, 70, 8, 9], buffer.ToArray());
    }

    [GpuFact]
    public void The_device_copies_between_buffers_and_parts_of_one()
    {
        using var source = Device.Allocate<long>([1, 2, 3, 4, 5, 6]);
        using var target = Device.Allocate<long>(6);
        target.CopyFrom(source);
        Assert.Equal([1, 2, 3, 4, 5, 6], target.ToArray());

        target.Slice(1, 2).CopyFrom(source.Slice(4));
        Assert.Equal([1, 5, 6, 4, 5, 6], target.ToArray());

        target.Slice(0, 3).CopyFrom(target.Slice(3));
        Assert.Equal([4, 5, 6, 4, 5, 6], target.ToArray());

        target.CopyFrom(target);
        target.Slice(6).CopyFrom(source.Slice(6));
        Assert.Equal([4, 5, 6, 4, 5, 6], target.ToArray());
    }

    [GpuFact]
    public void A_slice_keeps_memory_whose_buffer_was_dropped()
    {
        var slice = SliceOfDropped();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal([2f, 3f], slice.ToArray());
    }

    /// <summary>Indices and byte offsets above 32 bits, where the device has as much memory.</summary>
    [SkippableFact]
    public void A_buffer_may_be_larger_than_4_GiB()
    {
        Skip.If(Devices.SkipReason is not null, Devices.SkipReason);
        const long Length = (1L << 30) + 1000;
        Skip.If(Device.LargestBuffer < Length * sizeof(float), $"The largest buffer of {Device} has {Device.LargestBuffer} bytes.");
        using var buffer = Device.Allocate<float>(Length);
        buffer.Slice(Length - 2).CopyFrom([1f, 2f]);
        Assert.Equal([0f, 1f, 2f], buffer.Slice(Length - 3).ToArray());
        Assert.Equal([0f, 0f], buffer.Slice(998, 2).ToArray());
    }

    private static GpuBuffer<float> SliceOfDropped() => Device.Allocate<float>([1f, 2f, 3f]).Slice(1);

    private static void RoundTrip<T>()
        where T : unmanaged, INumber<T>
    {
        for (var length = 0; length <= 256; length++)
        {
            T[] values = [.. Enumerable.Range(1, length).Select(i => T.CreateTruncating(i * 0x0123_4567_89AB_CDEF))];
            using var copied = Device.Allocate<T>(values);
            Assert.Equal(values, copied.ToArray());

            using var written = Device.Allocate<T>((long)length);
            written.CopyFrom(values);
            var read = new T[length];
            written.CopyTo(read);
            Assert.Equal(values, read);
        }
    }
}
