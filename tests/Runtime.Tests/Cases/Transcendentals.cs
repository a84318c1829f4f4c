using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>
/// Every transcendental function alone, with the error that it states.
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

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Sin(float x) => MathF.Sin(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Sin(double x) => Math.Sin(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Cos(float x) => MathF.Cos(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Cos(double x) => Math.Cos(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Tan(float x) => MathF.Tan(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Tan(double x) => Math.Tan(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float SinPi(float x) => float.SinPi(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double SinPi(double x) => double.SinPi(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float CosPi(float x) => float.CosPi(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double CosPi(double x) => double.CosPi(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float TanPi(float x) => float.TanPi(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double TanPi(double x) => double.TanPi(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static float Sinc(float x) => KernelMath.Sinc(x);

    [Vectorize(Gpu = true), WithinUlps(2)]
    public static double Sinc(double x) => KernelMath.Sinc(x);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 4)]
    public static float LogGamma(float x) => KernelMath.LogGamma(x);

    [Vectorize(Gpu = true), Within(1e-14, Scale = 4)]
    public static double LogGamma(double x) => KernelMath.LogGamma(x);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 4)]
    public static float Digamma(float x) => KernelMath.Digamma(x);

    [Vectorize(Gpu = true), Within(1e-14, Scale = 4)]
    public static double LogAddExp(double x, double y) => KernelMath.LogAddExp(x, y);

    [Vectorize(Gpu = true), Within(1e-14, Scale = 4)]
    public static double Digamma(double x) => KernelMath.Digamma(x);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1e-30)]
    public static float Trigamma(float x) => KernelMath.Trigamma(x);

    [Vectorize(Gpu = true), Within(1e-14, Scale = 1e-300)]
    public static double Trigamma(double x) => KernelMath.Trigamma(x);

    // The platform's roots of large degrees are NaN for negative numbers, or off by the rounding of 1 / n.
    [Vectorize(Gpu = true), Within(1e-6, Scale = 1e-30)]
    public static float RootN(float x, [InRange(-1000, 1000)] int n) => float.RootN(x, n);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1e-30)]
    public static float RootOfLowDegree(float x, int n) => float.RootN(x, n % 9);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1e-30)]
    public static float FifthRoot(float x) => float.RootN(x, 5) - float.RootN(x, -4);

    [Vectorize(Gpu = true), Within(1e-14, Scale = 1e-300)]
    public static double RootN(double x, [InRange(-1000, 1000)] long n) => double.RootN(x, (int)n);

    [Vectorize(Gpu = true), Within(1e-13, Scale = 1e-300)]
    public static double RootOfLowDegree(double x, long n) => double.RootN(x, (int)(n % 9));

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Erf(float x) => KernelMath.Erf(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Erf(double x) => KernelMath.Erf(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Erfc(float x) => KernelMath.Erfc(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Erfc(double x) => KernelMath.Erfc(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float NormalCdf(float x) => KernelMath.NormalCdf(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double NormalCdf(double x) => KernelMath.NormalCdf(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float ErfInv([InRange(-1, 1)] float x) => KernelMath.ErfInv(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double ErfInv([InRange(-1, 1)] double x) => KernelMath.ErfInv(x);

    [Vectorize, WithinUlps(1)]
    public static float ExpOfProduct(float x, float y) => VectorMath.ExpOfProduct(x, y);

    [Vectorize, WithinUlps(1)]
    public static double ExpOfProduct(double x, double y) => VectorMath.ExpOfProduct(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Sinh(float x) => MathF.Sinh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Sinh(double x) => Math.Sinh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Cosh(float x) => MathF.Cosh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Cosh(double x) => Math.Cosh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Asinh(float x) => MathF.Asinh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Asinh(double x) => Math.Asinh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Acosh(float x) => MathF.Acosh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Acosh(double x) => Math.Acosh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Atanh(float x) => MathF.Atanh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Atanh(double x) => Math.Atanh(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Asin(float x) => MathF.Asin(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Asin(double x) => Math.Asin(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Acos(float x) => MathF.Acos(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Acos(double x) => Math.Acos(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Atan(float x) => MathF.Atan(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Atan(double x) => Math.Atan(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Cbrt(float x) => MathF.Cbrt(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Cbrt(double x) => Math.Cbrt(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float ReciprocalSqrt(float x) => KernelMath.ReciprocalSqrt(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double ReciprocalSqrt(double x) => KernelMath.ReciprocalSqrt(x);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Pow(float x, float y) => MathF.Pow(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Pow(double x, double y) => Math.Pow(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Atan2(float x, float y) => MathF.Atan2(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Atan2(double x, double y) => Math.Atan2(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static float Hypot(float x, float y) => float.Hypot(x, y);

    [Vectorize(Gpu = true), WithinUlps(1)]
    public static double Hypot(double x, double y) => double.Hypot(x, y);
}
