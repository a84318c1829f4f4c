using System.CommandLine;
using Kernels.Samples.Commands;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>What is left of a gradient after many layers, and what outputs of one sign do to a step.</summary>
internal static partial class VanishingTopic
{
    private const int Depth = DeepNetworks.Depth;
    private const int Width = DeepNetworks.Width;

    public static Option<int> Seed { get; } = NumberOption.Whole("--seed", "The seed of the random networks.", 0, int.MaxValue, 1);

    #region pair-gradient
    [Vectorize]
    internal static float SquaredError(float a, float c, float target, float w, float v)
    {
        var error = (w * a) + (v * c) - target;
        return 0.5f * error * error;
    }

    [Vectorize, DerivativeOf(nameof(SquaredError))]
    internal static partial (float W, float V) Gradient(float a, float c, float target, float w, float v);
    #endregion

    public static Lesson Teach(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Vanishing gradients");
        Slopes(lesson);
        ThroughLayers(lesson, (ulong)parsed.GetValue(Seed), cancellationToken);
        OneSign(lesson, (ulong)parsed.GetValue(Seed));
        return lesson;
    }

    private static void Slopes(Lesson lesson)
    {
        float[] places = [0, 1, 2, 3, 5, 10];
        float[] sigmoid = new float[places.Length], tanh = new float[places.Length];
        Activations.SigmoidDerivative(places, sigmoid);
        Activations.TanhDerivative(places, tanh);
        lesson.Say($"Backpropagation multiplies the error by the derivative of the activation once a layer. Where the curve is flat, that factor is almost 0:");
        var table = lesson.Table("x", "σ′(x)", "tanh′(x)", "ReLU′(x)", "ReLU′(−x)");
        for (var i = 0; i < places.Length; i++)
            table.Row($"{places[i]}", $"{sigmoid[i]:0.000000}", $"{tanh[i]:0.000000}", $"{Activations.ReluDerivative(places[i])}",
                $"{Activations.ReluDerivative(-places[i])}");
        lesson.Number("x", places.Select(static x => (double)x));
        lesson.Number("sigmoidDerivative", sigmoid.Select(static x => (double)x));
        lesson.Number("tanhDerivative", tanh.Select(static x => (double)x));
        lesson.Claim($"σ′ is at most {sigmoid[0]}, and {sigmoid[3]:0.0000} at ±3: less than a fifth is left there, and ever less further out",
            sigmoid[0] == 0.25f && sigmoid[3] < 0.2f * sigmoid[0] && sigmoid[4] < sigmoid[3] && sigmoid[5] < sigmoid[4]);
        lesson.Claim($"Where weights change no sizes, even the largest factor leaves only "
            + $"0.25^{Depth} = {Math.Pow(0.25, Depth):0.0e+0} of an error after {Depth} layers",
            Math.Pow(sigmoid[0], Depth) < 1e-18);
    }

    private static void ThroughLayers(Lesson lesson, ulong seed, CancellationToken cancellationToken)
    {
        lesson.Section($"Through {Depth} layers");
        lesson.Say($"The norm of the gradient, as a part of what it is at the output: the geometric mean of {DeepNetworks.Count} random "
            + $"networks of {Width} neurons a layer. Weights are normal with variance 1/n (Xavier) for sigmoid and tanh, and 2/n (He) for ReLU.");
        (string Name, double[] Norms)[] curves =
        [
            ("sigmoid", DeepNetworks.GradientNorms(seed, 1.0 / Width, Activations.Sigmoid, Activations.SigmoidDerivative)),
            ("tanh", DeepNetworks.GradientNorms(seed, 1.0 / Width, Activations.Tanh, Activations.TanhDerivative)),
            ("ReLU", DeepNetworks.GradientNorms(seed, 2.0 / Width, Activations.Relu, Activations.ReluDerivative)),
        ];
        cancellationToken.ThrowIfCancellationRequested();
        lesson.Show(new Plot($"Gradient by layers from the output", "That of the sigmoid falls by a factor of about 4 a layer; "
            + "those of tanh and ReLU fall little.",
            new("layers from the output"), new("part of the gradient") { Logarithmic = true },
            [.. curves.Select(static curve => Series.ByIndex(curve.Name, curve.Norms))]));
        var table = lesson.Table("layers", [.. curves.Select(static curve => curve.Name)]);
        foreach (var depth in new[] { 1, 2, 5, 10, 20, Depth })
            table.Row($"{depth}", $"{curves[0].Norms[depth]:0.0e+0}", $"{curves[1].Norms[depth]:0.00}", $"{curves[2].Norms[depth]:0.00}");
        foreach (var (name, norms) in curves)
            lesson.Number($"gradient{name}", norms);

        var (sigmoid, tanh, relu) = (curves[0].Norms[Depth], curves[1].Norms[Depth], curves[2].Norms[Depth]);
        lesson.Claim($"The sigmoid's gradient vanishes: {sigmoid:0.0e+0} is left after {Depth} layers", sigmoid < 1e-15);
        lesson.Claim($"Those of tanh and ReLU do not: {tanh:0.00} and {relu:0.00} are left", tanh > 0.01 && relu is > 0.1 and < 10);
    }

    private static void OneSign(Lesson lesson, ulong seed)
    {
        lesson.Section($"Outputs of one sign");
        lesson.Say($"The derivative by a weight is the neuron's error times the weight's input. "
            + $"Where the inputs come from sigmoids, all are positive, so all weights of a neuron want to grow, or all to shrink. "
            + $"A goal that needs one up and one down, here (2, −2), is reached in zigzag. Inputs from tanh have both signs. "
            + $"Steps are half of what makes an example right.");
        var (sigmoid, tanh) = (Path(seed, Activations.Sigmoid), Path(seed, Activations.Tanh));
        lesson.Show(
            Picture("Inputs from sigmoids", "Steps go up and right or down and left alone, and make their way in zigzag.", sigmoid),
            Picture("Inputs from tanh", "Steps go in all directions, and arrive soon.", tanh));
        lesson.Number("stepsSigmoid", sigmoid.X.Count - 1);
        lesson.Number("stepsTanh", tanh.X.Count - 1);
        lesson.Number("mixedStepsSigmoid", Mixed(sigmoid));
        lesson.Number("mixedStepsTanh", Mixed(tanh));
        lesson.Claim($"After sigmoids, {Mixed(sigmoid)} of {sigmoid.X.Count - 1} steps move the two weights in opposite directions", Mixed(sigmoid) == 0);
        lesson.Claim($"After tanh, {Mixed(tanh)} of {tanh.X.Count - 1} do", Mixed(tanh) > 0);
        lesson.Claim($"The goal is reached to 1 % in {sigmoid.X.Count - 1} steps after sigmoids, and in {tanh.X.Count - 1} after tanh",
            sigmoid.X.Count > tanh.X.Count);

        static Figure Picture(string title, string description, Series path) =>
            new Plot(title, description, new("first weight") { Low = -0.5, High = 2.5 }, new("second weight") { Low = -2.5, High = 0.5 },
            [path, new("goal", [2], [-2], Mark.Points)]);
    }

    /// <summary>The weights of a neuron of two inputs, step by step, from (0, 0) until they are near (2, -2).</summary>
    private static Series Path(ulong seed, Func<float, float> activation)
    {
        var random = new SplitMix64(seed);
        var (w, v) = (0f, 0f);
        List<double> xs = [w], ys = [v];
        while (Math.Max(Math.Abs(w - 2), Math.Abs(v + 2)) > 0.02 && xs.Count < 10_000)
        {
            #region zigzag
            var (a, c) = (activation((float)random.Normal()), activation((float)random.Normal()));
            var gradient = Gradient(a, c, (2 * a) - (2 * c), w, v);
            var rate = 0.5f / ((a * a) + (c * c));
            (w, v) = (w - (rate * gradient.W), v - (rate * gradient.V));
            #endregion
            xs.Add(w);
            ys.Add(v);
        }

        return new("weights", xs, ys);
    }

    private static int Mixed(Series path) => Enumerable.Range(1, path.X.Count - 1)
        .Count(i => (path.X[i] - path.X[i - 1]) * (path.Y[i] - path.Y[i - 1]) < 0);
}
