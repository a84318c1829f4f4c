namespace Kernels.Learning;

/// <summary>The loss and gradient of batches of rows, which the processor gathers.</summary>
internal sealed class BatchPass
{
    private readonly RowBatches batches;
    private readonly ITrainingPass pass;
    private readonly GatheredRows gathered;
    private readonly int tileRows;
    private readonly float[] sums;

    /// <param name="data">The rows.</param>
    /// <param name="batches">Which of them make a batch.</param>
    /// <param name="pass">Computes on a tile.</param>
    public BatchPass(TrainingRows data, RowBatches batches, ITrainingPass pass)
    {
        (this.batches, this.pass) = (batches, pass);
        tileRows = Math.Min(batches.Size, TiledPass.RowsOfTile(data.FeatureCount));
        gathered = new GatheredRows(data, tileRows);
        sums = new float[data.Network.ParameterCount];
    }

    /// <summary>Computes the mean loss of a batch, and its gradient.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="batch">Which batch of it.</param>
    /// <param name="parameters">The point.</param>
    /// <param name="gradient">Takes the gradient of the mean loss.</param>
    /// <returns>The mean loss of the batch.</returns>
    public double Run(int epoch, int batch, ReadOnlySpan<float> parameters, Span<double> gradient)
    {
        gradient.Clear();
        var loss = 0.0;
        var rows = batches.Rows(epoch, batch);
        for (var start = 0; start < rows.Length; start += tileRows)
        {
            var tile = gathered.Gather(rows.Slice(start, Math.Min(tileRows, rows.Length - start)));
            loss += pass.RunBatch(tile, parameters, sums);
            for (var j = 0; j < gradient.Length; j++)
                gradient[j] += sums[j];
        }

        var inverse = batches.Inverse(rows);
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] *= inverse;
        return loss * inverse;
    }
}
