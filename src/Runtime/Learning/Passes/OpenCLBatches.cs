using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>The gradients of batches of rows on an OpenCL device.</summary>
/// <remarks>
/// From rows that stay on the device, a batch is gathered there: the device is sent the order of an epoch, and nothing is read. Rows that
/// do not fit there are gathered by the processor and copied, while the device computes those before. A batch is taken in runs of tiles.
/// </remarks>
internal sealed class OpenCLBatches : IDisposable
{
    private readonly OpenCLPass pass;
    private readonly RowBatches batches;
    private readonly int mostRows;
    private readonly int parameterCount;
    private readonly TiledNetwork[] networks;
    private readonly GpuBuffer<int>? order;
    private readonly GatheredRows? gathered;
    private int sent = -1;
    private int turn;

    /// <param name="data">All rows.</param>
    /// <param name="batches">Which of them make a batch.</param>
    /// <param name="pass">The pass over all rows.</param>
    /// <param name="mostRows">The most rows of a run: whole tiles.</param>
    /// <param name="networks">Compute the runs, one after the other: one from rows that stay on the device, two from others.</param>
    public OpenCLBatches(TrainingRows data, RowBatches batches, OpenCLPass pass, int mostRows, TiledNetwork[] networks)
    {
        (this.pass, this.batches, this.networks) = (pass, batches, networks);
        this.mostRows = Math.Min(mostRows, batches.Size);
        parameterCount = data.Network.ParameterCount;
        if (pass.HoldsAll)
            order = pass.Device.Allocate<int>(data.Count);
        else
            gathered = new GatheredRows(data, this.mostRows);
    }

    /// <summary>Queues the sums of a batch's gradient at the parameters that are on the device.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="sums">Takes the sums.</param>
    /// <returns>What they are multiplied by to be means.</returns>
    public double Run(int epoch, int batch, GpuBuffer<double> sums)
    {
        var rows = batches.Rows(epoch, batch);
        for (var start = 0; start < rows.Length; start += mostRows)
        {
            var count = Math.Min(mostRows, rows.Length - start);
            var network = order is null ? Copied(rows.Slice(start, count)) : Gathered(epoch, batch * batches.Size + start, count);
            network.Run();
            TileProgram.AddTiles(network.Sums.Slice(0, (long)parameterCount * network.Tiles), start == 0, sums);
        }

        return batches.Inverse(rows);
    }

    public void Dispose() => order?.Dispose();

    private TiledNetwork Gathered(int epoch, int start, int count)
    {
        if (sent != epoch)
            order!.CopyFrom(batches.Order(epoch));
        sent = epoch;
        networks[0].Gather(pass.Resident(), order!.Slice(start, count));
        return networks[0];
    }

    private TiledNetwork Copied(ReadOnlySpan<int> rows)
    {
        // The device still computes the run before this one, by the other network.
        var network = networks[turn];
        network.Write(gathered!.Gather(rows), isBeside: true);
        turn = 1 - turn;
        pass.Device.Synchronize();
        return network;
    }
}
