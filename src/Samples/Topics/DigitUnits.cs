using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>What hidden units learn of images of digits, as pictures and in accuracy.</summary>
internal static class DigitUnits
{
    public static void Teach(Lesson lesson, CancellationToken cancellationToken)
    {
        lesson.Section($"Digits");
        const int units = 32, train = 1200;
        var (x, y) = Digits.Load();
        var (trainX, trainY, testX, testY) = (x[..(train * Digits.Pixels)], y[..train], x[(train * Digits.Pixels)..], y[train..]);
        MlpOptions Options(int iterations) =>
            new() { HiddenUnits = [units], Solver = Solver.Lbfgs(), L2 = 0.3, MaxIterations = iterations, Standardize = false };
        var network = Mlp.Fit(trainX, Digits.Pixels, trainY, Options(150), cancellationToken: cancellationToken);
        var random = Mlp.Fit(trainX, Digits.Pixels, trainY, Options(1), cancellationToken: cancellationToken);
        lesson.Say($"{train} images of 8 by 8 pixels to train on, the other {testY.Length} to test. "
            + $"Below are the weights of units, pixel by pixel: of two with random weights, then of the first ten of {units} that learned. "
            + $"Each answers to strokes in some places (blocks) and their absence in others (dots).");
        lesson.Show([.. Enumerable.Range(0, 2).Select(unit => Picture("random", random, unit)),
            .. Enumerable.Range(0, 10).Select(unit => Picture("learned", network, unit))]);
        #region units-as-features
        double[] accuracies =
        [
            Softmax(trainX, Digits.Pixels, trainY).Accuracy(testX, testY),
            network.Accuracy(testX, testY),
            Softmax(network.Hidden(trainX), units, trainY).Accuracy(network.Hidden(testX), testY),
            Softmax(random.Hidden(trainX), units, trainY).Accuracy(random.Hidden(testX), testY),
        ];
        #endregion
        lesson.Show(new Bars("Accuracy on the test images", "The learned units are ahead of random ones.",
            [Bar("linear model of pixels", 0), Bar("network", 1), Bar("linear model of its units", 2), Bar("linear model of random units", 3)]));
        lesson.Number("digits", accuracies);
        lesson.Claim($"The network is right in {accuracies[1]:P1} of the test images, a linear model of the pixels in {accuracies[0]:P1}",
            accuracies[1] > accuracies[0]);
        lesson.Claim($"{units} learned units are worth more than {units} random ones: {accuracies[2]:P1} to {accuracies[3]:P1}",
            accuracies[2] > accuracies[3] + 0.02);

        Bar Bar(string label, int at) => new(label, accuracies[at], Prose.Of($"{accuracies[at]:P1}"));
    }

    private static Raster Picture(string kind, Mlp network, int unit)
    {
        var weights = network.Weights(0, unit);
        var values = new double[8, 8];
        for (var pixel = 0; pixel < Digits.Pixels; pixel++)
            values[pixel / 8, pixel % 8] = weights[pixel];
        return new(Prose.Of($"{kind} {unit + 1}"), $"The 64 weights of a {kind} unit.", values);
    }

    private static SoftmaxRegression Softmax(float[] x, int columns, int[] y) => SoftmaxRegression.Fit(x, columns, y, new() { MaxIterations = 200 });
}
