using Kernels.Learning;
using Xunit;
using static Kernels.Tests.BreastCancerRows;

namespace Kernels.Tests;

/// <summary>What the options of a training do, on the breast cancer data.</summary>
public class TrainingOptionsTests
{
    private static LogisticRegression Fit(TrainingOptions? options = null) => LogisticRegression.Fit(Features, FeatureCount, Labels, options);

    private static void AssertSameModel(LogisticRegression expected, LogisticRegression actual, float tolerance)
    {
        Assert.Equal(expected.RawIntercept, actual.RawIntercept, (double)tolerance * Math.Max(1, Math.Abs(expected.RawIntercept)));
        Assert.Equal(expected.Weights, actual.Weights, (x, y) => MathF.Abs(x - y) < tolerance);
    }

    [Fact]
    public void With_the_defaults_training_converges_and_warns_of_nothing()
    {
        var model = Fit();

        Assert.True(model.Converged);
        Assert.Null(model.Warning);
        Assert.InRange(model.GradientNorm, 0, 1e-6);
        Assert.InRange(model.Passes, 10, 60);
        Assert.Equal(model.Passes, model.History[^1].Passes);
    }

    [Fact]
    public void Every_solver_reaches_the_same_minimum()
    {
        var expected = Fit();
        foreach (var solver in (Solver[])[Solver.Newton(), Solver.GradientDescent(0.3, 0.95), Solver.GradientDescent(1)])
        {
            var model = Fit(new() { Solver = solver, MaxIterations = 20_000 });
            Assert.True(model.Converged, $"{solver}: {model.Warning}");
            AssertSameModel(expected, model, 2e-3f);
        }

        var adam = Fit(new() { Solver = Solver.Adam(0.01), MaxIterations = 300 });
        Assert.Equal(expected.History[^1].Objective, adam.History[^1].Objective, 1e-3);
    }

    [Fact]
    public void Newton_takes_few_iterations() => Assert.InRange(Fit(new() { Solver = Solver.Newton() }).History.Length, 3, 12);

    [Fact]
    public void Training_that_does_not_converge_says_what_to_change()
    {
        var model = Fit(new() { Solver = Solver.GradientDescent(0.01), MaxIterations = 20 });

        Assert.False(model.Converged);
        Assert.Equal(StopReason.IterationLimit, model.Reason);
        Assert.Contains("Raise MaxIterations", model.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_can_be_separated_without_a_penalty_have_no_minimum()
    {
        var model = LogisticRegression.Fit([[1f], [2f], [3f], [4f]], [0f, 0f, 1f, 1f], new() { L2 = 0 });

        Assert.False(model.Converged);
        Assert.Equal(StopReason.Unbounded, model.Reason);
        Assert.Contains("Set L2", model.Warning, StringComparison.Ordinal);
    }

    // Only some rows can be separated: those at 2 cannot, and the column that is 1 in one class alone takes no other with it.
    [Fact]
    public void Nor_have_those_of_which_only_a_part_can_be_separated()
    {
        var quasi = LogisticRegression.Fit([[1f], [2f], [2f], [3f]], [0f, 0f, 1f, 1f], new() { L2 = 0 });
        Assert.Equal(StopReason.Unbounded, quasi.Reason);

        var random = new Random(2);
        var labels = Enumerable.Range(0, 60).Select(static i => (float)(i % 2)).ToArray();
        var rows = labels.Select((label, i) => new[] { random.NextSingle() + 0.3f * label, label == 1 && i % 3 == 0 ? 1f : 0f }).ToArray();
        Assert.Equal(StopReason.Unbounded, LogisticRegression.Fit(rows, labels, new() { L2 = 0 }).Reason);

        // Without that column there is a minimum, penalty or not.
        Assert.True(LogisticRegression.Fit([.. rows.Select(static row => row[..1])], labels, new() { L2 = 0 }).Converged);
    }

    [Fact]
    public void Features_far_from_0_that_are_not_scaled_are_not_said_to_converge_where_they_do_not()
    {
        var random = new Random(7);
        var labels = Enumerable.Range(0, 60).Select(static i => (float)(i % 2)).ToArray();
        var values = Enumerable.Range(0, 180).Select(i => 1e4 + random.NextDouble() * 4 - 2 + labels[i / 3] * (i % 3)).ToArray();
        var matrix = FeatureMatrix.Of(values, 3);
        var expected = LogisticRegression.Fit(matrix, labels, new() { Standardize = false, Solver = Solver.Newton() });

        var model = LogisticRegression.Fit(matrix, labels, new() { Standardize = false });

        Assert.True(!model.Converged || Math.Abs(model.History[^1].Objective / expected.History[^1].Objective - 1) < 1e-3, model.Warning);
        Assert.Equal(model.Converged, model.Warning is null);
    }

    [Fact]
    public void Training_that_is_asked_to_stop_keeps_the_last_iteration()
    {
        using var source = new CancellationTokenSource();
        var progress = new Stopper(source);

        var model = LogisticRegression.Fit(Features, FeatureCount, Labels, new() { StopRequested = source.Token }, progress);

        Assert.Equal(StopReason.Observer, model.Reason);
        Assert.Equal(4, model.History.Length);
        Assert.Equal<float>(Fit(new() { MaxIterations = 4 }).Weights, model.Weights);
    }

    private sealed class Stopper(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Iteration == 4)
                source.Cancel();
        }
    }

    [Fact]
    public void Weights_that_leave_one_class_are_rejected()
    {
        Assert.Throws<ArgumentException>("ClassWeights", () => Fit(new() { ClassWeights = [0, 1] }));
        Assert.Throws<ArgumentException>("SampleWeights", () => Fit(new() { SampleWeights = Labels }));
        Assert.Contains("which no float holds",
            Assert.Throws<ArgumentException>("ClassWeights", () => Fit(new() { ClassWeights = [1e200, 1] })).Message, StringComparison.Ordinal);
    }

    // At the minimum with an L1 penalty, every gradient of the loss is at most the penalty, and equal to it where a weight is not 0.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(10, 0)]
    [InlineData(10, 5)]
    [InlineData(100, 0)]
    public void An_L1_penalty_meets_the_conditions_of_its_minimum(double l1, double l2)
    {
        var model = Fit(new() { L1 = l1, L2 = l2 });

        Assert.True(model.Converged, model.Warning);
        Assert.InRange(model.Weights.Count(static weight => weight == 0), 5, 29);
        var gradient = GradientOfLoss(model);
        for (var j = 0; j < FeatureCount; j++)
        {
            var rest = gradient[j] + l2 * model.Weights[j] / Labels.Length;
            if (model.Weights[j] == 0)
                Assert.InRange(Math.Abs(rest), 0, l1 / Labels.Length + 1e-5);
            else
                Assert.Equal(-Math.Sign(model.Weights[j]) * l1 / Labels.Length, rest, 1e-5);
        }

        Assert.Equal(0, gradient[^1], 1e-5);
    }

    [Fact]
    public void A_row_that_counts_twice_is_as_two_rows()
    {
        var weights = Labels.Select(static (_, i) => 1f + i % 3).ToArray();
        var copies = Enumerable.Range(0, Labels.Length).SelectMany(i => Enumerable.Repeat(i, 1 + i % 3)).ToArray();
        foreach (var solver in (Solver[])[Solver.Lbfgs(), Solver.Newton()])
        {
            var weighted = Fit(new() { SampleWeights = weights, Standardize = false, Solver = solver, L2 = 1e3, MaxIterations = 5000 });
            var repeated = LogisticRegression.Fit(
                [.. copies.Select(i => Rows[i])], [.. copies.Select(i => Labels[i])],
                new() { Standardize = false, Solver = solver, L2 = 1e3, MaxIterations = 5000 });

            Assert.Equal(repeated.History[^1].Objective, weighted.History[^1].Objective, 1e-5);
        }
    }

    [Fact]
    public void Balanced_classes_count_the_same_together()
    {
        var count = Labels.Count(static label => label == 1);
        double[] shares = [Labels.Length / (2.0 * (Labels.Length - count)), Labels.Length / (2.0 * count)];

        var balanced = Fit(new() { BalanceClasses = true });
        var weighted = Fit(new() { ClassWeights = [.. shares] });

        Assert.Equal<float>(weighted.Weights, balanced.Weights);
        Assert.NotEqual(Fit().Intercept, balanced.Intercept, 0.1f);
    }

    [Fact]
    public void Without_an_intercept_there_is_none()
    {
        foreach (var solver in (Solver[])[Solver.Lbfgs(), Solver.Newton(), Solver.GradientDescent(0.3, 0.95), Solver.Adam(0.01)])
            Assert.Equal(0f, Fit(new() { Intercept = false, Solver = solver, MaxIterations = 30 }).Intercept);
    }

    [Fact]
    public void A_warm_start_begins_where_the_other_model_ended()
    {
        var first = Fit();
        var again = Fit(new() { WarmStart = first });
        Assert.Single(again.History);
        Assert.Equal<float>(first.Weights, again.Weights);

        // Also where features are scaled in another way.
        var raw = Fit(new() { WarmStart = first, Standardize = false, L2 = 0, MaxIterations = 1 });
        Assert.Equal(first.History[^1].Loss, raw.History[0].Loss, 1e-4);
        Assert.Throws<ArgumentException>("WarmStart", () => LogisticRegression.Fit([[1f], [2f]], [0f, 1f], new() { WarmStart = first }));
    }

    [Fact]
    public void Training_stops_where_rows_held_out_get_no_better()
    {
        var model = Fit(new() { L2 = 0, ValidationShare = 0.2, Patience = 5 });

        Assert.Equal(StopReason.Observer, model.Reason);
        Assert.Null(model.Warning);
        var losses = model.History.Select(static step => step.ValidationLoss).ToList();
        Assert.Equal(losses.Count - 1 - 5, losses.IndexOf(losses.Min()));
        Assert.All(Fit().History, static step => Assert.True(double.IsNaN(step.ValidationLoss)));
    }

    [Fact]
    public void A_seed_decides_what_is_held_out()
    {
        Assert.Equal<float>(Fit(new() { ValidationShare = 0.2, Seed = 3 }).Weights, Fit(new() { ValidationShare = 0.2, Seed = 3, Threads = 3 }).Weights);
        Assert.NotEqual<float>(Fit(new() { ValidationShare = 0.2, Seed = 3 }).Weights, Fit(new() { ValidationShare = 0.2, Seed = 4 }).Weights);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(64, 3)]
    public void Rows_read_in_blocks_train_the_same_model(int blockRows, int threads)
    {
        var blocks = Enumerable.Range(0, (Labels.Length + blockRows - 1) / blockRows)
            .Select(block => block * blockRows)
            .Select(start => (Start: start, Count: Math.Min(blockRows, Labels.Length - start)))
            .Select(part => new RowBlock(Features.AsMemory(part.Start * FeatureCount, part.Count * FeatureCount), Labels.AsMemory(part.Start, part.Count)))
            .ToList();
        var source = RowSource.Of(FeatureCount, blocks);

        var model = LogisticRegression.Fit(source, new() { Threads = threads });

        Assert.True(model.Converged);
        AssertSameModel(Fit(), model, 1e-3f);
        Assert.Equal(Fit().FeatureScales, model.FeatureScales, (x, y) => MathF.Abs(x - y) <= 1e-6f * y);
        Assert.Throws<ArgumentException>("source", () => LogisticRegression.Fit(RowSource.Of(FeatureCount, []), new()));
        Assert.Throws<NotSupportedException>(() => LogisticRegression.Fit(source, new() { Solver = Solver.Adam() }));
        Assert.Throws<NotSupportedException>(() => LogisticRegression.Fit(source, new() { BalanceClasses = true }));
        Assert.Throws<NotSupportedException>(() => LogisticRegression.Fit(source, new() { ValidationShare = 0.1 }));

        // A block without rows is none.
        var sparse = RowSource.Of(FeatureCount, [default, .. blocks, new RowBlock(default, default)]);
        Assert.Equal<float>(model.Weights, LogisticRegression.Fit(sparse, new() { Threads = threads }).Weights);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void Blocks_of_whole_tiles_train_to_the_bits_of_rows_in_memory(int tiles, bool standardize)
    {
        const int Columns = 40, Count = 20_000;
        var random = new SplitMix64(3);
        var features = new float[Count * Columns];
        foreach (ref var feature in features.AsSpan())
            feature = (float)random.Unit();
        float[] labels = [.. Enumerable.Range(0, Count).Select(i => features[i * Columns] + features[(i * Columns) + 1] > 1 + (0.2 * random.Unit()) ? 1f : 0)];
        var rows = tiles * RowSource.RowsOfTile(Columns);
        var source = RowSource.Of(Columns, [.. Enumerable.Range(0, (Count + rows - 1) / rows).Select(block => new RowBlock(
            features.AsMemory(block * rows * Columns, Math.Min(rows, Count - (block * rows)) * Columns),
            labels.AsMemory(block * rows, Math.Min(rows, Count - (block * rows)))))]);
        var options = new TrainingOptions { Standardize = standardize, Threads = tiles };

        Assert.Equal<float>(LogisticRegression.Fit(features, Columns, labels, options).Weights, LogisticRegression.Fit(source, options).Weights);
        Assert.Equal<double>(
            LogisticRegression.Fit(features, Columns, labels, options with { Solver = Solver.Newton() }).RawWeights,
            LogisticRegression.Fit(source, options with { Solver = Solver.Newton(), Threads = 2 }).RawWeights);
    }

    [Fact]
    public void A_block_with_a_bad_value_is_rejected_with_its_row()
    {
        var bad = RowSource.Of(1, [new(new[] { 1f, 2f }, new[] { 0f, 1f }), new(new[] { 1f, float.NaN }, new[] { 0f, 1f })]);
        Assert.Contains("Row 3, column 0", Assert.Throws<ArgumentException>("source", () => LogisticRegression.Fit(bad)).Message, StringComparison.Ordinal);
        var label = RowSource.Of(1, [new(new[] { 1f, 2f }, new[] { 0f, 2f })]);
        Assert.Contains("label of row 1 is 2", Assert.Throws<ArgumentException>("source", () => LogisticRegression.Fit(label)).Message,
            StringComparison.Ordinal);
    }

    // 1700000000 + i: as floats all of them are one number.
    [Theory]
    [InlineData(1_700_000_000.0)]
    [InlineData(-1e12)]
    [InlineData(0.0)]
    public void Features_far_from_0_keep_their_digits(double offset)
    {
        var values = Enumerable.Range(0, 200).Select(i => offset + i).ToArray();
        var labels = Enumerable.Range(0, 200).Select(static i => (i + 37 * (i % 3)) > 110 ? 1f : 0f).ToArray();

        var model = LogisticRegression.Fit(FeatureMatrix.Of(values, 1), labels);
        var near = LogisticRegression.Fit(FeatureMatrix.Of([.. values.Select(value => value - offset)], 1), labels);

        Assert.Equal(near.Weights[0], model.Weights[0], 1e-5f);
        Assert.Equal(offset + 99.5, model.FeatureMeans[0], Math.Abs(offset) * 1e-15);
        var probabilities = new float[400];
        var expected = new float[400];
        model.PredictProbabilities(values, probabilities);
        near.PredictProbabilities([.. values.Select(value => value - offset)], expected);
        Assert.Equal(expected, probabilities, (x, y) => MathF.Abs(x - y) < 1e-5f);
        model.PredictProbabilities(FeatureMatrix.Of(values, 1), probabilities);
        Assert.Equal(expected, probabilities, (x, y) => MathF.Abs(x - y) < 1e-5f);
    }

    [Fact]
    public void A_column_that_overflows_or_is_not_finite_is_named()
    {
        Assert.Contains("Column 0 spans 7e-44, less", Assert.Throws<ArgumentException>("values", () => FeatureMatrix.Of([1e-44, 8e-44], 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("Column 1 spans", Assert.Throws<ArgumentException>("values", () => FeatureMatrix.Of([0, -1e300, 0, 1e300], 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("origins", () => new FeatureMatrix(new[] { 1f, 2f }, [0, double.NaN]));
        Assert.Throws<ArgumentException>("offsets", () => new FeatureMatrix(new[] { 1f, 2f, 3f }, [0, 0]));
        Assert.Contains("Row 1, column 0", Assert.Throws<ArgumentException>("values", () => FeatureMatrix.Of([0, 1, double.NaN, 1], 2)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_cannot_says_what_it_can()
    {
        var error = Assert.Throws<ArgumentException>("Device", () => Fit(new() { Device = TrainingDevice.Scalar, BalanceClasses = true }));
        Assert.Contains("TrainingDevice.Cpu trains everything", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The mean loss's gradient in the standardised space, in double; the intercept's last.</summary>
    private static double[] GradientOfLoss(LogisticRegression model)
    {
        var gradient = new double[FeatureCount + 1];
        for (var i = 0; i < Labels.Length; i++)
        {
            var row = Enumerable.Range(0, FeatureCount).Select(j => (Rows[i][j] - model.FeatureMeans[j]) / model.FeatureScales[j]).ToArray();
            var logit = model.Intercept + row.Select((x, j) => x * model.Weights[j]).Sum();
            var residual = 1 / (1 + Math.Exp(-logit)) - Labels[i];
            for (var j = 0; j <= FeatureCount; j++)
                gradient[j] += residual * (j < FeatureCount ? row[j] : 1) / Labels.Length;
        }

        return gradient;
    }
}
