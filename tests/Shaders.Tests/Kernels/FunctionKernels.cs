namespace Kernels.Shaders.Tests.Kernels;

/// <summary>A kernel for each elementary function.</summary>
internal static partial class FunctionKernels
{
    [Vectorize(Gpu = true)]
    internal static float OfExp(float x) => MathF.Exp(x);

    [Vectorize(Gpu = true)]
    internal static float OfExpm1(float x) => KernelMath.Expm1(x);

    [Vectorize(Gpu = true)]
    internal static float OfSigmoid(float x) => KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true)]
    internal static float OfSoftplus(float x) => KernelMath.Softplus(x);

    [Vectorize(Gpu = true)]
    internal static float OfTanh(float x) => MathF.Tanh(x);

    [Vectorize(Gpu = true)]
    internal static float OfSinh(float x) => MathF.Sinh(x);

    [Vectorize(Gpu = true)]
    internal static float OfCosh(float x) => MathF.Cosh(x);

    [Vectorize(Gpu = true)]
    internal static float OfLog(float x) => MathF.Log(x);

    [Vectorize(Gpu = true)]
    internal static float OfLog2(float x) => MathF.Log2(x);

    [Vectorize(Gpu = true)]
    internal static float OfLog10(float x) => MathF.Log10(x);

    [Vectorize(Gpu = true)]
    internal static float OfLog1p(float x) => KernelMath.Log1p(x);

    [Vectorize(Gpu = true)]
    internal static float OfSin(float x) => MathF.Sin(x);

    [Vectorize(Gpu = true)]
    internal static float OfCos(float x) => MathF.Cos(x);

    [Vectorize(Gpu = true)]
    internal static float OfTan(float x) => MathF.Tan(x);

    [Vectorize(Gpu = true)]
    internal static float OfAsin(float x) => MathF.Asin(x);

    [Vectorize(Gpu = true)]
    internal static float OfAcos(float x) => MathF.Acos(x);

    [Vectorize(Gpu = true)]
    internal static float OfAtan(float x) => MathF.Atan(x);

    [Vectorize(Gpu = true)]
    internal static float OfCbrt(float x) => MathF.Cbrt(x);

    [Vectorize(Gpu = true)]
    internal static float OfPow(float x, float y) => MathF.Pow(x, y);

    [Vectorize(Gpu = true)]
    internal static float OfAtan2(float y, float x) => MathF.Atan2(y, x);

    [Vectorize(Gpu = true)]
    internal static float OfHypot(float x, float y) => float.Hypot(x, y);
}
