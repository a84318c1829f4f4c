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
    [InlineData("wide network", 700, false)]
    [InlineData("network of wide rows", 150, true)]
    [InlineData("network of rows too wide for local memory", 70, false)]
    public void A_network_over_all_tiles_at_once_gives_the_sums_of_each_tile_alone(string kind, int count, bool areWeighted) =>
        CompareTiles(Networks[kind], count, areWeighted);

    // One read of the rows: several blocks a group, one, or parts of one, with rows of one block of the tree and of a tile that is incomplete.
    [SkippableTheory]
    [InlineData(1, 5000)]
    [InlineData(2, 2111)]
    [InlineData(3, 63)]
    [InlineData(7, 2500)]
    [InlineData(8, 4096)]
    [InlineData(30, 569)]
    [InlineData(33, 1100)]
    [InlineData(64, 2049)]
    [InlineData(65, 600)]
    [InlineData(128, 1030)]
    [InlineData(200, 700)]
    [InlineData(257, 300)]
    [InlineData(1000, 200)]
    [InlineData(1024, 130)]
    [InlineData(3000, 65)]
    [InlineData(4096, 77)]
    [InlineData(4097, 70)]
    public void A_neuron_of_any_width_gives_the_sums_of_each_tile_alone(int features, int count) =>
        CompareTiles(new([features, 1], null, new LogisticOutput()), count, areWeighted: count % 2 == 0);

    // X·w and Xᵀ·r in one launch and its partial sums, then losses and residuals.
    [SkippableFact]
    public void A_neuron_reads_its_rows_once()
    {
        var device = TestDevices.OwnGpu();
        using var kernels = new OpenCLKernels(device);
        var tiled = new TiledNetwork(new([40, 1], null, new LogisticOutput()), 3000, kernels, readsOnce: true);
        tiled.Write(new(Numbers(3000 * 40, 1), new float[3000]));
        var before = device.Queue.Counts;
        tiled.Run();
        Assert.Equal(3, (device.Queue.Counts - before).Launches);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(784, 4096, 10)]
    [InlineData(30, 500_000, 3)]
    public void Tiles_that_fit_leave_every_buffer_as_long_as_an_array_at_most(params int[] widths)
    {
        var network = new Network([.. widths.Length > 1 ? widths : [widths[0], 1]], Activation.Tanh, new SoftmaxOutput());
        var tiles = OpenCLPass.TilesThatFit(memorySize: 150L << 30, largestBuffer: 140L << 30, network);
        Assert.InRange((long)tiles * TiledPass.RowsOfTile(network.Features) * TiledNetwork.FloatsOfLongestRow(network), 1, int.MaxValue);
        Assert.InRange((long)tiles * (network.ParameterCount + 1), 1, int.MaxValue);
    }

    private static void CompareTiles(Network network, int count, bool areWeighted)
    {
        CompareTiles(network, count, areWeighted, readsOnce: true);
        CompareTiles(network, count, areWeighted, readsOnce: false);
    }

    private static void CompareTiles(Network network, int count, bool areWeighted, bool readsOnce)
    {
        var device = TestDevices.Gpu();
        var parameters = Numbers(network.ParameterCount, 4);
        var block = new RowBlock(
            Numbers(count * network.Features, 5),
            Enumerable.Range(0, count).Select(i => (float)(i * 7 % Math.Max(2, network.Outputs))).ToArray(),
            areWeighted ? Numbers(count, 6).Select(MathF.Abs).ToArray() : default(ReadOnlyMemory<float>));

        using var kernels = new OpenCLKernels(device);
        var tiled = new TiledNetwork(network, count, kernels, readsOnce);
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
        ["wide network"] = new([6, 130, 70, 3], Activation.Tanh, new SoftmaxOutput()),
        ["network of wide rows"] = new([1100, 9, 3], Activation.Tanh, new SoftmaxOutput()),
        ["network of rows too wide for local memory"] = new([4100, 5, 3], Activation.Tanh, new SoftmaxOutput()),
    };

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 4)];
    }
}
