namespace Kernels.Tests.Derivatives;

/// <summary>Losses and densities that the runtime lacks, as a user writes them, and their twins in double.</summary>
internal static partial class LossKernels
{
    public const float Log2 = 0.6931472f;
    public const float InverseRootTwoPi = 0.3989423f;
    public const float HalfLogTwoPi = 0.9189385f;

    [Vectorize(Gpu = true)]
    public static float Huber(float prediction, float target, [Uniform] float delta)
    {
        var residual = prediction - target;
        var distance = MathF.Abs(residual);
        if (distance <= delta)
            return 0.5f * residual * residual;
        return delta * (distance - 0.5f * delta);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Huber))]
    public static partial (float Value, float Prediction, float Target, float Delta) HuberGradient(float prediction, float target, [Uniform] float delta);

    public static double HuberInDouble(double prediction, double target, double delta)
    {
        var distance = Math.Abs(prediction - target);
        return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    }

    [Vectorize(Gpu = true)]
    public static float LogCosh(float prediction, float target)
    {
        var distance = MathF.Abs(prediction - target);
        return distance + KernelMath.Log1p(MathF.Exp(-2f * distance)) - Log2;
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(LogCosh))]
    public static partial (float Prediction, float Target) LogCoshGradient(float prediction, float target);

    [Vectorize(Gpu = true)]
    public static float NaiveLogCosh(float x) => MathF.Log(MathF.Cosh(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(NaiveLogCosh))]
    public static partial float NaiveLogCoshDerivative(float x);

    // Of a logit of class 1: -alpha·(1 - p)^gamma·ln p.
    [Vectorize(Gpu = true)]
    public static float Focal(float logit, [Uniform] float alpha, [Uniform] float gamma)
    {
        var rest = KernelMath.Sigmoid(-logit);
        return alpha * MathF.Pow(rest, gamma) * KernelMath.Softplus(-logit);
    }

    // As textbooks have it: from a logit of 17 on the probability is 1.
    [Vectorize(Gpu = true)]
    public static float NaiveFocal(float logit, [Uniform] float alpha, [Uniform] float gamma)
    {
        var probability = 1f / (1f + MathF.Exp(-logit));
        return alpha * MathF.Pow(1f - probability, gamma) * KernelMath.Softplus(-logit);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(NaiveFocal), nameof(logit))]
    public static partial float NaiveFocalDerivative(float logit, [Uniform] float alpha, [Uniform] float gamma);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Focal))]
    public static partial (float Logit, float Alpha, float Gamma) FocalGradient(float logit, [Uniform] float alpha, [Uniform] float gamma);

    public static double FocalInDouble(double logit, double alpha, double gamma) =>
        alpha * Math.Pow(KernelMath.Sigmoid(-logit), gamma) * KernelMath.Softplus(-logit);

    [Vectorize(Gpu = true)]
    public static float Hinge(float score, float label) => MathF.Max(0f, 1f - label * score);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Hinge), nameof(score))]
    public static partial float HingeDerivative(float score, float label);

    [Vectorize(Gpu = true)]
    public static float Pinball(float prediction, float target, [Uniform] float quantile) =>
        MathF.Max(quantile * (target - prediction), (quantile - 1f) * (target - prediction));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Pinball))]
    public static partial (float Value, float Prediction, float Quantile) PinballGradient(float prediction, float target, [Uniform] float quantile);

    public static double PinballInDouble(double prediction, double target, double quantile) =>
        Math.Max(quantile * (target - prediction), (quantile - 1) * (target - prediction));

    [Vectorize(Gpu = true)]
    public static float GaussianDensity(float x, [Uniform] float mean, [Uniform] float deviation)
    {
        var z = (x - mean) / deviation;
        return InverseRootTwoPi / deviation * MathF.Exp(-0.5f * z * z);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(GaussianDensity))]
    public static partial (float Value, float X, float Mean, float Deviation) GaussianDensityGradient(float x, [Uniform] float mean, [Uniform] float deviation);

    public static double GaussianDensityInDouble(double x, double mean, double deviation)
    {
        var z = (x - mean) / deviation;
        return InverseRootTwoPi / deviation * Math.Exp(-0.5 * z * z);
    }

    [Vectorize(Gpu = true)]
    public static float GaussianLogDensity(float x, [Uniform] float mean, [Uniform] float deviation)
    {
        var z = (x - mean) / deviation;
        return -0.5f * z * z - MathF.Log(deviation) - HalfLogTwoPi;
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(GaussianLogDensity))]
    public static partial (float X, float Mean, float Deviation) GaussianLogDensityGradient(float x, [Uniform] float mean, [Uniform] float deviation);

    public static double GaussianLogDensityInDouble(double x, double mean, double deviation)
    {
        var z = (x - mean) / deviation;
        return -0.5 * z * z - Math.Log(deviation) - HalfLogTwoPi;
    }

    // What jax#2107 is about: the kinks of the two parts cancel.
    [Vectorize(Gpu = true)]
    public static float SmoothSumOfKinks(float logit, float label) =>
        MathF.Max(logit, 0f) - logit * label + MathF.Log(1f + MathF.Exp(-MathF.Abs(logit)));

    [Vectorize(Gpu = true), DerivativeOf(nameof(SmoothSumOfKinks), nameof(logit))]
    public static partial float SmoothSumOfKinksDerivative(float logit, float label);

    [Vectorize(Gpu = true)]
    public static float BinaryCrossEntropy(float probability, float label) =>
        -label * MathF.Log(probability) - (1f - label) * KernelMath.Log1p(-probability);

    [Vectorize(Gpu = true), DerivativeOf(nameof(BinaryCrossEntropy), nameof(probability))]
    public static partial float BinaryCrossEntropyDerivative(float probability, float label);

    public static double BinaryCrossEntropyInDouble(double probability, double label) =>
        -label * Math.Log(probability) - (1 - label) * KernelMath.Log1p(-probability);
}
