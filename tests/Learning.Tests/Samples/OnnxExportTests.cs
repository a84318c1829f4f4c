using Kernels.Learning;
using Kernels.Samples;
using Kernels.Samples.Export;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace Kernels.Tests;

public class OnnxExportTests
{
    /// <summary>Runs the exported model in ONNX Runtime; skipped where its native library does not load.</summary>
    private static (float[] Probabilities, int[] Labels, IReadOnlyDictionary<string, string> Metadata) Run(TrainedModel model, float[] features)
    {
        var bytes = OnnxExport.ToBytes(model);
        InferenceSession session;
        try
        {
            session = new InferenceSession(bytes);
        }
        catch (Exception exception) when (exception is DllNotFoundException || exception.GetBaseException() is DllNotFoundException)
        {
            throw new SkipException($"ONNX Runtime does not load here: {exception.GetBaseException().Message}");
        }

        using (session)
        {
            var input = new DenseTensor<float>(features, [features.Length / model.FeatureCount, model.FeatureCount]);
            using var results = session.Run([NamedOnnxValue.CreateFromTensor("features", input)]);
            var probabilities = results.Single(static result => result.Name == "probabilities").AsTensor<float>();
            var labels = results.Single(static result => result.Name == "label").AsTensor<long>();
            Assert.Equal([features.Length / model.FeatureCount, model.ClassCount], probabilities.Dimensions.ToArray());
            Assert.Equal([features.Length / model.FeatureCount], labels.Dimensions.ToArray());
            return ([.. probabilities], [.. labels.Select(static label => (int)label)], session.ModelMetadata.CustomMetadataMap);
        }
    }

    private static void IsTheSame(TrainedModel model, float[] features, double tolerance = 1e-6)
    {
        var rows = features.Length / model.FeatureCount;
        var (probabilities, classes) = (new float[rows * model.ClassCount], new int[rows]);
        model.PredictProbabilities(features, probabilities);
        model.PredictClasses(features, classes);
        var onnx = Run(model, features);

        Assert.All(probabilities.Zip(onnx.Probabilities), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        for (var i = 0; i < rows; i++)
        {
            var own = probabilities.AsSpan(i * model.ClassCount, model.ClassCount).ToArray().OrderDescending().ToArray();
            if (own[0] - own[1] > 2 * tolerance)
                Assert.Equal(classes[i], onnx.Labels[i]);
        }
    }

    [SkippableTheory]
    [InlineData("logistic")]
    [InlineData("softmax")]
    [InlineData("mlp")]
    public void An_exported_model_gives_the_same_probabilities_and_labels(string kind) =>
        IsTheSame(TestModels.Of(kind), TestModels.Features);

    [SkippableTheory]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    [InlineData("softplus")]
    [InlineData("linear")]
    public void Every_built_in_activation_has_its_operator(string name) =>
        IsTheSame(TestModels.Perceptron(Activation.All.Single(own => own.Name == name)), TestModels.Features);

    [SkippableFact]
    public void A_model_without_standardisation_takes_features_as_they_come()
    {
        var model = LogisticRegression.Fit(TestModels.Features, TestModels.FeatureCount, BreastCancerRows.Labels, new() { Standardize = false });
        IsTheSame(model, TestModels.Features, 1e-5);
    }

    [SkippableFact]
    public void Digits_shared_with_a_large_mean_are_kept()
    {
        float[] features = [.. Enumerable.Range(0, 200).Select(static i => 16_000_000f + i)];
        var model = LogisticRegression.Fit(features, 1, [.. features.Select((_, i) => i % 7 < 3 || i > 120 ? 1f : 0f)]);
        IsTheSame(model, features);
    }

    [SkippableFact]
    public void Names_are_in_the_metadata()
    {
        using var stream = new MemoryStream();
        TestModels.Logistic.Save(stream, new(["radius", "b", "c", "d", "e"], ["benign", "malignant \"m\""]));
        stream.Position = 0;
        var metadata = Run(TrainedModel.Load(stream), TestModels.Features[..5]).Metadata;

        Assert.Equal("[\"radius\",\"b\",\"c\",\"d\",\"e\"]", metadata["feature_names"]);
        Assert.Contains("benign", metadata["class_names"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_activation_that_is_not_built_in_is_refused()
    {
        var error = Assert.Throws<UserError>(() => OnnxExport.ToBytes(TestModels.Perceptron(TestModels.SwishActivation)));
        Assert.Contains("'swish'", error.Message, StringComparison.Ordinal);
    }
}
