using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Cases;

/// <summary>A kernel for each elementary function, with the largest error that the documentation states.</summary>
internal static partial class FunctionCases
{
    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(1)]
    internal static float Exp(float x) => MathF.Exp(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Exp2(float x) => float.Exp2(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Exp10(float x) => float.Exp10(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Expm1(float x) => KernelMath.Expm1(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Sigmoid(float x) => KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Softplus(float x) => KernelMath.Softplus(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Tanh(float x) => MathF.Tanh(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Sinh(float x) => MathF.Sinh(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float Cosh(float x) => MathF.Cosh(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Asinh(float x) => MathF.Asinh(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Acosh(float x) => MathF.Acosh(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Atanh(float x) => MathF.Atanh(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(1)]
    internal static float Log(float x) => MathF.Log(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Log2(float x) => MathF.Log2(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Log10(float x) => MathF.Log10(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Log1p(float x) => KernelMath.Log1p(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float Exp2M1(float x) => float.Exp2M1(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float Exp10M1(float x) => float.Exp10M1(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Log2P1(float x) => float.Log2P1(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Log10P1(float x) => float.Log10P1(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float XLogY(float x, float y) => KernelMath.XLogY(x, y);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Sin([InRange(-6000, 6000)] float x) => MathF.Sin(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Cos([InRange(-6000, 6000)] float x) => MathF.Cos(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float Tan([InRange(-6000, 6000)] float x) => MathF.Tan(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float SinPi(float x) => float.SinPi(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float CosPi(float x) => float.CosPi(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(5)]
    internal static float TanPi(float x) => float.TanPi(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float Sinc([InRange(-6000, 6000)] float x) => KernelMath.Sinc(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(10)]
    internal static float LogGamma([InRange(0, 3.5e38)] float x) => KernelMath.LogGamma(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float Trigamma([InRange(0, 3.5e38)] float x) => KernelMath.Trigamma(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Asin(float x) => MathF.Asin(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Acos(float x) => MathF.Acos(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Atan(float x) => MathF.Atan(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Erf(float x) => KernelMath.Erf(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(8)]
    internal static float Erfc(float x) => KernelMath.Erfc(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(8)]
    internal static float NormalCdf(float x) => KernelMath.NormalCdf(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(4)]
    internal static float ErfInv(float x) => KernelMath.ErfInv(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(1)]
    internal static float Cbrt(float x) => MathF.Cbrt(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float ReciprocalSqrt(float x) => KernelMath.ReciprocalSqrt(x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(3)]
    internal static float Pow(float x, float y) => MathF.Pow(x, y);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Atan2(float y, float x) => MathF.Atan2(y, x);

    [Vectorize(Gpu = true, Wgsl = true), WithinUlps(2)]
    internal static float Hypot(float x, float y) => float.Hypot(x, y);
}
