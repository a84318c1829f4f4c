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
    /// <summary>The tiles of a batch that are computed at once: with 64 MB, they keep a fast card busy.</summary>
    private const int MostTilesOfBatch = 256;

    private readonly TrainingRows data;
    private readonly OpenCLKernels kernels;
    private readonly TiledNetwork[] networks;
    private readonly GpuBuffer<double>[] totals;
    private readonly double[] totalsHere;
    private readonly TileCounter counter;
    private readonly int tileRows;
    private readonly int mostTiles;
    private readonly bool? readsOnce;
    private readonly float[] scaled;
    private readonly Action<RowBlock> add;
    private TiledNetwork? tile;
    private OpenCLBatches? batches;
    private GpuBuffer<double>? hessians;
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
    /// <param name="readsOnce">Whether groups keep rows in local memory and so read them once; null where the device is asked.</param>
    public OpenCLPass(GpuDevice device, TrainingRows data, int mostTiles, bool? readsOnce = null)
    {
        (this.data, Device, this.readsOnce) = (data, device, readsOnce);
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
                networks[i] = NewNetwork(most, i == 0 ? null : Parameters);
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
            Resident();
            Queue(0);
            return totals[0];
        }

        // Batches may still be computed where rows are copied to.
        Device.Synchronize();
        counter.Clear();
        (begun, queued) = (0, 0);
        data.Blocks.ForEach(add);
        Collect();
        counter.Sum(totalsHere);
        totals[0].CopyFrom(totalsHere);
        return totals[0];
    }

    /// <summary>The network that has all rows, of a pass that holds them.</summary>
    public TiledNetwork Resident()
    {
        if (!isResident)
            networks[0].Write(new(data.Features, data.Labels, data.Weights));
        isResident = true;
        return networks[0];
    }

    public double RunBatch(RowBlock rows, ReadOnlySpan<float> parameters, Span<float> sums)
    {
        // All rows stay where they are.
        tile ??= NewNetwork(Math.Min(data.Count, tileRows), Parameters);
        kernels.Write(parameters, Parameters);
        tile.Write(rows);
        tile.Run();
        var all = new float[totalsHere.Length];
        kernels.Read(tile.Sums, all);
        all.AsSpan(0, sums.Length).CopyTo(sums);
        return all[^1];
    }

    /// <summary>Queues the sums of a batch's gradient at the parameters that are on the device.</summary>
    /// <param name="own">The batches, the same ones in each call.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="sums">Takes the sums.</param>
    /// <returns>What they are multiplied by to be means.</returns>
    public double RunBatch(RowBatches own, int epoch, int batch, GpuBuffer<double> sums) =>
        (batches ??= Batches(own)).Run(epoch, batch, sums);

    /// <summary>Computes the second derivatives of a single neuron's mean loss, of a pass that holds all rows.</summary>
    /// <param name="parameters">The weights, and last the intercept.</param>
    /// <param name="hessian">Takes the symmetric matrix, row by row.</param>
    public void RunHessian(ReadOnlySpan<float> parameters, Span<double> hessian)
    {
        hessians ??= Device.Allocate<double>(hessian.Length);
        kernels.Write(parameters, Parameters);
        Resident().SumCurvatures(hessians);
        hessians.CopyTo(hessian);
        foreach (ref var element in hessian)
            element /= data.TotalWeight;
    }

    public void Dispose()
    {
        foreach (var buffer in totals)
            buffer?.Dispose();
        batches?.Dispose();
        hessians?.Dispose();
        kernels.Dispose();
    }

    /// <summary>The tiles for which a device has memory: a tenth is left to others, and no buffer is larger than the largest.</summary>
    /// <param name="memorySize">The device's memory, in bytes.</param>
    /// <param name="largestBuffer">Its largest buffer, in bytes.</param>
    /// <param name="network">The network.</param>
    internal static int TilesThatFit(long memorySize, long largestBuffer, Network network)
    {
        // A place in a buffer is an int.
        var longest = Math.Min(largestBuffer / sizeof(float), int.MaxValue);
        var rowsOfTile = TiledPass.RowsOfTile(network.Features);
        var rows = Math.Min(memorySize / 10 * 9 / sizeof(float) / TiledNetwork.FloatsOfRow(network), longest / TiledNetwork.FloatsOfLongestRow(network));
        return (int)Math.Clamp(Math.Min(rows / rowsOfTile, longest / (network.ParameterCount + 1)), 1, int.MaxValue);
    }

    private TiledNetwork NewNetwork(int mostRows, GpuBuffer<float>? parameters) => new(data.Network, mostRows, kernels, readsOnce, parameters);

    private static int TilesThatFit(GpuDevice device, Network network) => TilesThatFit(device.MemorySize, device.LargestBuffer, network);

    /// <summary>Makes batches ready: in the memory that the rows leave, or where rows are copied to.</summary>
    private OpenCLBatches Batches(RowBatches own)
    {
        if (!HoldsAll)
            return new OpenCLBatches(data, own, this, Math.Min(mostTiles, MostTilesOfBatch) * tileRows, networks);
        var tiles = Math.Clamp(mostTiles - networks[0].TilesOf(data.Count), 1, MostTilesOfBatch);
        var most = (int)Math.Min(own.Size, (long)tiles * tileRows);
        return new OpenCLBatches(data, own, this, tiles * tileRows, [NewNetwork(most, Parameters)]);
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
