namespace Kernels.Tests.Derivatives;

/// <summary>Activation functions that the runtime lacks, as a user writes them, and their twins in double.</summary>
internal static partial class ActivationKernels
{
    public const float SqrtTwoOverPi = 0.7978846f;
    public const float Cubic = 0.044715f;
    public const float SeluScale = 1.050701f;
    public const float SeluAlpha = 1.6732632f;

    [Vectorize(Gpu = true)]
    public static float GeluTanh(float x) => 0.5f * x * (1f + MathF.Tanh(SqrtTwoOverPi * (x + Cubic * x * x * x)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(GeluTanh))]
    public static partial float GeluTanhDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(GeluTanhDerivative))]
    public static partial float GeluTanhSecond(float x);

    public static double GeluTanhInDouble(double x) => 0.5 * x * (1 + Math.Tanh(SqrtTwoOverPi * (x + Cubic * x * x * x)));

    [Vectorize(Gpu = true)]
    public static float GeluErf(float x) => 0.5f * x * (1f + Erf(x * 0.70710677f));

    [Vectorize(Gpu = true), DerivativeOf(nameof(GeluErf))]
    public static partial float GeluErfDerivative(float x);

    public static double GeluErfInDouble(double x) => 0.5 * x * (1 + ErfInDouble(x * 0.70710677f));

    [Vectorize(Gpu = true)]
    public static float MishOfLog(float x) => x * MathF.Tanh(MathF.Log(1f + MathF.Exp(x)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(MishOfLog))]
    public static partial float MishOfLogDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float MishOfSoftplus(float x) => x * MathF.Tanh(KernelMath.Softplus(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(MishOfSoftplus))]
    public static partial float MishOfSoftplusDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(MishOfSoftplusDerivative))]
    public static partial float MishOfSoftplusSecond(float x);

    public static double MishInDouble(double x) => x * Math.Tanh(KernelMath.Softplus(x));

    [Vectorize(Gpu = true)]
    public static float SiluOfQuotient(float x) => x / (1f + MathF.Exp(-x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(SiluOfQuotient))]
    public static partial float SiluOfQuotientDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(SiluOfQuotientDerivative))]
    public static partial float SiluOfQuotientSecond(float x);

    [Vectorize(Gpu = true)]
    public static float SiluOfProduct(float x) => x * KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(SiluOfProduct))]
    public static partial float SiluOfProductDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float SiluOfOwnSigmoid(float x) => x * OwnSigmoid(x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(SiluOfOwnSigmoid))]
    public static partial (float Value, float X) SiluOfOwnSigmoidGradient(float x);

    public static double SiluInDouble(double x) => x * KernelMath.Sigmoid(x);

    [Vectorize(Gpu = true)]
    public static float Elu(float x, [Uniform] float alpha) => x > 0f ? x : alpha * (MathF.Exp(x) - 1f);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Elu))]
    public static partial (float Value, float X, float Alpha) EluGradient(float x, [Uniform] float alpha);

    public static double EluInDouble(double x, double alpha) => x > 0 ? x : alpha * KernelMath.Expm1(x);

    [Vectorize(Gpu = true)]
    public static float Selu(float x) => SeluScale * (x > 0f ? x : SeluAlpha * KernelMath.Expm1(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Selu))]
    public static partial float SeluDerivative(float x);

    public static double SeluInDouble(double x) => (double)SeluScale * (x > 0 ? x : SeluAlpha * KernelMath.Expm1(x));

    [Vectorize(Gpu = true)]
    public static float Softsign(float x) => x / (1f + MathF.Abs(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Softsign))]
    public static partial float SoftsignDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(SoftsignDerivative))]
    public static partial float SoftsignSecond(float x);

    public static double SoftsignInDouble(double x) => x / (1 + Math.Abs(x));

    [Vectorize(Gpu = true)]
    public static float HardSwish(float x) => x * MathF.Min(MathF.Max(x + 3f, 0f), 6f) / 6f;

    [Vectorize(Gpu = true), DerivativeOf(nameof(HardSwish))]
    public static partial float HardSwishDerivative(float x);

    public static double HardSwishInDouble(double x) => x * Math.Clamp(x + 3, 0, 6) / 6;

    [Vectorize(Gpu = true)]
    public static float NaiveSoftplus(float x) => MathF.Log(1f + MathF.Exp(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(NaiveSoftplus))]
    public static partial float NaiveSoftplusDerivative(float x);

    [Vectorize(Gpu = true)]
    public static float LeakySoftplus(float x, [Uniform] float sharpness) => KernelMath.Log1p(MathF.Exp(sharpness * x)) / sharpness;

    [Vectorize(Gpu = true), DerivativeOf(nameof(LeakySoftplus))]
    public static partial (float X, float Sharpness) LeakySoftplusGradient(float x, [Uniform] float sharpness);

    public static double LeakySoftplusInDouble(double x, double sharpness) => KernelMath.Softplus(sharpness * x) / sharpness;

    [Vectorize(Gpu = true)]
    public static float SqrtOfPositive(float x) => x > 0f ? MathF.Sqrt(x) : 0f;

    [Vectorize(Gpu = true), DerivativeOf(nameof(SqrtOfPositive))]
    public static partial float SqrtOfPositiveDerivative(float x);

    private static float OwnSigmoid(float x) => 1f / (1f + MathF.Exp(-x));

    // Abramowitz and Stegun 7.1.26.
    private static float Erf(float x)
    {
        var t = 1f / (1f + 0.3275911f * MathF.Abs(x));
        var rest = t * (0.2548296f + t * (-0.28449672f + t * (1.4214138f + t * (-1.4531521f + t * 1.0614054f)))) * MathF.Exp(-x * x);
        return x < 0f ? rest - 1f : 1f - rest;
    }

    private static double ErfInDouble(double x)
    {
        var t = 1 / (1 + 0.3275911f * Math.Abs(x));
        var rest = t * (0.2548296f + t * (-0.28449672f + t * (1.4214138f + t * (-1.4531521f + t * 1.0614054f)))) * Math.Exp(-x * x);
        return x < 0 ? rest - 1 : 1 - rest;
    }
}
