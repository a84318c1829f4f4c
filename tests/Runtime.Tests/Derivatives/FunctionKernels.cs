using Kernels.Tests.Running;

namespace Kernels.Tests.Derivatives;

/// <summary>The functions that a kernel can call: each alone, and all of them at once.</summary>
internal static partial class FunctionKernels
{
    [Vectorize(Gpu = true)]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Sqrt))]
    public static partial float SqrtDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Exp(float x) => MathF.Exp(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Exp))]
    public static partial float ExpDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Exp2(float x) => float.Exp2(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Exp2))]
    public static partial float Exp2Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Exp10(float x) => float.Exp10(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Exp10))]
    public static partial float Exp10Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Expm1(float x) => KernelMath.Expm1(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Expm1))]
    public static partial float Expm1Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Log(float x) => MathF.Log(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Log))]
    public static partial float LogDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Log1p(float x) => KernelMath.Log1p(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Log1p))]
    public static partial float Log1pDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Log2(float x) => MathF.Log2(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Log2))]
    public static partial float Log2Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Log10(float x) => MathF.Log10(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Log10))]
    public static partial float Log10Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Exp2M1(float x) => VectorMath.Exp2M1(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Exp2M1))]
    public static partial float Exp2M1Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Exp10M1(float x) => VectorMath.Exp10M1(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Exp10M1))]
    public static partial float Exp10M1Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Log2P1(float x) => VectorMath.Log2P1(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Log2P1))]
    public static partial float Log2P1Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float Log10P1(float x) => VectorMath.Log10P1(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Log10P1))]
    public static partial float Log10P1Derivative(float x);

    [Vectorize(Gpu = true)]
    public static float LogAddExp(float x, float y) => KernelMath.LogAddExp(x, y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(LogAddExp))]
    public static partial (float X, float Y) LogAddExpGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static float XLogY(float x, float y) => KernelMath.XLogY(x, y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(XLogY))]
    public static partial (float X, float Y) XLogYGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static float Sigmoid(float x) => KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Sigmoid))]
    public static partial float SigmoidDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Softplus(float x) => KernelMath.Softplus(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Softplus))]
    public static partial float SoftplusDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Tanh(float x) => MathF.Tanh(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Tanh))]
    public static partial float TanhDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Sin(float x) => MathF.Sin(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Sin))]
    public static partial float SinDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Cos(float x) => MathF.Cos(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Cos))]
    public static partial float CosDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Tan(float x) => MathF.Tan(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Tan))]
    public static partial float TanDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float SinPi(float x) => float.SinPi(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(SinPi))]
    public static partial float SinPiDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float CosPi(float x) => float.CosPi(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CosPi))]
    public static partial float CosPiDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float TanPi(float x) => float.TanPi(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(TanPi))]
    public static partial float TanPiDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float CardinalSine(float x) => KernelMath.Sinc(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CardinalSine))]
    public static partial float CardinalSineDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CardinalSineDerivative))]
    public static partial float CardinalSineSecond(float x);

    [Vectorize, DerivativeOf(nameof(CardinalSineSecond))]
    public static partial float CardinalSineThird(float x);

    [Vectorize(Gpu = true)]
    public static float LogGamma(float x) => KernelMath.LogGamma(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(LogGamma))]
    public static partial float LogGammaDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(LogGammaDerivative))]
    public static partial float LogGammaSecond(float x);

    [Vectorize(Gpu = true)]
    public static float PositiveRoot(float x, [InRange(1, 100)] float n) => VectorMath.Root(x, n);

    [Vectorize(Gpu = true), DerivativeOf(nameof(PositiveRoot))]
    public static partial (float X, float N) PositiveRootGradient(float x, [InRange(1, 100)] float n);

    [Vectorize(Gpu = true)]
    public static float Sinh(float x) => MathF.Sinh(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Sinh))]
    public static partial float SinhDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Cosh(float x) => MathF.Cosh(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Cosh))]
    public static partial float CoshDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Asinh(float x) => MathF.Asinh(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Asinh))]
    public static partial float AsinhDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Acosh(float x) => MathF.Acosh(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Acosh))]
    public static partial float AcoshDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Atanh(float x) => MathF.Atanh(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Atanh))]
    public static partial float AtanhDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Asin(float x) => MathF.Asin(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Asin))]
    public static partial float AsinDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Acos(float x) => MathF.Acos(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Acos))]
    public static partial float AcosDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Atan(float x) => MathF.Atan(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Atan))]
    public static partial float AtanDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float ErrorFunction(float x) => KernelMath.Erf(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ErrorFunction))]
    public static partial float ErrorFunctionDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ErrorFunctionDerivative))]
    public static partial float ErrorFunctionSecond(float x);

    [Vectorize(Gpu = true)]
    public static float ErrorComplement(float x) => KernelMath.Erfc(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ErrorComplement))]
    public static partial float ErrorComplementDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ErrorComplementDerivative))]
    public static partial float ErrorComplementSecond(float x);

    [Vectorize(Gpu = true)]
    public static float NormalDistribution(float x) => KernelMath.NormalCdf(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(NormalDistribution))]
    public static partial float NormalDistributionDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(NormalDistributionDerivative))]
    public static partial float NormalDistributionSecond(float x);

    [Vectorize(Gpu = true)]
    public static float InverseErrorFunction(float x) => KernelMath.ErfInv(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(InverseErrorFunction))]
    public static partial float InverseErrorFunctionDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(InverseErrorFunctionDerivative))]
    public static partial float InverseErrorFunctionSecond(float x);

    [Vectorize(Gpu = true)]
    public static float Cbrt(float x) => MathF.Cbrt(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Cbrt))]
    public static partial float CbrtDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float ReciprocalSqrt(float x) => KernelMath.ReciprocalSqrt(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ReciprocalSqrt))]
    public static partial float ReciprocalSqrtDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float Power(float x, float y) => MathF.Pow(x, y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Power))]
    public static partial (float Value, float X, float Y) PowerGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static float PowerOfItself(float x) => MathF.Pow(x, x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(PowerOfItself))]
    public static partial float PowerOfItselfDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(PowerOfItselfDerivative))]
    public static partial float PowerOfItselfSecond(float x);

    [Vectorize(Gpu = true)]
    public static float Angle(float y, float x) => MathF.Atan2(y, x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Angle))]
    public static partial (float Y, float X) AngleGradient(float y, float x);

    [Vectorize(Gpu = true)]
    public static float Length(float x, float y) => float.Hypot(x, y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Length))]
    public static partial (float X, float Y) LengthGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static float Quotient(float x, float y) => x / y;

    [Vectorize(Gpu = true), DerivativeOf(nameof(Quotient))]
    public static partial (float X, float Y) QuotientGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static float Remainder(float x, float y) => x % y;

    [Vectorize(Gpu = true), DerivativeOf(nameof(Remainder))]
    public static partial (float X, float Y) RemainderGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static float Fused(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z) * MathF.FusedMultiplyAdd(z, x, y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Fused))]
    public static partial (float X, float Y, float Z) FusedGradient(float x, float y, float z);

    [Vectorize(Gpu = true)]
    public static float Ordered(float x, float y) =>
        MathF.Min(x, y) * 2f - MathF.Max(x, y) + float.MinNative(x, y) * 5f - float.MaxNative(x, y) * 11f + MathF.Abs(x) * 17f
        + Math.Clamp(x, -1f, 2f) * 31f + MathF.CopySign(x, y) * 61f + MathF.Sign(x) * y
        + MathF.Floor(x) * y + MathF.Ceiling(y) * x + MathF.Round(x) * y + MathF.Truncate(y) * x;

    [Vectorize(Gpu = true), DerivativeOf(nameof(Ordered))]
    public static partial (float X, float Y) OrderedGradient(float x, float y);

    public static double OrderedInDouble(double x, double y) =>
        Math.Min(x, y) * 7 - Math.Max(x, y) * 12 + Math.Abs(x) * 17
        + Math.Clamp(x, -1, 2) * 31 + Math.CopySign(x, y) * 61 + Math.Sign(x) * y
        + Math.Floor(x) * y + Math.Ceiling(y) * x + Math.Round(x) * y + Math.Truncate(y) * x;

    [Vectorize(Gpu = true)]
    public static float WholeTable(float x, float y) =>
        MathF.Exp(-x) + KernelMath.Expm1(x * y) + MathF.Log(x) * KernelMath.Log1p(y) + MathF.Log2(1f + x + y) * MathF.Log10(y)
        + MathF.Pow(x, y) + KernelMath.Sigmoid(x) * KernelMath.Softplus(y) + MathF.Tanh(x * y) + MathF.Sin(x) * MathF.Cos(y) + MathF.Tan(x)
        + float.SinPi(x) * float.CosPi(y) + float.TanPi(0.5f * x) + KernelMath.Sinc(x + y) + KernelMath.LogGamma(x) * KernelMath.Digamma(y)
        + VectorMath.Root(y, 2f + x)
        + KernelMath.Erf(x - y) * KernelMath.Erfc(x) + KernelMath.NormalCdf(x + y) * KernelMath.ErfInv(0.25f * x)
        + MathF.Sinh(x) * MathF.Cosh(y) + MathF.Asin(0.5f * x) * MathF.Acos(0.25f * y) + MathF.Atan(y) * MathF.Atan2(x, y)
        + MathF.Asinh(x) * MathF.Acosh(2f + y) + MathF.Atanh(0.5f * x)
        + MathF.Cbrt(x) * float.Hypot(x, y) + MathF.Sqrt(x * y) + KernelMath.ReciprocalSqrt(1 + x + y) + MathF.FusedMultiplyAdd(x, y, x)
        + MathF.Abs(x - 3f) + MathF.Min(x, y + 2f) * MathF.Max(y, x + 2f) + float.MinNative(x, y + 2f) + float.MaxNative(y, x + 2f)
        + Math.Clamp(x, 0.1f, 10f) + MathF.Sign(y) * x + MathF.CopySign(x, -y) + MathF.Floor(x + 0.25f) + MathF.Ceiling(y) + MathF.Round(x) + MathF.Truncate(y)
        + x % 3f;

    [Vectorize(Gpu = true), DerivativeOf(nameof(WholeTable))]
    public static partial (float X, float Y) WholeTableGradient(float x, float y);

    [Vectorize(Gpu = true)]
    public static double WholeTableOfDoubles(double x, double y) =>
        Math.Exp(-x) + KernelMath.Expm1(x * y) + Math.Log(x) * KernelMath.Log1p(y) + Math.Log2(1 + x + y) * Math.Log10(y)
        + Math.Pow(x, y) + KernelMath.Sigmoid(x) * KernelMath.Softplus(y) + Math.Tanh(x * y) + Math.Sin(x) * Math.Cos(y) + Math.Tan(x)
        + double.SinPi(x) * double.CosPi(y) + double.TanPi(0.5 * x) + KernelMath.Sinc(x + y)
        + KernelMath.LogGamma(x) * KernelMath.Digamma(y) + VectorMath.Root(y, 2 + x)
        + KernelMath.Erf(x - y) * KernelMath.Erfc(x) + KernelMath.NormalCdf(x + y) * KernelMath.ErfInv(0.25 * x)
        + Math.Sinh(x) * Math.Cosh(y) + Math.Asin(0.5 * x) * Math.Acos(0.25 * y) + Math.Atan(y) * Math.Atan2(x, y)
        + Math.Asinh(x) * Math.Acosh(2 + y) + Math.Atanh(0.5 * x)
        + Math.Cbrt(x) * double.Hypot(x, y) + Math.Sqrt(x * y) + KernelMath.ReciprocalSqrt(1 + x + y) + Math.FusedMultiplyAdd(x, y, x)
        + Math.Abs(x - 3) + Math.Min(x, y + 2) * Math.Max(y, x + 2) + double.MinNative(x, y + 2) + double.MaxNative(y, x + 2)
        + Math.Clamp(x, 0.1, 10) + Math.Sign(y) * x + Math.CopySign(x, -y) + Math.Floor(x + 0.25) + Math.Ceiling(y) + Math.Round(x) + Math.Truncate(y)
        + x % 3;

    [Vectorize(Gpu = true), DerivativeOf(nameof(WholeTableOfDoubles))]
    public static partial (double X, double Y) WholeTableOfDoublesGradient(double x, double y);
}
