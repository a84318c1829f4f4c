using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>Rows whose predicted probabilities are near each other.</summary>
/// <param name="MeanPredicted">The mean of their probabilities; NaN where there are none.</param>
/// <param name="Observed">The share of them that were of the class; NaN where there are none.</param>
/// <param name="Count">The number of rows.</param>
public readonly record struct CalibrationBin(double MeanPredicted, double Observed, int Count);

/// <summary>How closely predicted probabilities agree with the shares that are observed.</summary>
public sealed class Calibration
{
    private Calibration(ImmutableArray<CalibrationBin> bins, double error) => (Bins, ExpectedError) = (bins, error);

    /// <summary>The bins, of equal width from 0 to 1. A probability on an edge is in the upper bin, 1 in the last.</summary>
    public ImmutableArray<CalibrationBin> Bins { get; }

    /// <summary>
    /// The expected calibration error: <c>Σ count/n·|observed − mean predicted|</c> over the bins. From 0 to 1; 0 where there are no rows.
    /// </summary>
    public double ExpectedError { get; }

    /// <summary>Bins probabilities.</summary>
    /// <param name="outcomes">1 where the event happened, else 0; one per row.</param>
    /// <param name="probabilities">The probability predicted for it, from 0 to 1; one per row.</param>
    /// <param name="bins">The number of bins, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not allowed; the message names the row.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static Calibration Of(ReadOnlySpan<int> outcomes, ReadOnlySpan<float> probabilities, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        MetricData.CheckLabels(outcomes, classes: 2, nameof(outcomes));
        if (probabilities.Length != outcomes.Length)
            throw new ArgumentException($"There are {outcomes.Length} outcomes, but {probabilities.Length} probabilities.", nameof(probabilities));
        MetricData.CheckProbabilities(probabilities, columns: 1);

        var sums = new Sums(bins);
        for (var i = 0; i < outcomes.Length; i++)
            sums.Add(outcomes[i], probabilities[i]);
        return sums.Finish();
    }

    /// <summary>The sums over the rows of each bin.</summary>
    internal sealed class Sums(int bins)
    {
        private readonly (double Predicted, int Observed, int Count)[] sums = new (double, int, int)[bins];

        public void Add(int outcome, float probability)
        {
            ref var bin = ref sums[Math.Min((int)((double)probability * bins), bins - 1)];
            bin = (bin.Predicted + probability, bin.Observed + outcome, bin.Count + 1);
        }

        public Calibration Finish()
        {
            var error = sums.Sum(static bin => Math.Abs(bin.Observed - bin.Predicted)) / Math.Max(sums.Sum(static bin => bin.Count), 1);
            return new(
                [.. sums.Select(static bin => new CalibrationBin(bin.Predicted / bin.Count, (double)bin.Observed / bin.Count, bin.Count))],
                error);
        }
    }
}
