using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>
/// Every transcendental function alone, with the error that it states; without one, lane by lane, it gives the scalar
/// method's bits.
/// </summary>
internal static partial class Transcendentals
{
    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Exp(float x) => MathF.Exp(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Exp(double x) => Math.Exp(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Exp2(float x) => float.Exp2(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Exp2(double x) => double.Exp2(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Exp10(float x) => float.Exp10(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Exp10(double x) => double.Exp10(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Expm1(float x) => KernelMath.Expm1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Expm1(double x) => KernelMath.Expm1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Exp2M1(float x) => VectorMath.Exp2M1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Exp2M1(double x) => VectorMath.Exp2M1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Exp10M1(float x) => VectorMath.Exp10M1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Exp10M1(double x) => VectorMath.Exp10M1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Log2P1(float x) => VectorMath.Log2P1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Log2P1(double x) => VectorMath.Log2P1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Log10P1(float x) => VectorMath.Log10P1(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Log10P1(double x) => VectorMath.Log10P1(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float XLogY(float x, float y) => KernelMath.XLogY(x, y);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static double XLogY(double x, double y) => KernelMath.XLogY(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Log(float x) => MathF.Log(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Log(double x) => Math.Log(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Log1p(float x) => KernelMath.Log1p(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Log1p(double x) => KernelMath.Log1p(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Log2(float x) => MathF.Log2(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Log2(double x) => Math.Log2(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Log10(float x) => MathF.Log10(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Log10(double x) => Math.Log10(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float Sigmoid(float x) => KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static double Sigmoid(double x) => KernelMath.Sigmoid(x);

    [Vectorize, WithinUlps(4)]
    public static float SigmoidSlope(float x) => VectorMath.SigmoidSlope(x);

    [Vectorize, WithinUlps(4)]
    public static double SigmoidSlope(double x) => VectorMath.SigmoidSlope(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float Softplus(float x) => KernelMath.Softplus(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static double Softplus(double x) => KernelMath.Softplus(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float Tanh(float x) => MathF.Tanh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Tanh(double x) => Math.Tanh(x);

    [Vectorize, WithinUlps(4)]
    public static float TanhSlope(float x) => VectorMath.TanhSlope(x);

    [Vectorize, WithinUlps(6)]
    public static double TanhSlope(double x) => VectorMath.TanhSlope(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float Sin(float x) => MathF.Sin(x);

    [Vectorize(Gpu = true)]
    public static double Sin(double x) => Math.Sin(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float Cos(float x) => MathF.Cos(x);

    [Vectorize(Gpu = true)]
    public static double Cos(double x) => Math.Cos(x);

    [Vectorize(Gpu = true)]
    public static float Tan(float x) => MathF.Tan(x);

    [Vectorize(Gpu = true)]
    public static double Tan(double x) => Math.Tan(x);

    [Vectorize(Gpu = true)]
    public static float Sinh(float x) => MathF.Sinh(x);

    [Vectorize(Gpu = true)]
    public static double Sinh(double x) => Math.Sinh(x);

    [Vectorize(Gpu = true)]
    public static float Cosh(float x) => MathF.Cosh(x);

    [Vectorize(Gpu = true)]
    public static double Cosh(double x) => Math.Cosh(x);

    [Vectorize(Gpu = true)]
    public static float Asin(float x) => MathF.Asin(x);

    [Vectorize(Gpu = true)]
    public static double Asin(double x) => Math.Asin(x);

    [Vectorize(Gpu = true)]
    public static float Acos(float x) => MathF.Acos(x);

    [Vectorize(Gpu = true)]
    public static double Acos(double x) => Math.Acos(x);

    [Vectorize(Gpu = true)]
    public static float Atan(float x) => MathF.Atan(x);

    [Vectorize(Gpu = true)]
    public static double Atan(double x) => Math.Atan(x);

    [Vectorize(Gpu = true)]
    public static float Cbrt(float x) => MathF.Cbrt(x);

    [Vectorize(Gpu = true)]
    public static double Cbrt(double x) => Math.Cbrt(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Pow(float x, float y) => MathF.Pow(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Pow(double x, double y) => Math.Pow(x, y);

    [Vectorize(Gpu = true)]
    public static float Atan2(float x, float y) => MathF.Atan2(x, y);

    [Vectorize(Gpu = true)]
    public static double Atan2(double x, double y) => Math.Atan2(x, y);

    [Vectorize(Gpu = true)]
    public static float Hypot(float x, float y) => float.Hypot(x, y);

    [Vectorize(Gpu = true)]
    public static double Hypot(double x, double y) => double.Hypot(x, y);
}
