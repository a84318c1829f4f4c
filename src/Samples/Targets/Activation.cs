namespace Kernels.Samples.Targets;

/// <summary>The function that targets are compared on: written once, as an ordinary method. The generator writes all else.</summary>
internal static partial class Activation
{
    /// <summary>Swish: <c>x·σ(βx)</c>, a smooth relative of ReLU (Ramachandran, Zoph and Le, 2017).</summary>
    [Vectorize(Gpu = true, Parallel = true)]
    internal static float Swish(float x, [Uniform] float beta) => x / (1f + MathF.Exp(-beta * x));

    /// <summary>The same in double, to measure errors with.</summary>
    internal static double Exact(double x, double beta) => x / (1.0 + Math.Exp(-beta * x));
}
