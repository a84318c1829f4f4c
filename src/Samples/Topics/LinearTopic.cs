using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>A neuron without activation is linear regression, and layers of such neurons are one layer.</summary>
internal static partial class LinearTopic
{
    private const int Count = 200;
    private const int Epochs = 120;
    private const double LearningRate = 0.4;

    /// <summary>Half the squared error of one neuron without activation.</summary>
    [Vectorize]
    internal static double Neuron(double x, double y, [Uniform] double w, [Uniform] double b)
    {
        var error = (w * x) + b - y;
        return 0.5 * error * error;
    }

    [Vectorize(Reduce = Reduction.Mean), DerivativeOf(nameof(Neuron))]
    internal static partial (double Value, double W, double B) NeuronGradient(double x, double y, [Uniform] double w, [Uniform] double b);

    /// <summary>The same of two layers, one neuron each, with the identity as activation.</summary>
    [Vectorize]
    internal static double TwoLayers(double x, double y, [Uniform] double w, [Uniform] double b, [Uniform] double v, [Uniform] double c) =>
        Neuron((w * x) + b, y, v, c);

    [Vectorize(Reduce = Reduction.Mean), DerivativeOf(nameof(TwoLayers))]
    internal static partial (double Value, double W, double B, double V, double C) TwoLayersGradient(
        double x, double y, [Uniform] double w, [Uniform] double b, [Uniform] double v, [Uniform] double c);

    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    internal static double Product(double x, double w) => x * w;

    public static Lesson Teach()
    {
        var lesson = new Lesson("A neuron without activation");
        var random = new SplitMix64(3);
        double[] x = [.. Enumerable.Range(0, Count).Select(_ => (4 * random.Unit()) - 2)];
        double[] y = [.. x.Select(at => (1.8 * at) - 0.7 + (0.5 * random.Normal()))];

        // The normal equations: Σx²·w + Σx·b = Σxy and Σx·w + n·b = Σy.
        var (sumX, sumY, sumXX, sumXY) = (x.Sum(), y.Sum(), ProductSum(x, x), ProductSum(x, y));
        var determinant = (sumXX * Count) - (sumX * sumX);
        var (slope, intercept) = (((sumXY * Count) - (sumX * sumY)) / determinant, ((sumXX * sumY) - (sumX * sumXY)) / determinant);
        var least = NeuronGradientMean(x, y, slope, intercept).Value;

        var (w, b, losses) = TrainNeuron(x, y);
        var (steep, offset, first, deepLosses) = TrainTwoLayers(x, y);
        lesson.Say($"A neuron computes w·x + b. Without activation that is the line of linear regression: with the mean squared error as loss, gradient descent goes where the normal equations lead at once. {Count} points, {Epochs} epochs:");
        var table = lesson.Table("", "w", "b", "loss");
        table.Row($"normal equations", $"{slope:0.0000000000}", $"{intercept:0.0000000000}", $"{least:0.000000000}");
        table.Row($"one neuron", $"{w:0.0000000000}", $"{b:0.0000000000}", $"{losses[^1]:0.000000000}");
        table.Row($"two linear layers", $"{steep:0.0000000000}", $"{offset:0.0000000000}", $"{deepLosses[^1]:0.000000000}");
        lesson.Show(
            new Plot("The data and the neuron", "Points around a rising line, which the neuron found.", new("x"), new("y"),
                [new("data", x, y, Mark.Points), Series.Of("neuron", -2, 2, at => (w * at) + b)]),
            new Plot("Loss above the least there is", "Both losses fall to the smallest one.", new("epoch"), new("") { Logarithmic = true },
                [Series.ByIndex("one neuron", Excess(losses)), Series.ByIndex("two layers", Excess(deepLosses))]));
        lesson.Number("leastSquares", [slope, intercept]);
        lesson.Number("neuron", [w, b]);
        lesson.Number("twoLayers", [steep, offset]);
        lesson.Number("leastLoss", least);
        lesson.Claim($"The neuron arrives at the least-squares line: it is {Math.Max(Math.Abs(w - slope), Math.Abs(b - intercept)):0.0e+0} away", Math.Max(Math.Abs(w - slope), Math.Abs(b - intercept)) < 1e-9);

        lesson.Section($"A constant derivative can be trained through");
        var slopes = x.Select(at => Activations.LinearDerivative((float)at)).Distinct().ToArray();
        lesson.Say($"It is said that backpropagation is impossible with a linear activation, as its derivative is constant. But only the factor of the activation is: the derivative by a weight is error times input, and both depend on the data. A factor of 0 would stop learning; 1 passes the error on unchanged.");
        lesson.Claim($"The generated derivative of the identity is {slopes[0]} everywhere", slopes is [1f]);
        lesson.Claim($"Backpropagation through it gives the first layer of two the derivative {first:0.000} at the start, not 0", first != 0);
        lesson.Claim($"Two linear layers train, from a loss of {deepLosses[0]:0.000} to {deepLosses[^1]:0.000}, and v·w is the slope of one neuron", Math.Abs(steep - slope) < 1e-6 && Math.Abs(offset - intercept) < 1e-6);
        Collapse(lesson);
        return lesson;

        double[] Excess(double[] values) => [.. values.Select(value => value - least > 1e-14 ? value - least : double.NaN)];
    }

    private static (double W, double B, double[] Losses) TrainNeuron(double[] x, double[] y)
    {
        var (w, b, losses) = (0.0, 0.0, new double[Epochs]);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var gradient = NeuronGradientMean(x, y, w, b);
            (losses[epoch], w, b) = (gradient.Value, w - (LearningRate * gradient.W), b - (LearningRate * gradient.B));
        }

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

    /// <summary>Multiplies out V(Wx + b) + c = (VW)x + (Vb + c), for layers of 4 to 8 to 3.</summary>
    private static void Collapse(Lesson lesson)
    {
        const int inputs = 4, hidden = 8, outputs = 3;
        var random = new SplitMix64(4);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Normal())];
        var (w, b, v, c) = (Draw(hidden * inputs), Draw(hidden), Draw(outputs * hidden), Draw(outputs));

        // Row i of VW is Wᵀ times row i of V.
        var vw = new double[outputs * inputs];
        for (var i = 0; i < outputs; i++)
            ProductSumColumns(w, inputs, v.AsSpan(i * hidden, hidden), vw.AsSpan(i * inputs, inputs));
        var offset = Layer(v, b, c);

        var (difference, bend) = (0.0, 0.0);
        for (var trial = 0; trial < 1000; trial++)
        {
            var x = Draw(inputs);
            difference = Math.Max(difference, Distance(Layer(v, Layer(w, x, b), c), Layer(vw, x, offset)));

            // A function f of the form Ax + a has f(x) + f(-x) = 2f(0).
            double[] Bent(double sign) => Layer(v, [.. Layer(w, [.. x.Select(value => sign * value)], b).Select(SigmoidTopic.Sigmoid)], c);
            bend = Math.Max(bend, Distance([.. Bent(1).Zip(Bent(-1), static (left, right) => (left + right) / 2)], Bent(0)));
        }

        lesson.Section($"Linear layers collapse into one");
        lesson.Say($"V(Wx + b) + c is (VW)x + (Vb + c): one layer with the weights VW. So depth gains nothing without a curve between the layers, here from {inputs} inputs over {hidden} to {outputs} outputs, for 1000 inputs.");
        lesson.Number("collapseDifference", difference);
        lesson.Number("bend", bend);
        lesson.Claim($"Two linear layers are their product: outputs differ by {difference:0.0e+0}", difference < 1e-12);
        lesson.Claim($"With a sigmoid between them no linear layer does: (f(x) + f(−x))/2 is up to {bend:0.00} away from f(0)", bend > 0.1);
    }

    private static double[] Layer(double[] weights, double[] x, double[] bias)
    {
        var result = new double[bias.Length];
        ProductSumRows(weights, x.Length, x, result);
        return [.. result.Zip(bias, static (value, constant) => value + constant)];
    }

    private static double Distance(double[] left, double[] right) => left.Zip(right, static (x, y) => Math.Abs(x - y)).Max();
}
