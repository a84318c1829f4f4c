using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>What the learning rate and the scales of features do to gradient descent.</summary>
internal static class TuneTopic
{
    private const int Epochs = 200;
    private static readonly double[] Rates = [0.001, 0.5, 30, 1000];

    public static Lesson Teach(CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Tuning: scales and learning rates");
        var data = BreastCancer.Load();
        var raw = PlainDescent.Of(data, standardised: false);
        var scaled = PlainDescent.Of(data, standardised: true);
        lesson.Say($"Logistic regression on {data.Rows} rows of {data.FeatureCount} features, by plain gradient descent, "
            + $"w ← w − rate·gradient, for {Epochs} epochs. How long a step may be follows from the curvature of the loss, "
            + $"which is at most a quarter of the largest eigenvalue of XᵀX/n: up to 2/curvature gradient descent cannot diverge.");
        LearningRates(lesson, scaled, cancellationToken);
        Diverge(lesson, scaled);
        Cut(lesson, data, cancellationToken);
        Scales(lesson, raw, scaled, cancellationToken);
        return lesson;
    }

    private static void LearningRates(Lesson lesson, PlainDescent rows, CancellationToken cancellationToken)
    {
        lesson.Section($"Learning rates");
        var limit = 2 / rows.Curvature();
        lesson.Number("limit", limit);
        lesson.Say($"With features of mean 0 and variance 1 that limit is {limit:0.000}.");
        var runs = Rates.Select(rate => (Rate: rate, Losses: rows.Descend(rate, Epochs))).ToArray();
        cancellationToken.ThrowIfCancellationRequested();
        lesson.Show(new Plot("Loss by epoch",
            "The smallest rate creeps, the next falls quickly, the third jumps at first, the largest goes on jumping.",
            new("epoch"), new("mean loss") { Logarithmic = true },
            [.. runs.Select(static run => Series.ByIndex(Prose.Of($"rate {run.Rate}"), run.Losses))]));
        var table = lesson.Table("rate", "loss at the end", "highest loss", "epochs that raised it");
        foreach (var (rate, losses) in runs)
        {
            table.Row($"{rate}", $"{losses[^1]:0.0000}", $"{losses.Max():0.0000}", $"{Rises(losses)}");
            lesson.Number($"loss-{Prose.Of($"{rate}")}", losses);
        }

        lesson.Claim($"A rate of {runs[1].Rate} is below the limit, and never raises the loss", runs[1].Rate < limit && Rises(runs[1].Losses) == 0);
        lesson.Claim($"The smallest never does either, but its loss is {runs[0].Losses[^1] / runs[1].Losses[^1]:0.0} times as high at the end",
            Rises(runs[0].Losses) == 0 && runs[0].Losses[^1] > 2 * runs[1].Losses[^1]);
        lesson.Claim($"The largest is {runs[^1].Rate / limit:0} times the limit: "
            + $"the loss rises in {Rises(runs[^1].Losses)} epochs, up to {runs[^1].Losses.Max():0}, and ends above where it began",
            Rises(runs[^1].Losses) > 20 && runs[^1].Losses.Max() > 10 && runs[^1].Losses[^1] > runs[^1].Losses[0]);
        lesson.Claim($"The limit is what is safe, not what is best: "
            + $"{runs[2].Rate} jumps as high as {runs[2].Losses.Max():0.0}, and then ends lower than {runs[1].Rate} does",
            runs[2].Losses.Max() > runs[2].Losses[0] && runs[2].Losses[^1] < runs[1].Losses[^1]);
    }

    private static void Diverge(Lesson lesson, PlainDescent rows)
    {
        lesson.Section($"Where steps diverge");
        var limit = 0.5 / rows.Curvature();
        lesson.Say($"The logistic loss grows only linearly far from its minimum, so that steps bounce but do not fly off. "
            + $"The squared error of the same neuron without its sigmoid curves alike everywhere: there the limit, {limit:0.0000}, is sharp.");
        var (below, above) = (rows.Descend(0.95 * limit, Epochs, squared: true), rows.Descend(1.05 * limit, Epochs, squared: true));
        lesson.Show(new Plot("Squared error by epoch", "Just below the limit the error falls; just above it the error grows without end.",
            new("epoch"), new("mean error") { Logarithmic = true },
            [Series.ByIndex("0.95 of the limit", below), Series.ByIndex("1.05 of the limit", above)]));
        lesson.Number("squaredLimit", limit);
        lesson.Number("squaredBelow", below);
        lesson.Number("squaredAbove", above);
        lesson.Claim($"At 0.95 of the limit the error falls in every epoch, to {below[^1]:0.000}", Rises(below) == 0);
        lesson.Claim($"At 1.05 of it the error reaches {above[^1]:0.0e+0}", above[^1] > 1e6);
    }

    private static void Cut(Lesson lesson, Dataset data, CancellationToken cancellationToken)
    {
        lesson.Section($"What the library does about a rate that is too large");
        var rate = Rates[^1];
        var model = LogisticRegression.Fit(
            data.Features.Span, data.FeatureCount, [.. data.Labels.Select(static label => (float)label)],
            new() { Solver = Solver.GradientDescent(rate), L2 = 0, MaxIterations = Epochs + 1 }, cancellationToken: cancellationToken);
        double[] losses = [.. model.History.Select(static epoch => epoch.Loss)];
        lesson.Say($"Its gradient descent takes back a step that raises the objective, and cuts the learning rate for the rest. "
            + $"Begun with {rate}, it ends at a loss of {losses[^1]:0.0000} after {Epochs} epochs, which took {model.Passes} passes over the rows: "
            + $"{model.Passes - losses.Length} steps were taken back.");
        lesson.Number("cutLoss", losses);
        lesson.Number("cutPasses", model.Passes);
        lesson.Claim($"With the cut the same rate never raises the loss",
            losses.Zip(losses.Skip(1), static (before, after) => after <= before * (1 + 1e-6)).All(static falls => falls));
    }

    private static void Scales(Lesson lesson, PlainDescent raw, PlainDescent scaled, CancellationToken cancellationToken)
    {
        lesson.Section($"Scales of features");
        var (rawRate, scaledRate) = (1 / raw.Curvature(), 1 / scaled.Curvature());
        var (rawLosses, scaledLosses) = (raw.Descend(rawRate, Epochs), scaled.Descend(scaledRate, Epochs));
        cancellationToken.ThrowIfCancellationRequested();
        lesson.Say($"The features as they come range from {raw.Smallest:0.0000} to {raw.Largest:0}. The largest of them sets the curvature, "
            + $"and so the rate, for all: {rawRate:0.0e+0} instead of {scaledRate:0.00}. Each run has the rate 1/curvature of its own features.");
        lesson.Show(new Plot("Loss by epoch", "With raw features the loss soon falls no further; with standardised ones it does.",
            new("epoch"), new("mean loss") { Logarithmic = true },
            [Series.ByIndex("raw", rawLosses), Series.ByIndex("standardised", scaledLosses)]));
        var target = rawLosses[^1];
        var epochs = Array.FindIndex(scaledLosses, loss => loss <= target);
        lesson.Number("rates", [rawRate, scaledRate]);
        lesson.Number("rawLoss", rawLosses);
        lesson.Number("standardisedLoss", scaledLosses);
        lesson.Claim($"Where raw features need {Epochs} epochs for a loss of {target:0.000}, standardised ones need {epochs}",
            epochs >= 0 && epochs * 10 <= Epochs);
        var overflow = raw.Descend(scaledRate, Epochs);
        lesson.Number("rawAtStandardisedRate", overflow);
        lesson.Claim($"At the rate of the standardised ones, raw features drive the loss up to {overflow.Max():0.0e+0}", overflow.Max() > 1000);
    }

    private static int Rises(double[] losses) => losses.Zip(losses.Skip(1)).Count(static pair => pair.Second > pair.First);
}
