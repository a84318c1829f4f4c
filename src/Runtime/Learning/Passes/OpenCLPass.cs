using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>The pass of a network on an OpenCL device that has doubles: with the sums of <see cref="TiledPass"/>, to the bit.</summary>
/// <remarks>
/// Rows in memory are copied to the device once, if they fit there, and their tiles' sums are added there. Other rows are copied in
/// runs of tiles at each pass, and the sums of each run are read. There is then memory for two runs: while the device computes one, the
/// next one is copied.
/// </remarks>
internal sealed class OpenCLPass : ITrainingPass
{
    private readonly TrainingRows data;
    private readonly OpenCLKernels kernels;
    private readonly TiledNetwork[] networks;
    private readonly GpuBuffer<double>[] totals;
    private readonly double[] totalsHere;
    private readonly TileCounter counter;
    private readonly int tileRows;
    private readonly int mostTiles;
    private readonly float[] scaled;
    private readonly Action<RowBlock> add;
    private TiledNetwork? tile;
    private bool isResident;
    private long begun;
    private int turn;
    private int queued;

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
        (this.data, Device) = (data, device);
        tileRows = TiledPass.RowsOfTile(data.FeatureCount);
        HoldsAll = data.IsInMemory && data.Count <= (long)mostTiles * tileRows;
        this.mostTiles = HoldsAll ? mostTiles : Math.Max(1, mostTiles / 2);
        var most = (int)Math.Min(data.Blocks.MostRows, (long)this.mostTiles * tileRows);
        kernels = new OpenCLKernels(device);
        totalsHere = new double[data.Network.ParameterCount + 1];
        totals = new GpuBuffer<double>[HoldsAll ? 1 : 2];
        networks = new TiledNetwork[totals.Length];
        counter = new TileCounter(totalsHere.Length);
        scaled = new float[data.Blocks.Scaling is null ? 0 : most * data.FeatureCount];
        add = Add;
        try
        {
            for (var i = 0; i < networks.Length; i++)
            {
                networks[i] = new TiledNetwork(data.Network, most, kernels, i == 0 ? null : Parameters);
                totals[i] = device.Allocate<double>(totalsHere.Length);
            }

            // New memory is filled with zeros when its turn comes, and rows are copied beside what is queued.
            if (!HoldsAll)
                device.Synchronize();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public GpuDevice Device { get; }

    /// <summary>The parameters of the pass, as floats.</summary>
    public GpuBuffer<float> Parameters => networks[0].Parameters;

    /// <summary>Whether all rows stay on the device.</summary>
    public bool HoldsAll { get; }

    public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        kernels.Write(parameters, Parameters);
        RunOnDevice().CopyTo(totalsHere);
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
                networks[0].Write(new(data.Features, data.Labels, data.Weights));
            isResident = true;
            Queue(0);
            return totals[0];
        }

        counter.Clear();
        (begun, queued) = (0, 0);
        data.Blocks.ForEach(add);
        Collect();
        counter.Sum(totalsHere);
        totals[0].CopyFrom(totalsHere);
        return totals[0];
    }

    public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums)
    {
        kernels.Write(parameters, Parameters);
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
        tile ??= new TiledNetwork(data.Network, Math.Min(data.Count, tileRows), kernels, Parameters);
        tile.Write(rows);
        tile.Run();
        return tile.Sums;
    }

    public void Dispose()
    {
        foreach (var buffer in totals)
            buffer?.Dispose();
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

    /// <summary>Adds the sums of a block, run by run.</summary>
    private void Add(RowBlock block)
    {
        for (var start = 0; start < block.Count;)
        {
            var left = (int)(((long)block.Count - start + tileRows - 1) / tileRows);
            var tiles = TileCounter.Next(begun, Math.Min(left, mostTiles));
            var rows = block.Slice(start, (int)Math.Min((long)tiles * tileRows, block.Count - start), data.FeatureCount);
            start += rows.Count;
            if (data.Blocks.Scaling is { } scaling)
            {
                var own = scaled.AsMemory(0, rows.Features.Length);
                scaling.Apply(rows.Features.Span, own.Span);
                rows = rows with { Features = own };
            }

            // The device still computes the run before this one, by the other network.
            networks[turn].Write(rows, isBeside: true);
            Collect();
            Queue(turn);
            (queued, turn) = (tiles, 1 - turn);
            begun += tiles;
        }
    }

    private void Queue(int number)
    {
        networks[number].Run();
        TileKernels.WidenTiles(networks[number].Sums, totals[number]);
    }

    /// <summary>Waits for the run that was queued last, if any, and counts its sums.</summary>
    private void Collect()
    {
        if (queued == 0)
            return;
        totals[1 - turn].CopyTo(totalsHere);
        counter.Add(totalsHere, queued);
        queued = 0;
    }
}
