namespace Kernels.Samples.Topics;

/// <summary>How often a label of 0 or 1 met a prediction of 0 or 1.</summary>
internal sealed partial record Confusion(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    public long All => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    #region scores
    public double Accuracy => Ratio(TruePositives + TrueNegatives, All);

    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);
    #endregion

    #region counts
    [Vectorize(Reduce = Reduction.Sum)]
    internal static int TruePositive(int label, int predicted) => label & predicted;

    [Vectorize(Reduce = Reduction.Sum)]
    internal static int FalsePositive(int label, int predicted) => ~label & predicted;

    [Vectorize(Reduce = Reduction.Sum)]
    internal static int FalseNegative(int label, int predicted) => label & ~predicted;
    #endregion

    #region four-counts
    public static Confusion Of(int[] labels, int[] predicted)
    {
        var (hits, alarms, misses) = (TruePositiveSum(labels, predicted), FalsePositiveSum(labels, predicted), FalseNegativeSum(labels, predicted));
        return new(hits, alarms, misses, labels.Length - hits - alarms - misses);
    }
    #endregion

    public static Confusion ByLoop(int[] labels, int[] predicted)
    {
        long hits = 0, alarms = 0, misses = 0, rest = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 1 && predicted[i] == 1)
                hits++;
            else if (predicted[i] == 1)
                alarms++;
            else if (labels[i] == 1)
                misses++;
            else
                rest++;
        }

        return new(hits, alarms, misses, rest);
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
