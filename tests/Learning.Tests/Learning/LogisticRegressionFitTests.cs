using Kernels.Learning;
using Xunit;
using static Kernels.Tests.BreastCancerRows;

namespace Kernels.Tests;

public class LogisticRegressionFitTests
{
    private static LogisticRegression Fit(TrainingOptions? options = null) =>
        LogisticRegression.Fit(Features, FeatureCount, Labels, options);

    // The reference is scikit-learn 1.2.1 in double precision, with its tolerance at 1e-10.
    [SkippableTheory]
    [InlineData(0.1, 0.11647032, 0.980668, 0.54067, "cpu")]
    [InlineData(0.1, 0.11647032, 0.980668, 0.54067, "scalar")]
    [InlineData(0.1, 0.11647032, 0.980668, 0.54067, "opencl")]
    [InlineData(1, 0.06636019, 0.987698, 0.21457, "cpu")]
    [InlineData(1, 0.06636019, 0.987698, 0.21457, "scalar")]
    [InlineData(1, 0.06636019, 0.987698, 0.21457, "opencl")]
    [InlineData(10, 0.04604439, 0.991213, -0.60478, "cpu")]
    [InlineData(10, 0.04604439, 0.991213, -0.60478, "scalar")]
    [InlineData(10, 0.04604439, 0.991213, -0.60478, "opencl")]
    public void Training_reaches_the_reference_optimum(double c, double objective, double accuracy, double intercept, string device)
    {
        var model = Fit(new() { L2 = 1 / c, Device = TestDevices.Named(device) });

        Assert.True(model.Converged);
        Assert.Equal(objective, model.History[^1].Objective, 2e-7);
        Assert.Equal(accuracy, model.Evaluate(Features, Labels).Accuracy, 1e-6);
        Assert.Equal(intercept, model.Intercept, 2e-3);
    }

    // All that is left is the intercept: the logit of the share of class 1.
    [Theory]
    [InlineData("lbfgs", true)]
    [InlineData("lbfgs", false)]
    [InlineData("newton", true)]
    [InlineData("newton", false)]
    public void The_strongest_penalties_leave_the_intercept_alone(string solver, bool standardize)
    {
        var share = Labels.Average();
        var logit = Math.Log(share / (1 - share));
        foreach (var l2 in (double[])[1e16, 1e20, 1e30, 1e100, 1e300, double.MaxValue])
        {
            TrainingOptions options = new() { L2 = l2, Standardize = standardize, Solver = solver == "newton" ? Solver.Newton() : Solver.Lbfgs() };
            var model = Fit(options);
            var without = Fit(options with { Intercept = false });

            Assert.True(model.Converged, $"{l2}: {model.Warning}");
            Assert.True(without.Converged, $"{l2}: {without.Warning}");
            Assert.Equal(logit, model.Intercept, 1e-3);
            Assert.Equal(0, without.Intercept);
            Assert.All([.. model.Weights, .. without.Weights], weight => Assert.InRange(weight, -1e-8f, 1e-8f));
        }
    }

    [Fact]
    public void Plain_gradient_descent_reaches_the_reference_optimum()
    {
        var model = Fit(new() { Solver = Solver.GradientDescent(0.5), MaxIterations = 20_000 });

        Assert.True(model.Converged);
        Assert.Equal(0.06636019, model.History[^1].Objective, 2e-7);
        Assert.Equal([-0.36317f, -0.38770f, -0.35111f], model.Weights[..3], (x, y) => MathF.Abs(x - y) < 1e-3f);
    }

    [Fact]
    public void A_few_hundred_epochs_with_the_defaults_predict_rows_held_out()
    {
        // Every fifth row is held out.
        var train = Enumerable.Range(0, Labels.Length).Where(i => i % 5 != 0).ToArray();
        var test = Enumerable.Range(0, Labels.Length).Where(i => i % 5 == 0).ToArray();
        var model = LogisticRegression.Fit(
            [.. train.Select(i => Rows[i])],
            [.. train.Select(i => Labels[i])],
            new() { MaxIterations = 300 });

        var score = model.Evaluate([.. test.SelectMany(i => Rows[i])], [.. test.Select(i => Labels[i])]);

        Assert.Equal(test.Length, score.Count);
        Assert.InRange(score.Accuracy, 0.95, 1);
    }

    [Fact]
    public void The_objective_falls_in_every_epoch_and_starts_at_ln_2()
    {
        var history = Fit(new() { Solver = Solver.GradientDescent(), MaxIterations = 200, Tolerance = 0 }).History;

        Assert.Equal(200, history.Length);
        Assert.Equal(Math.Log(2), history[0].Objective, 1e-6);

        for (var i = 1; i < history.Length; i++)
        {
            Assert.Equal(i + 1, history[i].Iteration);
            Assert.True(history[i].Objective < history[i - 1].Objective);
        }
    }

    // Around the ends of vectors and of tiles.
    [Theory]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(3000)]
    [InlineData(5000)]
    public void The_devices_of_the_processor_train_the_same_model_for_any_number_of_rows(int rows)
    {
        var random = new Random(rows);
        var features = Enumerable.Range(0, rows * 3).Select(_ => random.NextSingle() * 10f - 3f).ToArray();
        var labels = Enumerable.Range(0, rows).Select(i => features[i * 3] + random.NextSingle() > 2f ? 1f : 0f).ToArray();
        (labels[0], labels[^1]) = (0f, 1f);
        TrainingOptions options = new() { Solver = Solver.GradientDescent(), MaxIterations = 50, Tolerance = 0 };

        var simd = LogisticRegression.Fit(features, 3, labels, options);
        var scalar = LogisticRegression.Fit(features, 3, labels, options with { Device = TrainingDevice.Scalar });

        Assert.Equal(scalar.Intercept, simd.Intercept, 1e-4f);
        Assert.Equal(scalar.Weights, simd.Weights, (x, y) => MathF.Abs(x - y) < 1e-4f);
        Assert.Equal(scalar.History[^1].Loss, simd.History[^1].Loss, 1e-5);
    }

    [Fact]
    public void Training_twice_gives_the_same_bits()
    {
        var first = Fit(new() { MaxIterations = 100 });
        var second = Fit(new() { MaxIterations = 100 });

        Assert.Equal<float>(first.Weights, second.Weights);
        Assert.Equal(first.Intercept, second.Intercept);
        Assert.Equal<TrainingProgress>(first.History, second.History);
    }

    [Theory]
    [InlineData(30, 569)]
    [InlineData(3, 20_001)]
    [InlineData(130, 3_000)]
    [InlineData(1_025, 400)]
    public void A_fit_has_the_same_bits_for_any_number_of_threads(int features, int rows)
    {
        var random = new Random(features);
        var data = Enumerable.Range(0, rows * features).Select(_ => random.NextSingle() * 4f - 1f).ToArray();
        var labels = Enumerable.Range(0, rows).Select(i => data[i * features] > random.NextSingle() ? 1f : 0f).ToArray();
        TrainingOptions options = new() { MaxIterations = 20, Tolerance = 0, Threads = 1 };
        var expected = LogisticRegression.Fit(data, features, labels, options);

        foreach (var threads in (int[])[2, 3, 7])
        {
            var model = LogisticRegression.Fit(data, features, labels, options with { Threads = threads });

            Assert.Equal<TrainingProgress>(expected.History, model.History);
            Assert.Equal<float>(expected.Weights, model.Weights);
            Assert.Equal(expected.Intercept, model.Intercept);
        }
    }

    // Tiles of many rows, so that the sums of tiles meet; the truth is the same formula in double.
    [Fact]
    public void The_loss_and_the_gradient_are_those_of_the_formula_in_double()
    {
        const int Rows = 30_000, Columns = 5;
        var random = new Random(3);
        var data = Enumerable.Range(0, Rows * Columns).Select(_ => random.NextSingle() * 2f - 1f).ToArray();
        var labels = Enumerable.Range(0, Rows).Select(i => data[i * Columns] > 0.2f * random.NextSingle() ? 1f : 0f).ToArray();
        TrainingOptions options = new() { Solver = Solver.GradientDescent(3), MaxIterations = 2, L2 = 0, Tolerance = 0, Standardize = false };

        var model = LogisticRegression.Fit(data, Columns, labels, options);

        var gradient = new double[Columns + 1];
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j <= Columns; j++)
                gradient[j] += (0.5 - labels[i]) * (j < Columns ? data[i * Columns + j] : 1) / Rows;
        }

        var parameters = gradient.Select(static component => (double)(float)(-3 * component)).ToArray();
        var loss = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            var logit = parameters[^1] + Enumerable.Range(0, Columns).Sum(j => parameters[j] * data[i * Columns + j]);
            loss += (Math.Log(1 + Math.Exp(logit)) - labels[i] * logit) / Rows;
        }

        Assert.Equal(gradient.Max(Math.Abs), model.History[0].GradientNorm, 1e-7);
        Assert.Equal(loss, model.History[1].Loss, 1e-7);
    }

    [Fact]
    public void A_constant_column_gets_no_weight()
    {
        float[][] rows = [[1f, 0.1f], [2f, 0.1f], [3f, 0.1f], [4f, 0.1f]];
        var model = LogisticRegression.Fit(rows, [0f, 0f, 1f, 1f]);

        Assert.Equal(0f, model.Weights[1]);
        Assert.Equal(1f, model.FeatureScales[1]);
        Assert.True(model.Weights[0] > 0);
        Assert.Equal([0f, 0f, 1f, 1f], rows.Select(row => model.Predict(row)));
    }

    [Fact]
    public void Features_are_standardised_by_population_mean_and_deviation()
    {
        var model = LogisticRegression.Fit([[1f], [3f], [5f], [7f]], [0f, 1f, 0f, 1f], new() { MaxIterations = 1 });

        Assert.Equal<double>([4.0], model.FeatureMeans);
        Assert.Equal<float>([MathF.Sqrt(5f)], model.FeatureScales);
    }

    [Fact]
    public void Without_standardisation_weights_are_for_features_as_they_come()
    {
        var model = LogisticRegression.Fit(
            [[0f], [1f], [0.2f], [0.8f]],
            [0f, 1f, 0f, 1f],
            new() { Standardize = false });

        Assert.Equal<double>([0.0], model.FeatureMeans);
        Assert.Equal<float>([1f], model.FeatureScales);
        Assert.Equal((double)model.Weights[0], model.RawWeights[0]);
        Assert.Equal(model.Intercept, model.RawIntercept);
    }

    [Fact]
    public void Progress_is_reported_in_order_and_is_the_history()
    {
        var progress = new Recorder();
        var model = LogisticRegression.Fit(Features, FeatureCount, Labels, new() { MaxIterations = 20 }, progress);

        Assert.Equal<TrainingProgress>(model.History, progress.Reports);
        Assert.All(progress.Reports, report => Assert.Equal(20, report.MaxIterations));
    }

    [Fact]
    public void Cancelling_stops_within_an_epoch()
    {
        using var source = new CancellationTokenSource();
        var progress = new Recorder { Then = report => { if (report.Iteration == 3) source.Cancel(); } };

        Assert.Throws<OperationCanceledException>(() =>
            LogisticRegression.Fit(Features, FeatureCount, Labels, null, progress, source.Token));
        Assert.Equal(3, progress.Reports.Count);
    }

    [Theory]
    [InlineData("cpu", 1)]
    [InlineData("cpu", 2)]
    [InlineData("scalar", 1)]
    public void An_epoch_allocates_nothing(string device, int threads)
    {
        var data = Enumerable.Repeat(Features, 8).SelectMany(static rows => rows).ToArray(); // several tiles
        var labels = Enumerable.Repeat(Labels, 8).SelectMany(static rows => rows).ToArray();

        long Allocated(double tolerance)
        {
            // With an unreachable tolerance all 400 epochs run, with a large one the first; the history is as long.
            TrainingOptions options = new()
            {
                Solver = Solver.GradientDescent(),
                MaxIterations = 400,
                Tolerance = tolerance,
                Device = TestDevices.Named(device),
                Threads = threads,
            };
            LogisticRegression.Fit(data, FeatureCount, labels, options);

            // A collection in between counts the rest of the thread's buffer, up to 8 KB, as allocated.
            return Enumerable.Range(0, 3).Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                LogisticRegression.Fit(data, FeatureCount, labels, options);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }

        // Besides the history there is a warning, since the tolerance was not reached.
        var historyBytes = 399 * System.Runtime.CompilerServices.Unsafe.SizeOf<TrainingProgress>();
        Assert.InRange(Allocated(0) - Allocated(1e9), 0, historyBytes + 1024);
    }

    [Fact]
    public void A_learning_rate_that_is_far_too_large_is_cut()
    {
        var model = Fit(new() { Solver = Solver.GradientDescent(1e300), MaxIterations = 2000 });

        Assert.Equal(0.06636019, model.History[^1].Objective, 1e-6);
    }

    private sealed class Recorder : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public Action<TrainingProgress> Then { get; init; } = _ => { };

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            Then(value);
        }
    }
}
