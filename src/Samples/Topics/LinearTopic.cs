using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>A neuron without activation is linear regression, and layers of such neurons are one layer.</summary>
internal static partial class LinearTopic
{
    private const int Count = 200;
    private const int Epochs = 60;
    private const double LearningRate = 0.4;

    /// <summary>Half the squared error of one neuron without activation.</summary>
    #region neuron
    [Vectorize]
    internal static double Neuron(double x, double y, [Uniform] double w, [Uniform] double b)
    {
        var error = (w * x) + b - y;
        return 0.5 * error * error;
    }

    [Vectorize(Reduce = Reduction.Mean), DerivativeOf(nameof(Neuron))]
    internal static partial (double Value, double W, double B) NeuronGradient(double x, double y, [Uniform] double w, [Uniform] double b);
    #endregion

    /// <summary>The same of two layers, one neuron each, with the identity as activation.</summary>
    #region two-layers
    [Vectorize]
    internal static double TwoLayers(double x, double y, [Uniform] double w, [Uniform] double b, [Uniform] double v, [Uniform] double c) =>
        Neuron((w * x) + b, y, v, c);

    [Vectorize(Reduce = Reduction.Mean), DerivativeOf(nameof(TwoLayers))]
    internal static partial (double Value, double W, double B, double V, double C) TwoLayersGradient(
        double x, double y, [Uniform] double w, [Uniform] double b, [Uniform] double v, [Uniform] double c);
    #endregion

    public static Lesson Teach()
    {
        var lesson = new Lesson("A neuron without activation");
        var random = new SplitMix64(3);
        double[] x = [.. Enumerable.Range(0, Count).Select(_ => (4 * random.Unit()) - 2)];
        double[] y = [.. x.Select(at => (1.8 * at) - 0.7 + (0.5 * random.Normal()))];

        #region normal-equations
        // The normal equations: Σx²·w + Σx·b = Σxy and Σx·w + n·b = Σy.
        var (sumX, sumY, sumXX, sumXY) = (x.Sum(), y.Sum(), LinearLayers.ProductSum(x, x), LinearLayers.ProductSum(x, y));
        var determinant = (sumXX * Count) - (sumX * sumX);
        var (slope, intercept) = (((sumXY * Count) - (sumX * sumY)) / determinant, ((sumXX * sumY) - (sumX * sumXY)) / determinant);
        #endregion
        var least = NeuronGradientMean(x, y, slope, intercept).Value;

        var (w, b, losses) = TrainNeuron(x, y);
        var (steep, offset, first, deepLosses) = TrainTwoLayers(x, y);
        lesson.Say($"A neuron computes w·x + b. Without activation that is the line of linear regression: with the mean squared error as loss, "
            + $"gradient descent goes where the normal equations lead at once. {Count} points, {Epochs} epochs:");
        var table = lesson.Table("", "w", "b", "loss");
        table.Row($"normal equations", $"{slope:0.0000000000}", $"{intercept:0.0000000000}", $"{least:0.000000000}");
        table.Row($"one neuron", $"{w:0.0000000000}", $"{b:0.0000000000}", $"{losses[^1]:0.000000000}");
        table.Row($"two linear layers", $"{steep:0.0000000000}", $"{offset:0.0000000000}", $"{deepLosses[^1]:0.000000000}");
        lesson.Show(
            new Plot("The data and the neuron", "Points around a rising line, which the neuron found.", new("x"), new("y"),
                [new("data", x, y, Mark.Points), Series.Of("neuron", -2, 2, at => (w * at) + b)]),
            new Plot("Loss above the least there is", "Both losses fall to the smallest one.", new("epoch"), new("") { Logarithmic = true },
                [Series.ByIndex("one neuron", Excess(losses)), Series.ByIndex("two layers", Excess(deepLosses))]));
        lesson.Number("x", x);
        lesson.Number("y", y);
        lesson.Number("leastSquares", [slope, intercept]);
        lesson.Number("neuron", [w, b]);
        lesson.Number("twoLayers", [steep, offset]);
        lesson.Number("leastLoss", least);
        lesson.Claim($"The neuron arrives at the least-squares line: it is {Math.Max(Math.Abs(w - slope), Math.Abs(b - intercept)):0.0e+0} away",
            Math.Max(Math.Abs(w - slope), Math.Abs(b - intercept)) < 1e-9);

        lesson.Section($"A constant derivative can be trained through");
        var slopes = x.Select(at => Activations.LinearDerivative((float)at)).Distinct().ToArray();
        lesson.Say($"It is said that backpropagation is impossible with a linear activation, as its derivative is constant. "
            + $"But only the factor of the activation is: the derivative by a weight is error times input, and both depend on the data. "
            + $"A factor of 0 would stop learning; 1 passes the error on unchanged.");
        lesson.Claim($"The generated derivative of the identity is {slopes[0]} everywhere", slopes is [1f]);
        lesson.Claim($"Backpropagation through it gives the first layer of two the derivative {first:0.000} at the start, not 0", first != 0);
        lesson.Claim($"Two linear layers train, from a loss of {deepLosses[0]:0.000} to {deepLosses[^1]:0.000}, and v·w is the slope of one neuron",
            Math.Abs(steep - slope) < 1e-6 && Math.Abs(offset - intercept) < 1e-6);
        LinearLayers.Collapse(lesson);
        return lesson;

        double[] Excess(double[] values) => [.. values.Select(value => value - least).TakeWhile(static excess => excess > 1e-14)];
    }

    private static (double W, double B, double[] Losses) TrainNeuron(double[] x, double[] y)
    {
        var (w, b, losses) = (0.0, 0.0, new double[Epochs]);
        #region train-neuron
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var gradient = NeuronGradientMean(x, y, w, b);
            (losses[epoch], w, b) = (gradient.Value, w - (LearningRate * gradient.W), b - (LearningRate * gradient.B));
        }
        #endregion

        return (w, b, losses);
    }

    private static (double Slope, double Intercept, double First, double[] Losses) TrainTwoLayers(double[] x, double[] y)
    {
        var (w, b, v, c, losses, first) = (0.5, 0.0, 0.5, 0.0, new double[Epochs], 0.0);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var gradient = TwoLayersGradientMean(x, y, w, b, v, c);
            (losses[epoch], first) = (gradient.Value, epoch == 0 ? gradient.W : first);
            (w, b, v, c) = (w - (0.2 * gradient.W), b - (0.2 * gradient.B), v - (0.2 * gradient.V), c - (0.2 * gradient.C));
        }

        return (v * w, (v * b) + c, first, losses);
    }
}
