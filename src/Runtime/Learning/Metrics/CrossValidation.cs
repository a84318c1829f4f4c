using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>The rows of one fold, in order.</summary>
/// <param name="Train">Rows to fit on: all that are not in <paramref name="Test"/>.</param>
/// <param name="Test">Rows to score on.</param>
public sealed record Fold(ImmutableArray<int> Train, ImmutableArray<int> Test);

/// <summary>Fits a model to the rows of a fold.</summary>
/// <param name="features">The rows to fit on.</param>
/// <param name="labels">The number of its class, one per row.</param>
/// <param name="classes">The number of classes, of which some may have no rows in the fold.</param>
public delegate TrainedModel FoldFit(FeatureMatrix features, ReadOnlySpan<int> labels, int classes);

/// <summary>A mean with the spread around it.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation of a sample, whose denominator is the number of values less one.</param>
public readonly record struct MeanAndDeviation(double Mean, double StandardDeviation);

/// <summary>The scores of all folds.</summary>
public sealed class CrossValidationResult
{
    internal CrossValidationResult(ImmutableArray<ClassificationReport> folds) => Folds = folds;

    /// <summary>One report per fold, on the rows that were held out of it.</summary>
    public ImmutableArray<ClassificationReport> Folds { get; }

    /// <summary>The accuracy over the folds.</summary>
    public MeanAndDeviation Accuracy => Of(static report => report.Accuracy);

    /// <summary>The log loss over the folds.</summary>
    public MeanAndDeviation LogLoss => Of(static report => report.LogLoss);

    /// <summary>The macro-averaged F1 over the folds.</summary>
    public MeanAndDeviation F1 => Of(static report => report.MacroAverage.F1);

    /// <summary>The area under the receiver operating characteristic over the folds; NaN where a fold has none.</summary>
    public MeanAndDeviation RocAuc => Of(static report => report.RocAuc);

    /// <summary>Mean and deviation of any value of the reports.</summary>
    /// <param name="value">Reads it.</param>
    public MeanAndDeviation Of(Func<ClassificationReport, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var values = Folds.Select(value).ToList();
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Count - 1)));
    }
}

/// <summary>Estimates how well models do on rows that they have not seen.</summary>
public static class CrossValidation
{
    /// <summary>Deals rows to folds, so that every fold has the same share of each class.</summary>
    /// <remarks>
    /// For each class, its rows are shuffled and dealt to the folds in turn, from where the class before it ended. So each row is in
    /// exactly one test part, and the folds differ by at most one row of each class and by at most one row in all. It depends on
    /// nothing but the labels and the seed.
    /// </remarks>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="folds">The number of folds, from 2 to the number of rows.</param>
    /// <param name="seed">The seed of the shuffle, at least 0.</param>
    /// <exception cref="ArgumentException">A label is below 0; the message names the row.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> or <paramref name="seed"/> is outside its range.</exception>
    public static ImmutableArray<Fold> Folds(ReadOnlySpan<int> labels, int folds, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, labels.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        MetricData.CheckLabels(labels, int.MaxValue);

        var random = new SplitMix64((ulong)seed);
        var foldOf = new int[labels.Length];
        var next = 0;
        var order = labels.ToArray();
        foreach (var own in Enumerable.Range(0, order.Length).GroupBy(row => order[row]).OrderBy(static group => group.Key))
        {
            var rows = own.ToArray();
            random.Shuffle(rows);
            foreach (var row in rows)
            {
                foldOf[row] = next;
                next = (next + 1) % folds;
            }
        }

        return
        [
            .. Enumerable.Range(0, folds).Select(fold =>
            {
                var parts = Enumerable.Range(0, foldOf.Length).ToLookup(row => foldOf[row] == fold);
                return new Fold([.. parts[false]], [.. parts[true]]);
            }),
        ];
    }

    /// <summary>Fits a model to each fold and scores it on the rows that were held out.</summary>
    /// <param name="features">All rows.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="fit">Fits a model; called once per fold, one fold after the other.</param>
    /// <param name="folds">The number of folds, from 2 to the number of rows.</param>
    /// <param name="seed">The seed of the folds, at least 0.</param>
    /// <param name="classes">The number of classes; one more than the largest label where it is 0.</param>
    /// <returns>One report per fold. The same data, fit and seed give the same, for any number of threads.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, a label is not the number of a class, or the fitted model has another number of classes.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> or <paramref name="seed"/> is outside its range.</exception>
    public static CrossValidationResult Score(
        FeatureMatrix features, ReadOnlySpan<int> labels, FoldFit fit, int folds = 5, int seed = 1, int classes = 0)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(fit);
        TrainingData.Check(features.Offsets.Span, features.ColumnCount, labels.Length);
        TrainingData.ClassLabels(labels, ref classes);

        var reports = ImmutableArray.CreateBuilder<ClassificationReport>();
        foreach (var fold in Folds(labels, folds, seed))
        {
            var (trainFeatures, trainLabels) = Select(features, labels, fold.Train);
            var (testFeatures, testLabels) = Select(features, labels, fold.Test);
            var model = fit(trainFeatures, trainLabels, classes);
            if (model.ClassCount != classes)
                throw new ArgumentException($"The fitted model has {model.ClassCount} classes, the labels have {classes}.", nameof(fit));
            reports.Add(model.Evaluate(testFeatures, testLabels));
        }

        return new(reports.ToImmutable());
    }

    private static (FeatureMatrix Features, int[] Labels) Select(FeatureMatrix features, ReadOnlySpan<int> labels, ImmutableArray<int> rows)
    {
        var columns = features.ColumnCount;
        var (values, own) = (new float[rows.Length * columns], new int[rows.Length]);
        for (var i = 0; i < own.Length; i++)
        {
            features.Offsets.Span.Slice(rows[i] * columns, columns).CopyTo(values.AsSpan(i * columns));
            own[i] = labels[rows[i]];
        }

        return (new(values, features.Origins.AsSpan()), own);
    }
}
