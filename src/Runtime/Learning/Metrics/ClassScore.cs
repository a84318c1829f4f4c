namespace Kernels.Learning;

/// <summary>How well one class is found, or the average of several.</summary>
/// <remarks>Where a denominator is 0 the value is 0: of a class that is never predicted, or that has no rows.</remarks>
/// <param name="Precision">Of the rows predicted as the class, the share that are: <c>TP / (TP + FP)</c>.</param>
/// <param name="Recall">Of the rows of the class, the share predicted as it: <c>TP / (TP + FN)</c>.</param>
/// <param name="F1">The harmonic mean of both: <c>2·TP / (2·TP + FP + FN)</c>. Of an average, the average of the F1.</param>
/// <param name="Support">The number of rows of the class; of an average, of all classes.</param>
public readonly record struct ClassScore(double Precision, double Recall, double F1, int Support)
{
    internal static ClassScore Of(int truePositives, int predicted, int support) => new(
        Share(truePositives, predicted),
        Share(truePositives, support),
        Share(2.0 * truePositives, (double)predicted + support),
        support);

    internal static ClassScore Mean(IReadOnlyList<ClassScore> scores, Func<ClassScore, double> weight)
    {
        double total = scores.Sum(weight);
        double Average(Func<ClassScore, double> value) => scores.Sum(score => weight(score) * value(score)) / total;

        return new(
            Average(static score => score.Precision),
            Average(static score => score.Recall),
            Average(static score => score.F1),
            scores.Sum(static score => score.Support));
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
