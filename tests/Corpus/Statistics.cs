namespace Kernels.Corpus;

/// <summary>Densities, losses and scores.</summary>
public static partial class Statistics
{
    [Vectorize, Close(1e-5)]
    public static float NormalDensity(float x, [Uniform, Sample(-1, 1)] float mean, [Uniform, Sample(0.5, 2)] float deviation)
    {
        var z = (x - mean) / deviation;
        return MathF.Exp(-0.5f * z * z) / (deviation * 2.5066283f);
    }

    [Vectorize(Reduce = Reduction.Mean)]
    public static float Huber(float prediction, float label, [Uniform, Sample(0.5, 2)] float delta)
    {
        var error = MathF.Abs(prediction - label);
        return error <= delta ? 0.5f * error * error : delta * (error - (0.5f * delta));
    }

    [Vectorize, Close(1e-12)]
    public static double GumbelQuantile([Sample(0.001, 0.999)] double probability, [Uniform, Sample(-1, 1)] double mode,
        [Uniform, Sample(0.5, 2)] double scale) =>
        mode - (scale * Math.Log(-Math.Log(probability)));

    /// <summary>A standard score, cut off at a limit on both sides.</summary>
    [Vectorize]
    public static double Winsorized(double x, [Uniform, Sample(-1, 1)] double mean, [Uniform, Sample(0.5, 2)] double deviation,
        [Uniform, Sample(1, 2)] double limit) =>
        Math.Clamp((x - mean) / deviation, -limit, limit);
}
