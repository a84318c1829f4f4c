using System.Collections.Immutable;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>What ReLU has over sigmoid and tanh: zeros, a derivative that does not fade, and faster training; and what it costs.</summary>
internal static class ReluTopic
{
    private const int Epochs = 60;
    private static readonly Activation[] Compared = [Activation.Relu, Activation.Sigmoid, Activation.Tanh];

    // The first epoch is the start: of random weights.
    private static readonly int[] RandomAndTrained = [1, 20];

    public static Lesson Teach(CancellationToken cancellationToken)
    {
        var lesson = new Lesson("ReLU");
        lesson.Say($"The rectified linear unit is max(0, x): silent below 0, the identity above. "
            + $"Its derivative is 1 for every x above 0, where those of sigmoid and tanh fade.");
        lesson.Show(
            new Plot("Activations", "ReLU bends at 0; sigmoid and tanh flatten at both ends.", new("x"), new("") { High = 3 },
                [
                    Series.Of("ReLU", -4, 3, static x => Activations.Relu((float)x)),
                    Series.Of("sigmoid", -4, 3, static x => Activations.Sigmoid((float)x)),
                    Series.Of("tanh", -4, 3, static x => Activations.Tanh((float)x)),
                ]),
            new Plot("Their derivatives", "That of ReLU is 0, then 1. The others are bells.", new("x"), new(""),
                [
                    Series.Of("ReLU", -4, 4, static x => Activations.ReluDerivative((float)x)),
                    Series.Of("sigmoid", -4, 4, static x => Activations.SigmoidDerivative((float)x)),
                    Series.Of("tanh", -4, 4, static x => Activations.TanhDerivative((float)x)),
                ]));
        float[] above = [float.Epsilon, 1e-6f, 1f, 10f, 1e6f, float.MaxValue], slopes = new float[above.Length];
        Activations.ReluDerivative(above, slopes);
        lesson.Claim($"ReLU′ is 1 for all of {above.Length} places from {above[0]:0.0e+0} to {above[^1]:0.0e+0}", slopes.All(static slope => slope == 1f));
        lesson.Claim($"σ′(10) is {Activations.SigmoidDerivative(10f):0.0e+0} and tanh′(10) "
            + $"is {Activations.TanhDerivative(10f):0.0e+0}: a unit that far out hardly learns",
            Activations.SigmoidDerivative(10f) < 1e-4f && Activations.TanhDerivative(10f) < 1e-4f);

        var (features, labels) = Digits.Load();
        Sparsity(lesson, features, labels, cancellationToken);
        DeadUnits.Teach(lesson);
        Convergence(lesson, features, labels, cancellationToken);
        return lesson;
    }

    private static void Sparsity(Lesson lesson, float[] features, int[] labels, CancellationToken cancellationToken)
    {
        lesson.Section($"Zeros");
        lesson.Say($"The share of outputs that are exactly 0, over the digits, in two hidden layers of 32 units: with random weights, and after training.");
        var table = lesson.Table("", "random 1", "random 2", "trained 1", "trained 2");
        foreach (var activation in Compared)
        {
            double[] zeros = [.. RandomAndTrained.SelectMany(epochs =>
                Zeros(Train(activation, [32, 32], Solver.Adam(0.003), epochs, features, labels, cancellationToken), features))];
            table.Row($"{NameOf(activation)}", $"{zeros[0]:P1}", $"{zeros[1]:P1}", $"{zeros[2]:P1}", $"{zeros[3]:P1}");
            lesson.Number($"zeros-{activation}", zeros);
            if (activation == Activation.Relu)
                lesson.Claim($"Of ReLU's outputs between a quarter and three quarters are 0, random or trained",
                    zeros.All(static share => share is > 0.25 and < 0.75));
            else
                lesson.Claim($"None of those of {activation} is", zeros.Max() == 0);
        }

        float[] x = [.. Enumerable.Range(0, 4096).Select(static i => ((i * 31 % 4096) / 256f) - 8)], y = new float[x.Length],
            positive = [.. x.Select(static value => Math.Abs(value) + 1)], halfZero = [.. x.Select(Activations.Relu)];
        var sum = 0f;
        var times = MedianTime.Of(
            0.3,
            () => Activations.Relu(x, y),
            () => Activations.Sigmoid(x, y),
            () => sum = PlainNetwork.ProductSum(positive, x),
            () => sum = PlainNetwork.ProductSum(halfZero, x));
        lesson.Number("sigmoidTimeByRelu", times[1] / times[0]);
        lesson.Number("sumTimeWithZeros", times[3] / times[2]);
        lesson.Say($"What is cheap is the function: a sigmoid takes {times[1] / times[0]:0.0} times as long as a ReLU here, "
            + $"for it has an exponential. The zeros themselves save nothing in a dense layer, which multiplies by them as by other numbers: "
            + $"a sum of products half of which are 0 takes {times[3] / times[2]:0.00} times as long as one without zeros. "
            + $"Only kernels that skip zeros gain.");
    }

    /// <summary>For each of two hidden layers the share of outputs that are 0.</summary>
    private static IEnumerable<double> Zeros(Mlp network, float[] features)
    {
        #region share-of-zeros
        const int rows = 500;
        return Enumerable.Range(0, 2).Select(layer => Enumerable.Range(0, rows)
            .Average(row => network.HiddenOutputs(layer, features.AsSpan(row * Digits.Pixels, Digits.Pixels))
                .Count(static output => output == 0f) / (double)network.Widths[layer + 1]));
        #endregion
    }

    private static void Convergence(Lesson lesson, float[] features, int[] labels, CancellationToken cancellationToken)
    {
        ImmutableArray<int> layers = [32, 32, 32];
        lesson.Section($"Epochs to a loss");
        lesson.Say($"The digits again, through {layers.Length} hidden layers of {layers[0]} units: "
            + $"the same solver (gradient descent with momentum 0.9) and learning rate for all, and {Epochs} epochs.");
        var curves = Compared.Select(activation => (
            Name: NameOf(activation),
            Losses: Train(activation, layers, Solver.GradientDescent(0.1, 0.9), Epochs, features, labels, cancellationToken)
                .History.Select(static epoch => epoch.Loss).ToArray())).ToArray();
        lesson.Show(new Plot("Loss by epoch", "ReLU and tanh fall at once. The sigmoid stays where it began.",
            new("epoch"), new("mean loss") { Logarithmic = true },
            [.. curves.Select(static curve => Series.ByIndex(curve.Name, curve.Losses, 1))]));
        var table = lesson.Table("", "epochs to 1.0", "epochs to 0.3", "loss at the end");
        foreach (var (name, losses) in curves)
        {
            table.Row($"{name}", $"{Reached(losses, 1.0)}", $"{Reached(losses, 0.3)}", $"{losses[^1]:0.000}");
            lesson.Number($"loss-{name.ToLowerInvariant()}", losses);
        }

        int At(int curve) => Array.FindIndex(curves[curve].Losses, static loss => loss < 1.0) is var epoch and >= 0 ? epoch + 1 : int.MaxValue;
        lesson.Claim($"ReLU reaches a loss of 1 before the sigmoid does", At(0) < At(1));
        lesson.Claim($"After {Epochs} epochs its loss is {curves[1].Losses[^1] / curves[0].Losses[^1]:0} times smaller than the sigmoid's",
            curves[0].Losses[^1] * 3 < curves[1].Losses[^1]);
    }

    private static string NameOf(Activation activation) => activation == Activation.Relu ? "ReLU" : activation.Name;

    private static string Reached(double[] losses, double target) =>
        Array.FindIndex(losses, loss => loss < target) is var epoch and >= 0 ? Prose.Of($"{epoch + 1}") : "never";

    private static Mlp Train(Activation activation, ImmutableArray<int> layers, Solver solver,
        int epochs, float[] features, int[] labels, CancellationToken cancellationToken) =>
        Mlp.Fit(features, Digits.Pixels, labels, new() { Activation = activation, HiddenUnits = layers, Solver = solver, MaxIterations = epochs },
            cancellationToken: cancellationToken);
}
