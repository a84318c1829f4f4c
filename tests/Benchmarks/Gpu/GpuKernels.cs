namespace Kernels.Benchmarks;

/// <summary>Kernels that a device should run as fast as it can move their data.</summary>
internal static partial class GpuKernels
{
    [Vectorize(Gpu = true, Reduce = Reduction.Sum)]
    internal static float Value(float x) => x;

    [Vectorize(Gpu = true)]
    internal static float Saxpy([Uniform] float a, float x, float y) => a * x + y;
}
