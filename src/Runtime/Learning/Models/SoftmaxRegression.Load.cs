namespace Kernels.Learning;

public sealed partial class SoftmaxRegression
{
    /// <inheritdoc cref="TrainedModel.Load(string, Activation?)" path="/summary"/>
    /// <param name="path">The file.</param>
    /// <returns>A model that predicts the same bits.</returns>
    /// <inheritdoc cref="TrainedModel.Load(string, Activation?)" path="/exception"/>
    public static SoftmaxRegression Load(string path) => As<SoftmaxRegression>(TrainedModel.Load(path), path);

    /// <inheritdoc cref="TrainedModel.Load(Stream, Activation?)" path="/summary"/>
    /// <param name="stream">Holds JSON in UTF-8.</param>
    /// <returns>A model that predicts the same bits.</returns>
    /// <inheritdoc cref="TrainedModel.Load(string, Activation?)" path="/exception"/>
    public static SoftmaxRegression Load(Stream stream) => As<SoftmaxRegression>(TrainedModel.Load(stream), "the stream");
}
