using System.Globalization;
using Kernels.Gpu;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>What buffers refuse, and in which words.</summary>
public class BufferErrorTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    [GpuFact]
    public void Other_element_types_are_named()
    {
        var exception = Assert.Throws<NotSupportedException>(static () => Device.Allocate<nint>(1));
        Assert.Equal(
            "The type System.IntPtr cannot be used on a device: the element types are float, double, Half, bool, char, enumerations, and integers of 8 to 64 bits.",
            exception.Message);
        Assert.Throws<NotSupportedException>(static () => Device.Allocate<decimal>([1m]));
    }

    [GpuFact]
    public void A_buffer_that_is_too_large_is_named_with_its_size_and_the_largest()
    {
        var length = Device.LargestBuffer / sizeof(double) + 1;
        var exception = Assert.Throws<GpuException>(() => Device.Allocate<double>(length));
        Assert.Contains((length * sizeof(double)).ToString("N0", CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
        Assert.Contains(Device.LargestBuffer.ToString("N0", CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<GpuException>(static () => Device.Allocate<double>(long.MaxValue));
        Assert.Contains("73,786,976,294,838,206,456 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("length", static () => Device.Allocate<double>(-1));
    }

    [GpuFact]
    public void Lengths_must_match()
    {
        using var buffer = Device.Allocate<float>(3);
        using var other = Device.Allocate<float>(4);
        const string Message = "'source' has 4 elements, but the buffer has 3: they must be of the same length. (Parameter 'source')";
        Assert.Equal(Message, Assert.Throws<ArgumentException>("source", () => buffer.CopyFrom(new float[4])).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>("source", () => buffer.CopyFrom(other)).Message);
        Assert.Throws<ArgumentException>("destination", () => buffer.CopyTo(new float[4]));
        Assert.Throws<ArgumentException>("destination", () => buffer.CopyTo(new float[2]));
    }

    [GpuFact]
    public void A_slice_must_lie_within()
    {
        using var buffer = Device.Allocate<float>(3);
        foreach (var (start, length, name) in ((long, long, string)[])[(-1, 1, "start"), (4, 0, "start"),
            (1, 3, "length"), (1, -1, "length"), (1, long.MaxValue, "length")])
            Assert.Throws<ArgumentOutOfRangeException>(name, () => buffer.Slice(start, length));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => buffer.Slice(4));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => buffer.Slice(long.MinValue));
    }

    [GpuFact]
    public void A_copy_on_the_device_must_not_overlap_or_leave_it()
    {
        using var buffer = Device.Allocate<float>(5);
        using var elsewhere = Devices.Other.Allocate<float>(5);
        Assert.Equal(
            "'source' overlaps the buffer partially: it may be the same buffer or a separate one. (Parameter 'source')",
            Assert.Throws<ArgumentException>("source", () => buffer.Slice(1).CopyFrom(buffer.Slice(0, 4))).Message);
        Assert.Equal(
            $"'source' is on {Device}, but the buffer is on {Device}: copy it by way of an array. (Parameter 'source')",
            Assert.Throws<ArgumentException>("source", () => buffer.CopyFrom(elsewhere)).Message);
        Assert.Throws<ArgumentNullException>("source", () => buffer.CopyFrom((GpuBuffer<float>)null!));
    }

    [GpuFact]
    public void What_is_disposed_cannot_be_used_nor_its_slices()
    {
        var buffer = Device.Allocate<float>(5);
        using var other = Device.Allocate<float>(5);
        var slice = buffer.Slice(0, 5);
        slice.Dispose();
        Assert.Equal(5, buffer.ToArray().Length);

        buffer.Dispose();
        buffer.Dispose();
        Assert.Equal("GpuBuffer", Assert.Throws<ObjectDisposedException>(() => buffer.ToArray()).ObjectName);
        Assert.Contains("that this is a slice of", Assert.Throws<ObjectDisposedException>(() => slice.ToArray()).Message, StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => buffer.CopyFrom(new float[5]));
        Assert.Throws<ObjectDisposedException>(() => buffer.CopyTo(new float[5]));
        Assert.Throws<ObjectDisposedException>(() => buffer.CopyFrom(other));
        Assert.Throws<ObjectDisposedException>(() => buffer.Slice(1));
        Assert.Equal("source", Assert.Throws<ObjectDisposedException>(() => other.CopyFrom(buffer)).ObjectName);
    }
}
