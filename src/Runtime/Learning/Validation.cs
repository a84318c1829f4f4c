namespace Kernels.Learning;

/// <summary>Rows held out of a training, whose loss says when to stop.</summary>
internal sealed class Validation
{
    private readonly Network network;
    private readonly NetworkTile<Memory<float>> tile;
    private readonly int tileRows;
    private readonly int patience;
    private readonly double total;
    private readonly float[] rounded;
    private readonly double[] best;
    private RowBlock rows;
    private double lowest = double.PositiveInfinity;
    private int failures;

    private Validation(RowBlock rows, Network network, int patience)
    {
        (this.rows, this.network, this.patience) = (rows, network, patience);
        tileRows = TiledPass.RowsOfTile(network.Features);
        tile = new(network, tileRows, CpuKernels.Shared);
        total = RowWeights.Total(rows);
        rounded = new float[network.ParameterCount];
        best = new double[network.ParameterCount];
    }

    /// <summary>Whether it is still worth going on.</summary>
    public bool MayImprove => failures < patience;

    /// <summary>Holds out a share of each class, drawn with the seed; at least one row stays of each class, and one is held out in all.</summary>
    public static (RowBlock Kept, Validation Held) Split(RowBlock data, Network network, int classes, TrainingOptions options)
    {
        var random = new SplitMix64((ulong)options.Seed);
        var (kept, held) = Stratified.Split(data.Labels.Span, classes, options.ValidationShare, ref random);
        if (held.Length == 0 || kept.Length == 0)
            throw TrainingData.Error(nameof(TrainingOptions.ValidationShare), "There are too few rows to hold some out.");
        return (Stratified.Select(data, kept, network.Features), new(Stratified.Select(data, held, network.Features), network, options.Patience));
    }

    public void Scale(Standardization standardization)
    {
        var scaled = new float[rows.Features.Length];
        standardization.Apply(rows.Features.Span, scaled);
        rows = rows with { Features = scaled };
    }

    /// <summary>The mean loss of the rows held out.</summary>
    public double Measure(ReadOnlySpan<double> parameters)
    {
        for (var j = 0; j < rounded.Length; j++)
            rounded[j] = (float)parameters[j];
        tile.SetParameters(rounded);
        var loss = 0.0;
        for (var start = 0; start < rows.Count; start += tileRows)
            loss += tile.Loss(CpuKernels.Rows(rows.Slice(start, Math.Min(tileRows, rows.Count - start), network.Features)));

        loss /= total;
        if (loss < lowest)
        {
            (lowest, failures) = (loss, 0);
            parameters.CopyTo(best);
        }
        else
        {
            failures++;
        }

        return loss;
    }

    /// <summary>Gives the parameters of the lowest loss.</summary>
    public void Best(Span<double> parameters) => best.CopyTo(parameters);
}
