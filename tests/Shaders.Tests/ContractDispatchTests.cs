using System.Runtime.InteropServices;
using ComputeSharp;
using ComputeSharp.Interop;
using Xunit;

namespace Kernels.Shaders.Tests;

/// <summary>The contract runs a shader as a device does, and refuses what a device would refuse.</summary>
public class ContractDispatchTests
{
    private static readonly GraphicsDevice device = GraphicsDevice.GetDefault();

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void A_shader_runs_once_for_each_thread_of_the_range(int count)
    {
        float[] inputs = [.. Enumerable.Range(0, count).Select(i => (i - 20) / 7f)];
        using ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(inputs);
        using ReadWriteBuffer<float> y = device.AllocateReadWriteBuffer<float>(count);

        device.For(count, new LogisticShader(x, y, 1.5f));

        Assert.Equal(inputs.Select(input => 1f / (1f + MathF.Exp(-1.5f * input))), y.ToArray());
    }

    [Fact]
    public void Threads_past_the_range_do_not_run()
    {
        using ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(new float[10]);
        using ReadWriteBuffer<float> y = device.AllocateReadWriteBuffer<float>(10, AllocationMode.Clear);

        device.For(7, new LogisticShader(x, y, 1f));

        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0f, 0f, 0f], y.ToArray());
    }

    [Fact]
    public void The_binding_shows_constants_and_registers()
    {
        using ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(new float[10]);
        using ReadWriteBuffer<float> y = device.AllocateReadWriteBuffer<float>(10);

        device.For(7, new LogisticShader(x, y, 1.5f));

        RecordedDispatch dispatch = GraphicsDevice.LastDispatch;
        Assert.Equal(typeof(LogisticShader), dispatch.Shader);
        Assert.Equal([7, 1, 1, BitConverter.SingleToInt32Bits(1.5f)], MemoryMarshal.Cast<byte, int>(dispatch.Constants).ToArray());
        Assert.Same(x, dispatch["t0"]);
        Assert.Same(y, dispatch["u0"]);
        Assert.Throws<ArgumentException>(() => dispatch["t1"]);
    }

    [Fact]
    public void Each_thread_knows_its_place_and_the_size()
    {
        List<(int, int, int)> places = [];

        FaultyShader.Run(new FaultyShader.Descriptor(), 3, 2, 2, () =>
        {
            Assert.Equal((3, 2, 2, 12), (DispatchSize.X, DispatchSize.Y, DispatchSize.Z, DispatchSize.Count));
            Assert.Equal((ThreadIds.X, ThreadIds.Y), (ThreadIds.XY.X, ThreadIds.XY.Y));
            Assert.Equal((ThreadIds.X, ThreadIds.Z), (ThreadIds.XZ.X, ThreadIds.XZ.Y));
            Assert.Equal((ThreadIds.Y, ThreadIds.Z), (ThreadIds.YZ.X, ThreadIds.YZ.Y));
            Assert.Equal((ThreadIds.X, ThreadIds.Y, ThreadIds.Z), (ThreadIds.XYZ.X, ThreadIds.XYZ.Y, ThreadIds.XYZ.Z));
            places.Add((ThreadIds.X, ThreadIds.Y, ThreadIds.Z));
        });

        IEnumerable<(int, int, int)> expected =
            from z in Enumerable.Range(0, 2)
            from y in Enumerable.Range(0, 2)
            from x in Enumerable.Range(0, 3)
            select (x, y, z);
        Assert.Equal(expected, places.Order(Comparer<(int X, int Y, int Z)>.Create((a, b) => (a.Z, a.Y, a.X).CompareTo((b.Z, b.Y, b.X)))));
    }

    [Fact]
    public void Outside_a_shader_there_is_no_thread_and_no_element()
    {
        using ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(new float[1]);
        using ReadWriteBuffer<float> y = device.AllocateReadWriteBuffer<float>(1);
        device.For(1, new LogisticShader(x, y, 1f));

        Assert.Equal("ThreadIds.X", Assert.Throws<InvalidExecutionContextException>(() => ThreadIds.X).MemberName);
        Assert.Throws<InvalidExecutionContextException>(() => DispatchSize.Count);
        Assert.Throws<InvalidExecutionContextException>(() => x[0]);
        Assert.Throws<InvalidExecutionContextException>(() => y[0] = 1f);
    }

    [Theory]
    [InlineData(0, 1, 1, "x")]
    [InlineData(1, -1, 1, "y")]
    [InlineData(1, 1, 0, "z")]
    [InlineData((65_535 * 8) + 1, 1, 1, "groupsX")]
    [InlineData(1, (65_535 * 8) + 1, 1, "groupsX")]
    [InlineData(1, 1, 65_536, "groupsX")]
    [InlineData(int.MaxValue, 1, 1, "groupsX")]
    public void A_dispatch_has_1_to_65535_groups_a_dimension(int x, int y, int z, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => FaultyShader.Run(new FaultyShader.Descriptor(), x, y, z));

    [Fact]
    public void The_largest_dispatch_runs()
    {
        int threads = 0;

        FaultyShader.Run(new FaultyShader.Descriptor(), 65_535 * 8, execute: () => threads++);

        Assert.Equal(65_535 * 8, threads);
    }

    [Fact]
    public void Constants_are_loaded_once_whole_and_as_described()
    {
        FaultyShader.Descriptor right = new();

        Assert.Throws<ArgumentException>("data", () => FaultyShader.Run(right with { ConstantBufferSize = 13, ConstantLoads = [13] }));
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { ConstantLoads = [16] }));
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { ConstantLoads = [] }));
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { ConstantLoads = [12, 12] }));
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { ConstantBufferSize = 260, ConstantLoads = [260] }));
        FaultyShader.Run(right with { ConstantBufferSize = 256, ConstantLoads = [256] });
    }

    [Fact]
    public void A_group_is_as_the_attribute_says() =>
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(new FaultyShader.Descriptor { ThreadsX = 16 }));

    [Fact]
    public void Each_range_has_one_buffer_of_its_kind_and_a_register_of_its_own()
    {
        using ReadOnlyBuffer<float> read = device.AllocateReadOnlyBuffer<float>(1);
        using ReadWriteBuffer<float> written = device.AllocateReadWriteBuffer<float>(1);
        ResourceDescriptorRange t0 = new(ResourceDescriptorRangeType.ShaderResourceView, 0);
        ResourceDescriptorRange u0 = new(ResourceDescriptorRangeType.UnorderedAccessView, 0);
        FaultyShader.Descriptor right = new() { Ranges = [t0, u0], Resources = [(read, 0), (written, 1)] };

        FaultyShader.Run(right);
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { Resources = [(read, 0)] }));
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { Resources = [(written, 0), (read, 1)] }));
        Assert.Throws<InvalidOperationException>(() => FaultyShader.Run(right with { Ranges = [t0, t0], Resources = [(read, 0), (read, 1)] }));
        Assert.Throws<ArgumentException>("index", () => FaultyShader.Run(right with { Resources = [(read, 0), (written, 0)] }));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => FaultyShader.Run(right with { Resources = [(read, 0), (written, 2)] }));
        Assert.Throws<ArgumentNullException>("resource", () => FaultyShader.Run(right with { Resources = [(null!, 0), (written, 1)] }));
    }

    [Fact]
    public void An_element_outside_its_buffer_is_found()
    {
        using ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(new float[3]);
        using ReadWriteBuffer<float> y = device.AllocateReadWriteBuffer<float>(4);

        Assert.Throws<IndexOutOfRangeException>(() => device.For(4, new LogisticShader(x, y, 1f)));
    }
}
