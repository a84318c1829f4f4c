using ComputeSharp;
using Xunit;

namespace Kernels.Shaders.Tests;

/// <summary>Buffers of the contract copy as those of the library do.</summary>
public class ContractBufferTests
{
    private static readonly GraphicsDevice device = GraphicsDevice.GetDefault();

    [Fact]
    public void A_buffer_holds_what_it_was_made_from()
    {
        using ReadOnlyBuffer<int> fromArray = device.AllocateReadOnlyBuffer([1, 2, 3]);
        using ReadWriteBuffer<int> fromBuffer = device.AllocateReadWriteBuffer(fromArray);
        using ReadOnlyBuffer<int> fromSpan = device.AllocateReadOnlyBuffer<int>(new ReadOnlySpan<int>([4, 5]));

        Assert.Equal([1, 2, 3], fromBuffer.ToArray());
        Assert.Equal([4, 5], fromSpan.ToArray());
        Assert.Equal(3, fromBuffer.Length);
        Assert.Same(device, fromBuffer.GraphicsDevice);
    }

    [Fact]
    public void New_memory_is_zero_only_where_that_was_asked_for()
    {
        using ReadWriteBuffer<float> anything = device.AllocateReadWriteBuffer<float>(2);
        using ReadWriteBuffer<float> zeros = device.AllocateReadWriteBuffer<float>(2, AllocationMode.Clear);

        Assert.All(anything.ToArray(), element => Assert.True(float.IsNaN(element)));
        Assert.Equal([0f, 0f], zeros.ToArray());
    }

    [Fact]
    public void A_written_buffer_is_copied_to_one_that_is_read()
    {
        using ReadWriteBuffer<int> written = device.AllocateReadWriteBuffer([1, 2, 3, 4]);
        using ReadOnlyBuffer<int> read = device.AllocateReadOnlyBuffer(new int[6]);

        written.CopyTo(read);
        Assert.Equal([1, 2, 3, 4, 0, 0], read.ToArray());

        read.CopyFrom(written, 1, 4, 2);
        Assert.Equal([1, 2, 3, 4, 2, 3], read.ToArray());
    }

    [Fact]
    public void A_part_of_a_buffer_is_copied()
    {
        using ReadWriteBuffer<int> buffer = device.AllocateReadWriteBuffer([1, 2, 3, 4]);
        int[] part = new int[4];

        buffer.CopyTo(part, 2, 1, 2);
        Assert.Equal([0, 3, 4, 0], part);

        buffer.CopyTo(part.AsSpan(0, 2));
        Assert.Equal([1, 2, 4, 0], part);

        buffer.CopyFrom([7, 8, 9], 1, 0, 2);
        buffer.CopyFrom(new ReadOnlySpan<int>([6]), 3);
        Assert.Equal([8, 9, 3, 6], buffer.ToArray());
        Assert.Equal([9, 3], buffer.ToArray(1, 2));
    }

    [Fact]
    public void A_copy_stays_within_the_buffer()
    {
        using ReadWriteBuffer<int> buffer = device.AllocateReadWriteBuffer([1, 2, 3]);
        using ReadWriteBuffer<int> shorter = device.AllocateReadWriteBuffer([1, 2]);

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.CopyTo(new int[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.CopyFrom(new int[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.CopyTo(shorter));
        Assert.Throws<ArgumentOutOfRangeException>("sourceOffset", () => buffer.CopyTo(new int[2], 2, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>("destinationOffset", () => buffer.CopyFrom([1, 2], 0, 2, 2));
    }

    [Fact]
    public void A_buffer_has_at_least_one_element() =>
        Assert.Throws<ArgumentOutOfRangeException>("length", () => device.AllocateReadWriteBuffer<int>(0));

    [Fact]
    public void A_disposed_buffer_is_no_longer_used()
    {
        ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(new float[1]);
        using ReadWriteBuffer<float> y = device.AllocateReadWriteBuffer<float>(1);
        x.Dispose();

        Assert.Throws<ObjectDisposedException>(() => x.ToArray());
        Assert.Throws<ObjectDisposedException>(() => device.For(1, new LogisticShader(x, y, 1f)));
    }
}
