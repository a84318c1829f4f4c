using Kernels.Samples.Datasets;

namespace Kernels.Samples.Topics;

/// <summary>Why linear layers are no more than one layer.</summary>
internal static partial class LinearLayers
{
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    internal static double Product(double x, double w) => x * w;

    /// <summary>Multiplies out V(Wx + b) + c = (VW)x + (Vb + c), for layers of 4 to 8 to 3.</summary>
    public static void Collapse(Lesson lesson)
    {
        const int inputs = 4, hidden = 8, outputs = 3;
        var random = new SplitMix64(4);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Normal())];
        var (w, b, v, c) = (Draw(hidden * inputs), Draw(hidden), Draw(outputs * hidden), Draw(outputs));

        #region multiply-out
        // Row i of VW is Wᵀ times row i of V.
        var vw = new double[outputs * inputs];
        for (var i = 0; i < outputs; i++)
            ProductSumColumns(w, inputs, v.AsSpan(i * hidden, hidden), vw.AsSpan(i * inputs, inputs));
        var offset = Layer(v, b, c);
        #endregion

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
        lesson.Say($"V(Wx + b) + c is (VW)x + (Vb + c): one layer with the weights VW. So depth gains nothing without a curve between the layers, "
            + $"here from {inputs} inputs over {hidden} to {outputs} outputs, for 1000 inputs.");
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
