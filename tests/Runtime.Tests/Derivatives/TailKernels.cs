namespace Kernels.Tests.Derivatives;

/// <summary>Functions that are nearly flat far from 0, and their derivatives.</summary>
internal static partial class TailKernels
{
    [Vectorize]
    internal static float S(float x) => 1f / (1f + MathF.Exp(-x));

    [Vectorize, DerivativeOf(nameof(S))]
    internal static partial float S1(float x);

    [Vectorize, DerivativeOf(nameof(S))]
    internal static partial (float Value, float X) SV(float x);

    [Vectorize, DerivativeOf(nameof(S1))]
    internal static partial float S2(float x);

    [Vectorize, DerivativeOf(nameof(S2))]
    internal static partial float S3(float x);

    [Vectorize]
    internal static float KS(float x) => KernelMath.Sigmoid(x);

    [Vectorize, DerivativeOf(nameof(KS))]
    internal static partial float KS1(float x);

    [Vectorize, DerivativeOf(nameof(KS))]
    internal static partial (float Value, float X) KSV(float x);

    [Vectorize, DerivativeOf(nameof(KS1))]
    internal static partial float KS2(float x);

    [Vectorize]
    internal static float T(float x) => MathF.Tanh(x);

    [Vectorize, DerivativeOf(nameof(T))]
    internal static partial float T1(float x);

    [Vectorize, DerivativeOf(nameof(T))]
    internal static partial (float Value, float X) TV(float x);

    [Vectorize, DerivativeOf(nameof(T1))]
    internal static partial float T2(float x);

    [Vectorize]
    internal static float TE(float x)
    {
        var e = MathF.Exp(-2f * x);
        return (1f - e) / (1f + e);
    }

    [Vectorize, DerivativeOf(nameof(TE))]
    internal static partial float TE1(float x);

    [Vectorize, DerivativeOf(nameof(TE1))]
    internal static partial float TE2(float x);

    [Vectorize]
    internal static float SP(float x) => KernelMath.Softplus(x);

    [Vectorize, DerivativeOf(nameof(SP))]
    internal static partial float SP1(float x);

    [Vectorize, DerivativeOf(nameof(SP1))]
    internal static partial float SP2(float x);

    [Vectorize]
    internal static float LS(float x) => -KernelMath.Softplus(-x);

    [Vectorize, DerivativeOf(nameof(LS))]
    internal static partial float LS1(float x);

    [Vectorize, DerivativeOf(nameof(LS1))]
    internal static partial float LS2(float x);

    [Vectorize]
    internal static float L1(float x) => Losses.LogisticLoss(x, 1f);

    [Vectorize, DerivativeOf(nameof(L1))]
    internal static partial float L11(float x);

    [Vectorize, DerivativeOf(nameof(L11))]
    internal static partial float L12(float x);

    [Vectorize]
    internal static float Silu(float x) => x / (1f + MathF.Exp(-x));

    [Vectorize, DerivativeOf(nameof(Silu))]
    internal static partial float Silu1(float x);

    [Vectorize, DerivativeOf(nameof(Silu1))]
    internal static partial float Silu2(float x);

    [Vectorize]
    internal static double P10(double x) => 1 / (1 + Math.Pow(10, -x));

    [Vectorize, DerivativeOf(nameof(P10))]
    internal static partial double P101(double x);

    [Vectorize]
    internal static double KSd(double x) => KernelMath.Sigmoid(x);

    [Vectorize, DerivativeOf(nameof(KSd))]
    internal static partial double KSd1(double x);

    [Vectorize, DerivativeOf(nameof(KSd))]
    internal static partial (double Value, double X) KSVd(double x);

    [Vectorize]
    internal static double Td(double x) => Math.Tanh(x);

    [Vectorize, DerivativeOf(nameof(Td))]
    internal static partial double Td1(double x);

    [Vectorize, DerivativeOf(nameof(Td))]
    internal static partial (double Value, double X) TVd(double x);

    [Vectorize]
    internal static double SPd(double x) => -KernelMath.Softplus(-x);

    [Vectorize, DerivativeOf(nameof(SPd))]
    internal static partial double SPd1(double x);

    [Vectorize, DerivativeOf(nameof(SPd1))]
    internal static partial double SPd2(double x);
}
