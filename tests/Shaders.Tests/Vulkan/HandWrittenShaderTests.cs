using Xunit;
using static Kernels.Shaders.Tests.Vulkan.VulkanFixture;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>Shaders in the layout of ComputeSharp's own, run on the device: the runner is right.</summary>
[Collection(VulkanCollection.Name)]
public sealed class HandWrittenShaderTests(VulkanFixture vulkan)
{
    private readonly record struct Constants<T>(int X, int Y, int Z, T First, T Second)
        where T : unmanaged;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Map_copies_each_element(int length)
    {
        var x = Enumerable.Range(0, length).Select(i => i * 0.5f - 7).ToArray();
        var hlsl = Hlsl.Shader(
            "StructuredBuffer<float> x : register(t0); RWStructuredBuffer<float> y : register(u0);",
            "y[ThreadIds.x] = x[ThreadIds.x];");

        Assert.Equal(x, vulkan.Map<float, float>(hlsl, length, x));
    }

    [SkippableFact]
    public void Scalars_follow_the_three_sizes()
    {
        var x = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        var w = Enumerable.Range(0, 100).Select(i => i * i * 0.25f).ToArray();
        var y = new byte[400];
        var hlsl = Hlsl.Shader(
            """
            StructuredBuffer<float> x : register(t0);
            StructuredBuffer<float> w : register(t1);
            RWStructuredBuffer<float> y : register(u0);
            """,
            "y[ThreadIds.x] = a * x[ThreadIds.x] + b * w[ThreadIds.x];",
            scalars: "float a; float b;");

        vulkan.Device.Dispatch(Compile(hlsl), Bytes([new Constants<float>(100, 1, 1, 3, -0.5f)]), [Bytes(x), Bytes(w)], [y], 2);

        Assert.Equal(x.Zip(w, (x, w) => 3 * x - 0.5f * w), Values<float>(y));
    }

    [SkippableFact]
    public void Doubles_are_computed_in_double()
    {
        Skip.IfNot(vulkan.Device.HasDouble, "The Vulkan device has no double.");
        double[] x = [1, 1e-300, 1e300, -0.1];
        var y = new byte[32];
        var hlsl = Hlsl.Shader(
            "StructuredBuffer<double> x : register(t0); RWStructuredBuffer<double> y : register(u0);",
            "y[ThreadIds.x] = a * x[ThreadIds.x] / b;",
            scalars: "double a; double b;");

        // The three sizes take 12 bytes and a double begins at a multiple of 8, here as there.
        vulkan.Device.Dispatch(Compile(hlsl), Bytes([new Constants<double>(4, 1, 1, 0.1, 3)]), [Bytes(x)], [y], 1);

        Assert.Equal(x.Select(x => 0.1 * x / 3), Values<double>(y));
    }

    [SkippableFact]
    public void Integers_wrap()
    {
        int[] x = [0, 1, -1, int.MaxValue, int.MinValue, 123456789];
        uint[] w = [0, 31, 1, uint.MaxValue, 7, 3];
        var y = new byte[24];
        var z = new byte[24];
        var hlsl = Hlsl.Shader(
            """
            StructuredBuffer<int> x : register(t0);
            StructuredBuffer<uint> w : register(t1);
            RWStructuredBuffer<int> y : register(u0);
            RWStructuredBuffer<uint> z : register(u1);
            """,
            """
            y[ThreadIds.x] = x[ThreadIds.x] * 48271 + (x[ThreadIds.x] >> 3);
            z[ThreadIds.x] = (w[ThreadIds.x] ^ 0x9E3779B9u) - (w[ThreadIds.x] >> 1);
            """);

        vulkan.Device.Dispatch(Compile(hlsl), Bytes([6, 1, 1]), [Bytes(x), Bytes(w)], [y, z], 1);

        Assert.Equal(x.Select(x => unchecked(x * 48271 + (x >> 3))), Values<int>(y));
        Assert.Equal(w.Select(w => unchecked((w ^ 0x9E3779B9u) - (w >> 1))), Values<uint>(z));
    }

    [SkippableFact]
    public void Outputs_keep_what_no_thread_writes()
    {
        float[] y = [1, 2, 3, 4];
        var bytes = Bytes(y);
        var hlsl = Hlsl.Shader("RWStructuredBuffer<float> y : register(u0);", "y[ThreadIds.x] *= 10;");

        vulkan.Device.Dispatch(Compile(hlsl), Bytes([2, 1, 1]), [], [bytes], 1);

        Assert.Equal([10, 20, 3, 4], Values<float>(bytes));
    }

    [SkippableFact]
    public void Three_dimensions_are_guarded_each()
    {
        const int X = 70, Y = 3, Z = 2;
        var y = Bytes(Enumerable.Repeat(-1, X * Y * Z).ToArray());
        var hlsl = Hlsl.Shader(
            "RWStructuredBuffer<int> y : register(u0);",
            "y[(ThreadIds.z * __y + ThreadIds.y) * __x + ThreadIds.x] = 10000 * ThreadIds.z + 100 * ThreadIds.y + ThreadIds.x;",
            threads: "8, 4, 2");

        vulkan.Device.Dispatch(Compile(hlsl), Bytes([X, Y, Z]), [], [y], 9, 1, 1);

        var expected =
            from z in Enumerable.Range(0, Z)
            from row in Enumerable.Range(0, Y)
            from column in Enumerable.Range(0, X)
            select 10000 * z + 100 * row + column;
        Assert.Equal(expected, Values<int>(y));
    }

    [SkippableFact]
    public void Groups_along_each_dimension_run()
    {
        var y = new byte[5 * 4 * 3 * sizeof(int)];
        var hlsl = Hlsl.Shader(
            "RWStructuredBuffer<int> y : register(u0);",
            "y[(ThreadIds.z * __y + ThreadIds.y) * __x + ThreadIds.x] = 100 * ThreadIds.z + 10 * ThreadIds.y + ThreadIds.x;",
            threads: "1, 1, 1");

        vulkan.Device.Dispatch(Compile(hlsl), Bytes([5, 4, 3]), [], [y], 5, 4, 3);

        Assert.Equal(Enumerable.Range(0, 60).Select(i => 100 * (i / 20) + 10 * (i / 5 % 4) + i % 5), Values<int>(y));
    }

    [SkippableTheory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(12)]
    public void Many_inputs_do_not_meet_the_outputs(int count)
    {
        var inputs = Enumerable.Range(0, count).Select(i => new[] { MathF.ScaleB(1, i), -i }).ToArray();
        var hlsl = Hlsl.Shader(
            string.Join('\n', inputs.Select((_, i) => $"StructuredBuffer<float> x{i} : register(t{i});"))
                + "\nRWStructuredBuffer<float> y : register(u0);",
            $"y[ThreadIds.x] = {string.Join(" + ", inputs.Select((_, i) => $"x{i}[ThreadIds.x]"))};");

        Assert.Equal([MathF.ScaleB(1, count) - 1, -count * (count - 1) / 2], vulkan.Map<float, float>(hlsl, 2, inputs));
    }

    [SkippableFact]
    public void Writing_past_the_end_is_found()
    {
        var hlsl = Hlsl.Shader("RWStructuredBuffer<float> y : register(u0);", "y[ThreadIds.x + 1] = 1;");
        var spirv = Compile(hlsl);

        var exception = Assert.Throws<InvalidOperationException>(
            () => vulkan.Device.Dispatch(spirv, Bytes([10, 1, 1]), [], [new byte[40]], 1));

        Assert.Equal("The shader wrote past the end of u0.", exception.Message);
    }
}
