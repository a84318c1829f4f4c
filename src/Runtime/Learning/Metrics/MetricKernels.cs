namespace Kernels.Learning;

/// <summary>The kernels of metrics.</summary>
internal static partial class MetricKernels
{
    /// <summary>−ln of a probability, which counts as <paramref name="least"/> where it is below.</summary>
    [Vectorize]
    internal static float NegativeLog(float probability, [Uniform] float least) => -MathF.Log(MathF.Max(probability, least));
}
