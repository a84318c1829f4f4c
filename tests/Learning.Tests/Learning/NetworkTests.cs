using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>Softmax regression and multi-layer perceptrons.</summary>
public partial class NetworkTests
{
    private static readonly float[] XorFeatures = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly int[] XorLabels = [0, 1, 1, 0];

    /// <summary>Not one of the library's: any kernel will do.</summary>
    [Vectorize]
    internal static float Swish(float x) => x / (1f + MathF.Exp(-x));

    [Vectorize, DerivativeOf(nameof(Swish))]
    internal static partial (float Value, float X) SwishGradient(float x);

    private static Activation OwnActivation { get; } = new("swish", Swish, SwishGradient);

    public static TheoryData<string> ActivationNames => [.. Activation.All.Append(OwnActivation).Select(static activation => activation.Name)];

    private static Activation Named(string name) => Activation.All.Append(OwnActivation).Single(activation => activation.Name == name);

    // The reference is scikit-learn 1.2.1 in double precision.
    [Fact]
    public void Softmax_regression_reaches_the_reference_on_the_digits()
    {
        var model = SoftmaxRegression.Fit(DigitRows.Features, DigitRows.Pixels, DigitRows.Labels, new() { Standardize = false });

        Assert.True(model.Converged, model.Warning);
        Assert.Equal(0.984975, DigitRows.Accuracy(model), 1e-6);
        Assert.Equal(0.106430, model.History[^1].Loss, 1e-4);
        Assert.Equal(10, model.ClassCount);
        Assert.Equal(10, model.RawWeights.Length);
        Assert.Equal(0, model.Intercepts.Sum(), 1e-2);
    }

    [Fact]
    public void With_two_classes_softmax_is_logistic_regression_with_half_the_penalty()
    {
        var labels = BreastCancerRows.Labels.Select(static label => (int)label).ToArray();
        var softmax = SoftmaxRegression.Fit(BreastCancerRows.Features, BreastCancerRows.FeatureCount, labels, new() { L2 = 2 });
        var logistic = LogisticRegression.Fit(BreastCancerRows.Features, BreastCancerRows.FeatureCount, BreastCancerRows.Labels);

        for (var j = 0; j < BreastCancerRows.FeatureCount; j++)
            Assert.Equal(logistic.Weights[j], softmax.Weights(1)[j] - softmax.Weights(0)[j], 1e-3f);
        var (expected, probabilities) = (new float[2 * labels.Length], new float[2 * labels.Length]);
        logistic.PredictProbabilities(BreastCancerRows.Features, expected);
        softmax.PredictProbabilities(BreastCancerRows.Features, probabilities);
        Assert.Equal(expected, probabilities, (x, y) => MathF.Abs(x - y) < 1e-3f);
        Assert.All(Enumerable.Range(0, labels.Length), i => Assert.Equal(1f, probabilities[2 * i] + probabilities[2 * i + 1], 1e-6f));
    }

    // Against an independent forward pass in double, differentiated by differences.
    [Theory]
    [MemberData(nameof(ActivationNames))]
    public void The_loss_and_the_gradient_of_a_network_are_those_of_the_formula_in_double(string activation)
    {
        const int Rows = 300, Features = 3, Classes = 3;
        int[] widths = [Features, 5, 4, Classes];
        var random = new Random(5);
        var features = Enumerable.Range(0, Rows * Features).Select(_ => random.NextSingle() * 4f - 2f).ToArray();
        var labels = Enumerable.Range(0, Rows).Select(_ => (float)random.Next(Classes)).ToArray();
        var weights = Enumerable.Range(0, Rows).Select(_ => random.NextSingle() * 2f).ToArray();
        var network = new Network([.. widths], Named(activation), new SoftmaxOutput());
        var parameters = Enumerable.Range(0, network.ParameterCount).Select(_ => (double)(random.NextSingle() - 0.5f)).ToArray();
        Assert.Equal(3 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3, network.ParameterCount);

        var block = new RowBlock(features, labels, weights);
        using var pass = new NetworkPass(new TrainingRows(network, new RowBlocks.Single(block), block, RowWeights.Total(block), new TrainingOptions()));
        var gradient = new double[parameters.Length];
        var loss = pass.Run([.. parameters.Select(static parameter => (float)parameter)], gradient);

        Assert.Equal(LossInDouble(parameters), loss, 1e-6);
        for (var j = 0; j < parameters.Length; j++)
        {
            const double Step = 1e-5;
            var (up, down) = (parameters.ToArray(), parameters.ToArray());
            (up[j], down[j]) = (up[j] + Step, down[j] - Step);
            Assert.Equal((LossInDouble(up) - LossInDouble(down)) / (2 * Step), gradient[j], activation == "relu" ? 1e-3 : 2e-6);
        }

        double LossInDouble(double[] current)
        {
            var (sum, total) = (0.0, 0.0);
            for (var i = 0; i < Rows; i++)
            {
                var values = Enumerable.Range(0, Features).Select(j => (double)features[i * Features + j]).ToArray();
                var place = 0;
                for (var l = 0; l < 3; l++)
                {
                    var inputs = values;
                    values = [.. Enumerable.Range(0, widths[l + 1]).Select(unit =>
                    {
                        var z = current[place + widths[l] * widths[l + 1] + unit];
                        for (var j = 0; j < inputs.Length; j++)
                            z += inputs[j] * current[place + unit * inputs.Length + j];
                        return l == 2 ? z : Apply(z);
                    })];
                    place += (widths[l] + 1) * widths[l + 1];
                }

                sum += weights[i] * (Math.Log(values.Sum(Math.Exp)) - values[(int)labels[i]]);
                total += weights[i];
            }

            return sum / total;
        }

        double Apply(double z) => activation switch
        {
            "relu" => Math.Max(0, z),
            "tanh" => Math.Tanh(z),
            "sigmoid" => 1 / (1 + Math.Exp(-z)),
            "softplus" => Math.Log(1 + Math.Exp(z)),
            "linear" => z,
            "swish" => z / (1 + Math.Exp(-z)),
            _ => throw new InvalidOperationException(activation),
        };
    }

    [Theory]
    [MemberData(nameof(ActivationNames))]
    public void A_hidden_layer_learns_XOR_unless_it_is_linear(string activation)
    {
        var model = Mlp.Fit(XorFeatures, 2, XorLabels, new() { HiddenUnits = [8], Activation = Named(activation), Solver = Solver.Lbfgs() });
        var classes = new int[4];
        model.PredictClasses(XorFeatures, classes);

        if (activation == "linear")
            Assert.Equal(Math.Log(2), model.History[^1].Loss, 1e-5);
        else
            Assert.Equal(XorLabels, classes);
    }

    [Fact]
    public void A_network_learns_the_digits_in_batches_and_by_LBFGS()
    {
        var adam = Mlp.Fit(DigitRows.Features, DigitRows.Pixels, DigitRows.Labels, new() { HiddenUnits = [32], MaxIterations = 30 });
        var lbfgs = Mlp.Fit(DigitRows.Features, DigitRows.Pixels, DigitRows.Labels, new() { HiddenUnits = [32, 16], Solver = Solver.Lbfgs(), L2 = 1 });

        Assert.InRange(DigitRows.Accuracy(adam), 0.985, 1);
        Assert.InRange(DigitRows.Accuracy(lbfgs), 0.995, 1);
        Assert.Equal<int>([64, 32, 16, 10], lbfgs.Widths);
        Assert.Equal(32, lbfgs.HiddenOutputs(0, DigitRows.Features.AsSpan(0, 64)).Length);
    }

    [Fact]
    public void A_penalty_too_large_for_any_step_is_not_taken_for_a_minimum()
    {
        var model = Mlp.Fit(XorFeatures, 2, XorLabels, new() { HiddenUnits = [4], Solver = Solver.Lbfgs(), L2 = 1e100 });

        Assert.True(!model.Converged || Math.Abs(model.History[^1].Objective - Math.Log(2)) < 1e-6, $"{model.History[^1]}");
    }

    [Fact]
    public void Units_and_weights_are_those_of_the_forward_pass()
    {
        var model = Mlp.Fit(XorFeatures, 2, XorLabels, new() { HiddenUnits = [4], Activation = Activation.Tanh, Standardize = false, MaxIterations = 20 });
        float[] row = [0.25f, -0.75f];

        var outputs = model.HiddenOutputs(0, row);

        for (var unit = 0; unit < 4; unit++)
        {
            var weights = model.Weights(0, unit);
            Assert.Equal(MathF.Tanh(weights[0] * row[0] + weights[1] * row[1] + model.Bias(0, unit)), outputs[unit], 1e-6f);
        }
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("lbfgs")]
    public void A_network_has_the_same_bits_for_any_number_of_threads(string solver)
    {
        var random = new Random(9);
        var features = Enumerable.Range(0, 9_000 * 7).Select(_ => random.NextSingle()).ToArray();
        var labels = Enumerable.Range(0, 9_000).Select(i => features[i * 7] > features[i * 7 + 1] ? 1 : features[i * 7] > 0.3f ? 2 : 0).ToArray();
        MlpOptions options = new() { HiddenUnits = [6], MaxIterations = 4, Solver = solver == "adam" ? Solver.Adam() : Solver.Lbfgs(), Threads = 1 };
        var expected = Mlp.Fit(features, 7, labels, options);

        foreach (var threads in (int[])[2, 5])
            Assert.Equal<TrainingProgress>(expected.History, Mlp.Fit(features, 7, labels, options with { Threads = threads }).History);
        Assert.NotEqual<TrainingProgress>(expected.History, Mlp.Fit(features, 7, labels, options with { Seed = 2 }).History);
    }

    [Fact]
    public void Labels_outside_the_classes_and_solvers_that_do_not_fit_are_rejected()
    {
        Assert.Throws<ArgumentException>("labels", () => SoftmaxRegression.Fit(XorFeatures, 2, [0, 1, -1, 0]));
        Assert.Throws<ArgumentException>("labels", () => SoftmaxRegression.Fit(XorFeatures, 2, [0, 1, 3, 0], classes: 3));
        Assert.Throws<ArgumentException>("labels", () => SoftmaxRegression.Fit(XorFeatures, 2, [0, 0, 0, 0]));
        Assert.Throws<NotSupportedException>(() => SoftmaxRegression.Fit(DigitRows.Features, DigitRows.Pixels,
            DigitRows.Labels, new() { Solver = Solver.Newton() }));
        Assert.Throws<ArgumentException>("Device", () => SoftmaxRegression.Fit(XorFeatures, 2, XorLabels, new() { Device = TrainingDevice.Scalar }));
        Assert.Throws<ArgumentException>("name", () => new Activation("", Activations.Tanh, SwishGradient));
        Assert.Throws<ArgumentNullException>("gradient", () => new Activation("x", Activations.Tanh, null!));
    }
}
