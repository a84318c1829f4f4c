using ComputeSharp;
using Kernels.CompilerServices;
using Kernels.Shaders.Tests.Cases;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>How shaders are dispatched, and what they do where the scalar method throws.</summary>
public class DispatchTests
{
    private static readonly GraphicsDevice device = GraphicsDevice.GetDefault();

    [Fact]
    public void More_elements_than_a_row_of_threads_has_are_run_in_two_rows()
    {
        const int Row = 65_535 * 64;
        var inputs = new uint[Row + 1];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (uint)i;
        using var x = device.AllocateReadOnlyBuffer(inputs);
        using var destination = device.AllocateReadWriteBuffer<uint>(inputs.Length);

        IntegerCases.Hash(x, 3u, destination);

        var dispatch = GraphicsDevice.LastDispatch;
        Assert.Equal((Row, 2), (dispatch.Size.X, dispatch.Size.Y));
        var expected = new uint[inputs.Length];
        IntegerCases.Hash(inputs, 3u, expected);
        Assert.True(expected.AsSpan().SequenceEqual(destination.ToArray()));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4_194_240, 4_194_240, 1)]
    [InlineData(4_194_241, 4_194_240, 2)]
    [InlineData(int.MaxValue, 4_194_240, 513)]
    public void Threads_are_spread_over_rows_that_a_device_can_have(int count, int width, int height)
    {
        Assert.Equal((width, height), (ShaderGrid.Width(count), ShaderGrid.Height(count)));
        Assert.InRange((long)width * height, count, count + (long)width - 1);
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        using var x = device.AllocateReadOnlyBuffer(new float[4]);
        using var y = device.AllocateReadOnlyBuffer(new float[3]);
        using var destination = device.AllocateReadWriteBuffer<float>(4);

        var exception = Assert.Throws<ArgumentException>(() => FloatCases.Distance(x, y, destination));
        Assert.Equal("y", exception.ParamName);
        Assert.Throws<ArgumentException>(() => FloatCases.DistanceSum(x, y));
        Assert.Throws<ArgumentException>(() => FloatCases.DistanceSumRows(x, 3, y, destination));
        Assert.Throws<ArgumentOutOfRangeException>(() => FloatCases.DistanceSumColumns(x, 0, y, destination));
    }

    [Fact]
    public void Division_that_would_throw_has_a_value()
    {
        int[] x = [7, -7, 0, int.MinValue, int.MinValue, int.MinValue];
        int[] y = [0, 0, 0, -1, 0, 1];
        using var left = device.AllocateReadOnlyBuffer(x);
        using var right = device.AllocateReadOnlyBuffer(y);
        using var quotients = device.AllocateReadWriteBuffer<int>(x.Length);
        using var remainders = device.AllocateReadWriteBuffer<int>(x.Length);

        IntegerCases.Divide(left, right, quotients, remainders);

        Assert.Equal([0, 0, 0, int.MinValue, 0, int.MinValue], quotients.ToArray());
        Assert.Equal(new int[6], remainders.ToArray());
    }
}
