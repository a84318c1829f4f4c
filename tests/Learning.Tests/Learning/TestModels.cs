using Kernels.Learning;

namespace Kernels.Tests;

/// <summary>A small model of each kind, of the breast cancer data; classes of several are drawn from the first feature.</summary>
internal static partial class TestModels
{
    public const int FeatureCount = 5;

    public static Activation SwishActivation { get; } = new("swish", Swish, SwishGradient);

    public static float[] Features { get; } = [.. BreastCancerRows.Rows.SelectMany(static row => row[..FeatureCount])];

    public static int[] Labels { get; } = Array.ConvertAll(BreastCancerRows.Labels, static label => (int)label);

    /// <summary>Three classes, by the mean radius.</summary>
    public static int[] ThreeLabels { get; } = [.. BreastCancerRows.Rows.Select(static row => row[0] < 12 ? 0 : row[0] < 15 ? 1 : 2)];

    public static LogisticRegression Logistic { get; } = LogisticRegression.Fit(Features, FeatureCount, BreastCancerRows.Labels);

    public static SoftmaxRegression Softmax { get; } = SoftmaxRegression.Fit(Features, FeatureCount, ThreeLabels);

    public static Mlp Perceptron(Activation? activation = null) => Mlp.Fit(
        Features, FeatureCount, ThreeLabels, new() { HiddenUnits = [6, 4], Activation = activation ?? Activation.Tanh, MaxIterations = 5 });

    /// <summary>Features whose digits no float holds.</summary>
    public static (FeatureMatrix Features, LogisticRegression Model) Distant()
    {
        var values = BreastCancerRows.Rows.SelectMany(static row => row[..FeatureCount].Select(static x => 1.7e9 + x)).ToArray();
        var features = FeatureMatrix.Of(values, FeatureCount);
        return (features, LogisticRegression.Fit(features, BreastCancerRows.Labels));
    }

    public static TrainedModel Of(string kind) => kind switch
    {
        "logistic" => Logistic,
        "softmax" => Softmax,
        "mlp" => Perceptron(),
        _ => throw new ArgumentException(kind),
    };

    public static float[] Probabilities(TrainedModel model)
    {
        var probabilities = new float[Labels.Length * model.ClassCount];
        model.PredictProbabilities(Features, probabilities);
        return probabilities;
    }

    [Vectorize]
    public static float Swish(float x) => x * KernelMath.Sigmoid(x);

    [Vectorize, DerivativeOf(nameof(Swish))]
    public static partial (float Value, float X) SwishGradient(float x);
}
