namespace Kernels.Learning;

public sealed partial class Mlp
{
    /// <inheritdoc cref="TrainedModel.Load(string, Activation?)"/>
    /// <returns>A network that predicts the same bits.</returns>
    public static new Mlp Load(string path, Activation? activation = null) => As<Mlp>(TrainedModel.Load(path, activation), path);

    /// <inheritdoc cref="TrainedModel.Load(Stream, Activation?)"/>
    /// <returns>A network that predicts the same bits.</returns>
    public static new Mlp Load(Stream stream, Activation? activation = null) => As<Mlp>(TrainedModel.Load(stream, activation), "the stream");
}
