namespace Kernels.Benchmarks;

/// <summary>A function each, to see what it costs on a device to have the processor's bits.</summary>
internal static partial class FunctionKernels
{
    [Vectorize(Gpu = true)]
    internal static float Exp(float x) => MathF.Exp(x);

    [Vectorize(Gpu = true)]
    internal static float Log(float x) => MathF.Log(x);

    [Vectorize(Gpu = true)]
    internal static float Pow(float x) => MathF.Pow(x, 1.7f);

    [Vectorize(Gpu = true)]
    internal static float Sin(float x) => MathF.Sin(x);

    [Vectorize(Gpu = true)]
    internal static float Tan(float x) => MathF.Tan(x);

    [Vectorize(Gpu = true)]
    internal static float Atan(float x) => MathF.Atan(x);

    [Vectorize(Gpu = true)]
    internal static float Tanh(float x) => MathF.Tanh(x);

    [Vectorize(Gpu = true)]
    internal static float Cbrt(float x) => MathF.Cbrt(x);

    [Vectorize(Gpu = true)]
    internal static float Erf(float x) => KernelMath.Erf(x);

    [Vectorize(Gpu = true)]
    internal static float Sqrt(float x) => MathF.Sqrt(x);

    [Vectorize(Gpu = true)]
    internal static float Reciprocal(float x) => 1f / x;
}
