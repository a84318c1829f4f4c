using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>How well a classifier does on rows whose labels are known.</summary>
/// <remarks>
/// The predicted class is the most probable one, of equal ones the last. Sums over rows are in double.
/// </remarks>
public sealed partial class ClassificationReport
{
    /// <summary>
    /// The least probability that <see cref="LogLoss"/> counts with, 2⁻¹²⁶, the least normal float: a row whose own class has the
    /// probability 0 costs 87.3365 nats, not infinity.
    /// </summary>
    public const float LeastProbability = 1.17549435e-38f;

    private ClassificationReport(ReportSums sums, int classes, double rocAuc)
    {
        (Count, Confusion, LogLoss, BrierScore, Calibration, RocAuc) = (sums.Count, sums.Confusion, sums.LogLoss, sums.BrierScore, sums.Calibration, rocAuc);
        Classes = [.. Enumerable.Range(0, classes).Select(Confusion.Score)];
        Accuracy = Enumerable.Range(0, classes).Sum(k => (double)Confusion[k, k]) / Count;
        MacroAverage = ClassScore.Mean(Classes, static _ => 1);
        WeightedAverage = ClassScore.Mean(Classes, static score => score.Support);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>
    /// The mean over rows of <c>−ln p</c>, in nats, where p is the probability of the row's own class, at least
    /// <see cref="LeastProbability"/>.
    /// </summary>
    public double LogLoss { get; }

    /// <summary>The share of rows whose class was predicted rightly, from 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>How many rows of each class were predicted as each class.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Precision, recall, F1 and support of each class, in the order of their numbers.</summary>
    public ImmutableArray<ClassScore> Classes { get; }

    /// <summary>The mean of <see cref="Classes"/>, in which each class counts the same.</summary>
    public ClassScore MacroAverage { get; }

    /// <summary>The mean of <see cref="Classes"/>, in which each counts as many times as it has rows.</summary>
    public ClassScore WeightedAverage { get; }

    /// <summary>
    /// The area under the receiver operating characteristic: of class 1 where there are two classes, else
    /// <see cref="RocAuc.OneVersusRest"/>. NaN where fewer than two classes have rows.
    /// </summary>
    public double RocAuc { get; }

    /// <summary>
    /// How closely probabilities agree with observed shares, in ten bins: those of class 1 where there are two classes, else those
    /// of the predicted class.
    /// </summary>
    public Calibration Calibration { get; }

    /// <summary>
    /// The mean squared error of the probabilities: with two classes of <c>(p − y)²</c> for class 1, from 0 to 1; with more of
    /// <c>Σ (pₖ − yₖ)²</c> over all classes, from 0 to 2. yₖ is 1 for the row's own class, else 0.
    /// </summary>
    public double BrierScore { get; }

    /// <summary>Compares probabilities with known labels.</summary>
    /// <param name="labels">The number of its class, one per row; at least one row.</param>
    /// <param name="probabilities">Row after row, one probability per class, which sum up to 1.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the lengths do not fit together, a label is not the number of a class, or probabilities are none. The
    /// message names the row, from 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 2.</exception>
    public static ClassificationReport Of(ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities, int classes)
    {
        MetricData.Check(labels, probabilities, classes);
        var sums = new ReportSums(classes);
        sums.Add(labels, probabilities);
        return new(
            sums,
            classes,
            classes == 2
                ? Learning.RocAuc.Binary(labels, MetricData.Odds(probabilities))
                : Learning.RocAuc.OneVersusRest(labels, probabilities, classes));
    }
}
