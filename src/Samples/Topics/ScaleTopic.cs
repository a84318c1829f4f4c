using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>How accuracy grows with data and with the size of the model.</summary>
internal static class ScaleTopic
{
    private const int Test = 597;
    private const int Draws = 3;
    private static readonly int[] Sizes = [20, 40, 80, 160, 320, 640, 1200];

    public static Lesson Teach(CancellationToken cancellationToken)
    {
        var lesson = new Lesson("More data, larger models");
        var (x, y) = Digits.Load();
        var pool = y.Length - Test;
        lesson.Say($"Digits of 8 by 8 pixels: models of three sizes learn from ever more images, and are tested on the same {Test} others. "
            + $"Each point is the mean of {Draws} draws of the training images.");
        (string Name, int Hidden)[] models = [("linear", 0), ("4 units", 4), ("128 units", 128)];
        var accuracies = models.Select(static _ => new double[Sizes.Length]).ToArray();
        for (var i = 0; i < Sizes.Length; i++)
        {
            for (var draw = 0; draw < Draws; draw++)
            {
                var order = Enumerable.Range(0, pool).ToArray();
                new SplitMix64((ulong)draw + 1).Shuffle(order);
                for (var m = 0; m < models.Length; m++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    accuracies[m][i] += Fit(models[m].Hidden, x, y, order[..Sizes[i]]).Accuracy(x[(pool * Digits.Pixels)..], y[pool..]) / Draws;
                }
            }
        }

        lesson.Show(new Plot("Accuracy on the test images",
            "All curves rise with more images. The largest model ends highest, the smallest network lowest.",
            new("training images") { Logarithmic = true }, new("accuracy"),
            [.. models.Select((model, m) => new Series(model.Name, [.. Sizes.Select(static size => (double)size)], accuracies[m]))]));
        var table = lesson.Table("images", [.. models.Select(static model => model.Name)]);
        for (var i = 0; i < Sizes.Length; i++)
            table.Row($"{Sizes[i]}", $"{accuracies[0][i]:P1}", $"{accuracies[1][i]:P1}", $"{accuracies[2][i]:P1}");
        lesson.Number("images", Sizes.Select(static size => (double)size));
        for (var m = 0; m < models.Length; m++)
            lesson.Number(models[m].Name.Replace(" ", "", StringComparison.Ordinal), accuracies[m]);

        var (linear, small, large) = (accuracies[0], accuracies[1], accuracies[2]);
        lesson.Claim($"More data helps every model: "
            + $"the least gain from {Sizes[0]} to {Sizes[^1]} images is {100 * accuracies.Min(static own => own[^1] - own[0]):0} points",
            accuracies.All(static own => own[^1] > own[0] + 0.1));
        lesson.Claim($"With {Sizes[^1]} images the large network is {100 * (large[^1] - linear[^1]):0.0} points ahead of the linear model "
            + $"and {100 * (large[^1] - small[^1]):0.0} ahead of the small network",
            large[^1] > linear[^1] && large[^1] > small[^1]);
        lesson.Claim($"More data gain more than a larger model: from {Sizes[0]} to {Sizes[^1]} images {100 * (linear[^1] - linear[0]):0} points, "
            + $"from the linear model to the large network never more than {100 * large.Zip(linear, static (one, other) => one - other).Max():0}",
            linear[^1] - linear[0] > large.Zip(linear, static (one, other) => one - other).Max());
        lesson.Claim($"A network is not better for being one: "
            + $"that of 4 units stays {100 * (linear[^1] - small[^1]):0.0} points behind the linear model",
            small[^1] < linear[^1]);
        return lesson;
    }

    private static TrainedModel Fit(int hidden, float[] x, int[] y, int[] rows)
    {
        float[] features = [.. rows.SelectMany(row => x[(row * Digits.Pixels)..((row + 1) * Digits.Pixels)])];
        int[] labels = [.. rows.Select(row => y[row])];
        #region models
        return hidden == 0
            ? SoftmaxRegression.Fit(features, Digits.Pixels, labels, new() { Standardize = false, MaxIterations = 200 }, classes: 10)
            : Mlp.Fit(features, Digits.Pixels, labels, new()
            {
                HiddenUnits = [hidden],
                Activation = Activation.Tanh,
                Solver = Solver.Lbfgs(),
                L2 = 0.1,
                Standardize = false,
                MaxIterations = 100,
            }, classes: 10);
        #endregion
    }
}
