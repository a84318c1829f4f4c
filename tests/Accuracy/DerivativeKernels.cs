namespace Kernels.Accuracy;

/// <summary>Functions that are nearly flat far from 0, and their derivatives.</summary>
internal static partial class DerivativeKernels
{
    [Vectorize]
    public static float Sigmoid(float x) => KernelMath.Sigmoid(x);

    [Vectorize, DerivativeOf(nameof(Sigmoid))]
    public static partial float SigmoidFirst(float x);

    [Vectorize, DerivativeOf(nameof(Sigmoid))]
    public static partial (float Value, float X) SigmoidWithFirst(float x);

    [Vectorize, DerivativeOf(nameof(SigmoidFirst))]
    public static partial float SigmoidSecond(float x);

    [Vectorize]
    public static float Logistic(float x) => 1f / (1f + MathF.Exp(-x));

    [Vectorize, DerivativeOf(nameof(Logistic))]
    public static partial float LogisticFirst(float x);

    [Vectorize, DerivativeOf(nameof(LogisticFirst))]
    public static partial float LogisticSecond(float x);

    [Vectorize]
    public static float Tanh(float x) => MathF.Tanh(x);

    [Vectorize, DerivativeOf(nameof(Tanh))]
    public static partial float TanhFirst(float x);

    [Vectorize, DerivativeOf(nameof(TanhFirst))]
    public static partial float TanhSecond(float x);

    [Vectorize]
    public static float Softplus(float x) => KernelMath.Softplus(x);

    [Vectorize, DerivativeOf(nameof(Softplus))]
    public static partial float SoftplusFirst(float x);

    [Vectorize, DerivativeOf(nameof(SoftplusFirst))]
    public static partial float SoftplusSecond(float x);

    [Vectorize]
    public static float LogSigmoid(float x) => -KernelMath.Softplus(-x);

    [Vectorize, DerivativeOf(nameof(LogSigmoid))]
    public static partial float LogSigmoidFirst(float x);

    [Vectorize, DerivativeOf(nameof(LogSigmoidFirst))]
    public static partial float LogSigmoidSecond(float x);

    [Vectorize]
    public static float LossOf0(float x) => Losses.LogisticLoss(x, 0f);

    [Vectorize, DerivativeOf(nameof(LossOf0))]
    public static partial float LossOf0First(float x);

    [Vectorize, DerivativeOf(nameof(LossOf0First))]
    public static partial float LossOf0Second(float x);

    [Vectorize]
    public static float LossOf1(float x) => Losses.LogisticLoss(x, 1f);

    [Vectorize, DerivativeOf(nameof(LossOf1))]
    public static partial float LossOf1First(float x);

    [Vectorize, DerivativeOf(nameof(LossOf1First))]
    public static partial float LossOf1Second(float x);

    [Vectorize]
    public static float Silu(float x) => x / (1f + MathF.Exp(-x));

    [Vectorize, DerivativeOf(nameof(Silu))]
    public static partial float SiluFirst(float x);

    [Vectorize]
    public static float Gelu(float x) => 0.5f * x * (1f + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)));

    [Vectorize, DerivativeOf(nameof(Gelu))]
    public static partial float GeluFirst(float x);

    [Vectorize]
    public static float Mish(float x) => x * MathF.Tanh(KernelMath.Softplus(x));

    [Vectorize, DerivativeOf(nameof(Mish))]
    public static partial float MishFirst(float x);
}
