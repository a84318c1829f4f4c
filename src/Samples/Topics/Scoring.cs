using Kernels.Learning;

namespace Kernels.Samples.Topics;

/// <summary>What models say of many rows.</summary>
internal static class Scoring
{
    /// <summary>The share of rows whose class is predicted rightly.</summary>
    public static double Accuracy(this TrainedModel model, float[] features, int[] labels)
    {
        var predicted = new int[labels.Length];
        model.PredictClasses(features, predicted);
        return predicted.Zip(labels).Count(static pair => pair.First == pair.Second) / (double)labels.Length;
    }

    /// <summary>What the units of the first hidden layer put out, row after row.</summary>
    public static float[] Hidden(this Mlp network, float[] features) =>
        [.. features.Chunk(network.FeatureCount).SelectMany(row => network.HiddenOutputs(0, row))];
}
