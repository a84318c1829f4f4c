using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>The pass of a network on an OpenCL device that has doubles: with the sums of <see cref="TiledPass"/>, to the bit.</summary>
/// <remarks>
/// Rows in memory are copied to the device once, if they fit there, and their tiles' sums are added there. Other rows are copied in
/// runs of tiles at each pass, and the sums of each run are read.
/// </remarks>
internal sealed class OpenCLPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly OpenCLKernels kernels;
    private readonly TiledNetwork network;
    private readonly GpuBuffer<double> totals;
    private readonly double[] totalsHere;
    private readonly TileCounter counter;
    private readonly int tileRows;
    private readonly int mostTiles;
    private readonly float[] scaled;
    private readonly Action<RowBlock> add;
    private TiledNetwork? tile;
    private bool isResident;

    /// <summary>Makes a pass that uses as much of the device's memory as the rows need.</summary>
    public OpenCLPass(GpuDevice device, TrainingRows data)
        : this(device, data, TilesThatFit(device, data.Network))
    {
    }

    /// <param name="device">The device.</param>
    /// <param name="data">The rows of the training.</param>
    /// <param name="mostTiles">The most tiles that are on the device at a time.</param>
    public OpenCLPass(GpuDevice device, TrainingRows data, int mostTiles)
    {
        (this.data, Device, this.mostTiles) = (data, device, mostTiles);
        tileRows = TiledPass.RowsOfTile(data.FeatureCount);
        kernels = new OpenCLKernels(device);
        try
        {
            network = new TiledNetwork(data.Network, MostRows, kernels);
            totalsHere = new double[data.Network.ParameterCount + 1];
            totals = device.Allocate<double>(totalsHere.Length);
            counter = new TileCounter(totalsHere.Length);
            scaled = new float[data.Blocks.Scaling is null ? 0 : MostRows * data.FeatureCount];
            add = Add;
        }
        catch
        {
            kernels.Dispose();
            throw;
        }
    }

    public GpuDevice Device { get; }

    /// <summary>The parameters of the pass, as floats.</summary>
    public GpuBuffer<float> Parameters => network.Parameters;

    /// <summary>Whether all rows stay on the device.</summary>
    public bool HoldsAll => data.IsInMemory && data.Count <= MostRows;

    private int MostRows => (int)Math.Min(data.Blocks.MostRows, (long)mostTiles * tileRows);

    public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        kernels.Write(parameters, network.Parameters);
        Run().CopyTo(totalsHere);
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = totalsHere[j] / data.TotalWeight;
        return totalsHere[^1] / data.TotalWeight;
    }

    /// <summary>Computes the sums over all rows at the parameters that are on the device: of the derivatives, and last of the losses.</summary>
    public GpuBuffer<double> RunOnDevice()
    {
        if (HoldsAll)
        {
            if (!isResident)
                network.Write(new(data.Features, data.Labels, data.Weights));
            isResident = true;
            network.Run();
            TileKernels.WidenTiles(network.Sums, totals);
            return totals;
        }

        isResident = false;
        counter.Clear();
        data.Blocks.ForEach(add);
        counter.Sum(totalsHere);
        totals.CopyFrom(totalsHere);
        return totals;
    }

    public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums)
    {
        kernels.Write(parameters, network.Parameters);
        var all = new float[totalsHere.Length];
        kernels.Read(RunTile(rows), all);
        all.AsSpan(0, sums.Length).CopyTo(sums);
        return all[^1];
    }

    /// <summary>Computes the sums over some rows, no more than a tile, at the parameters that are on the device.</summary>
    /// <returns>The sums of the derivatives, and last of the losses.</returns>
    public GpuBuffer<float> RunTile(RowBlock rows)
    {
        // All rows stay where they are.
        tile ??= new TiledNetwork(data.Network, Math.Min(data.Count, tileRows), kernels, network.Parameters);
        tile.Write(rows);
        tile.Run();
        return tile.Sums;
    }

    public void Dispose()
    {
        totals.Dispose();
        kernels.Dispose();
    }

    /// <summary>The tiles for which the device has memory: a tenth is left to others, and no buffer is larger than the largest.</summary>
    private static int TilesThatFit(GpuDevice device, Network network)
    {
        var floatsOfRow = TiledNetwork.FloatsOfRow(network);
        var largest = Math.Max(network.Features, network.Widths.Skip(1).Max());
        var rows = Math.Min(device.MemorySize / 10 * 9 / sizeof(float) / floatsOfRow, device.LargestBuffer / sizeof(float) / largest);
        return (int)Math.Clamp(rows / TiledPass.RowsOfTile(network.Features), 1, int.MaxValue);
    }

    private double[] Run()
    {
        RunOnDevice().CopyTo(totalsHere);
        return totalsHere;
    }

    /// <summary>Adds the sums of a block, run by run.</summary>
    private void Add(RowBlock block)
    {
        for (var start = 0; start < block.Count;)
        {
            var left = (block.Count - start + tileRows - 1) / tileRows;
            var tiles = counter.Next(Math.Min(left, mostTiles));
            var rows = block.Slice(start, (int)Math.Min((long)tiles * tileRows, block.Count - start), data.FeatureCount);
            if (data.Blocks.Scaling is { } scaling)
            {
                var own = scaled.AsMemory(0, rows.Features.Length);
                scaling.Apply(rows.Features.Span, own.Span);
                rows = rows with { Features = own };
            }

            network.Write(rows);
            network.Run();
            TileKernels.WidenTiles(network.Sums, totals);
            totals.CopyTo(totalsHere);
            counter.Add(totalsHere, tiles);
            start += rows.Count;
        }
    }
}
