using Kernels.Gpu;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>Sums over tiles on an OpenCL device have the bits that each tile has alone, and are added as the processor adds them.</summary>
public class TileSumsOnDeviceTests
{
    [SkippableTheory]
    [InlineData(64, 1, 64)]
    [InlineData(640, 5, 64)]
    [InlineData(512, 33, 128)]
    [InlineData(8192, 3, 2048)]
    [InlineData(6144, 7, 2048)]
    [InlineData(77, 9, 77)]
    public void Columns_are_summed_over_each_tile_as_on_the_processor(int rows, int columns, int tileRows)
    {
        var device = TestDevices.Gpu();
        var (matrix, factors) = (Numbers(rows * columns, 1), Numbers(rows, 2));
        var tiles = rows / tileRows;
        var expected = new float[columns * tiles];
        var sums = new float[columns];
        for (var tile = 0; tile < tiles; tile++)
        {
            LayerKernels.ProductSumColumns(
                matrix.AsSpan(tile * tileRows * columns, tileRows * columns), columns, factors.AsSpan(tile * tileRows, tileRows), sums);
            for (var column = 0; column < columns; column++)
                expected[column * tiles + tile] = sums[column];
        }

        using var x = device.Allocate<float>(matrix);
        using var r = device.Allocate<float>(factors);
        using var actual = device.Allocate<float>(expected.Length);
        LayerKernels.ProductSumTileColumns(x, columns, r, tileRows, actual);
        Assert.Equal(expected, actual.ToArray());
    }

    [SkippableFact]
    public void Tiles_must_be_whole()
    {
        var device = TestDevices.Gpu();
        using var x = device.Allocate<float>(200);
        using var r = device.Allocate<float>(200);
        using var sums = device.Allocate<float>(4);
        Assert.Throws<ArgumentOutOfRangeException>("tileRows", () => LayerKernels.ProductSumTileColumns(x, 1, r, 64, sums));
        Assert.Throws<ArgumentOutOfRangeException>("tileRows", () => LayerKernels.ProductSumTileColumns(x, 1, r, 50, sums));
        Assert.Throws<ArgumentOutOfRangeException>("tileRows", () => LayerKernels.ProductSumTileColumns(x, 1, r, 0, sums));
    }

    [SkippableFact]
    public void Tiles_are_added_as_the_binary_counter_adds_them()
    {
        var device = TestDevices.Gpu();
        TestDevices.RequireDouble(device);
        foreach (var tiles in Enumerable.Range(1, 70).Concat([255, 256, 257, 1000, 4097]))
        {
            const int Length = 3;
            var sums = Numbers(Length * tiles, tiles);
            var counter = new TileCounter(Length);
            for (var tile = 0; tile < tiles; tile++)
                counter.Add([.. Enumerable.Range(0, Length).Select(j => (double)sums[j * tiles + tile])], 1);
            var expected = new double[Length];
            counter.Sum(expected);

            using var x = device.Allocate<float>(sums);
            using var actual = device.Allocate<double>(Length);
            TileKernels.WidenTiles(x, actual);
            Assert.Equal(expected, actual.ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void Runs_of_tiles_are_added_as_single_tiles_are(int most)
    {
        const int Tiles = 141;
        var values = Numbers(Tiles, 3);
        var (single, runs) = (new TileCounter(1), new TileCounter(1));
        foreach (var value in values)
            single.Add([value], 1);
        for (var start = 0; start < Tiles;)
        {
            var count = TileCounter.Next(start, Math.Min(most, Tiles - start));
            var own = new TileCounter(1);
            foreach (var value in values.AsSpan(start, count))
                own.Add([value], 1);
            var sum = new double[1];
            own.Sum(sum);
            runs.Add(sum, count);
            start += count;
        }

        var (expected, actual) = (new double[1], new double[1]);
        single.Sum(expected);
        runs.Sum(actual);
        Assert.Equal(expected, actual);
    }

    // One tile after the other by the kernels for single blocks, on the same device, whose functions may have other bits.
    [SkippableTheory]
    [InlineData("logistic", 5000, false)]
    [InlineData("logistic", 2048, true)]
    [InlineData("softmax", 4500, true)]
    [InlineData("network", 4500, false)]
    [InlineData("network", 100, true)]
    public void A_network_over_all_tiles_at_once_gives_the_sums_of_each_tile_alone(string kind, int count, bool areWeighted)
    {
        var device = TestDevices.Gpu();
        var network = Networks[kind];
        var parameters = Numbers(network.ParameterCount, 4);
        var block = new RowBlock(
            Numbers(count * network.Features, 5),
            Enumerable.Range(0, count).Select(i => (float)(i * 7 % Math.Max(2, network.Outputs))).ToArray(),
            areWeighted ? Numbers(count, 6).Select(MathF.Abs).ToArray() : default(ReadOnlyMemory<float>));

        using var kernels = new OpenCLKernels(device);
        var tiled = new TiledNetwork(network, count, kernels);
        tiled.Parameters.CopyFrom(parameters);
        tiled.Write(block);
        tiled.Run();
        var actual = tiled.Sums.ToArray();

        var tileRows = TiledPass.RowsOfTile(network.Features);
        var tile = new NetworkTile<GpuBuffer<float>>(network, tileRows, kernels);
        tile.SetParameters(parameters);
        var gradient = kernels.Allocate(parameters.Length);
        Assert.Equal((count + tileRows - 1) / tileRows, tiled.Tiles);
        for (var number = 0; number < tiled.Tiles; number++)
        {
            var rows = block.Slice(number * tileRows, Math.Min(tileRows, count - number * tileRows), network.Features);
            var onDevice = new PassRows<GpuBuffer<float>>(
                Copied(rows.Features), Copied(rows.Labels), Copied(rows.Weights), rows.Count, areWeighted);
            var loss = tile.Run(onDevice, gradient);
            Assert.Equal([.. gradient.ToArray(), loss], Enumerable.Range(0, parameters.Length + 1).Select(j => actual[j * tiled.Tiles + number]));
        }

        GpuBuffer<float> Copied(ReadOnlyMemory<float> values)
        {
            var buffer = kernels.Allocate(values.Length);
            buffer.CopyFrom(values.Span);
            return buffer;
        }
    }

    private static Dictionary<string, Network> Networks { get; } = new()
    {
        ["logistic"] = new([6, 1], null, new LogisticOutput()),
        ["softmax"] = new([40, 3], null, new SoftmaxOutput()),
        ["network"] = new([5, 7, 4, 3], Activation.Tanh, new SoftmaxOutput()),
    };

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 4)];
    }
}
