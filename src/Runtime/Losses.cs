namespace Kernels;

/// <summary>Losses: what one prediction costs, as kernels. The mean over all examples is what training minimises.</summary>
public static partial class Losses
{
    /// <summary>
    /// The logistic loss (binary cross-entropy) of a logit: <c>−y·ln σ(z) − (1 − y)·ln(1 − σ(z))</c>.
    /// </summary>
    /// <remarks>
    /// It is computed as <c>max(z, 0) − z·y + ln(1 + e^−|z|)</c>, which is the same function. The exponent is never
    /// positive, so nothing overflows. The logarithm's argument is never 0, so a confident mistake costs |z| and not
    /// infinity. The derivative with respect to the logit is <c>σ(z) − y</c>. The logit must be finite.
    /// </remarks>
    /// <param name="logit">z, the logarithm of the odds of class 1; not the probability.</param>
    /// <param name="label">y: 0 or 1, or a probability between them.</param>
    /// <returns>The loss in nats, from 0 for a sure and right prediction.</returns>
    #region logistic-loss
    [Vectorize(Gpu = true)]
    public static float LogisticLoss(float logit, float label) =>
        MathF.Max(logit, 0f) - logit * label + KernelMath.Log1p(MathF.Exp(-MathF.Abs(logit)));
    #endregion

    /// <summary>The logistic loss and its derivative by the logit, <c>σ(z) − y</c>, which training calls the residual.</summary>
    /// <remarks>
    /// Both share one exponential. Where the label is sure and the prediction nearly right, the derivative keeps its
    /// relative accuracy, which <c>σ(z) − y</c> would lose to cancellation.
    /// </remarks>
    /// <param name="logit">z, the logarithm of the odds of class 1; not the probability.</param>
    /// <param name="label">y: 0 or 1, or a probability between them.</param>
    /// <returns>The loss in nats, and its derivative, from −1 to 1.</returns>
    #region logistic-loss-gradient
    [Vectorize(Gpu = true), DerivativeOf(nameof(LogisticLoss))]
    public static partial (float Value, float Logit) LogisticLossGradient(float logit, float label);
    #endregion

    /// <summary>The squared error: <c>(p − t)²</c>.</summary>
    /// <remarks>
    /// Some texts put a factor ½ before it. Without that factor the mean over all data is the mean squared error as it is
    /// usually reported. The derivative with respect to the prediction is <c>2·(p − t)</c>.
    /// </remarks>
    /// <param name="prediction">p, the predicted value.</param>
    /// <param name="target">t, the true value.</param>
    /// <returns>The square of the difference.</returns>
    [Vectorize(Gpu = true)]
    public static float SquaredError(float prediction, float target)
    {
        var difference = prediction - target;
        return difference * difference;
    }

    /// <summary>The squared error and its derivative by the prediction, <c>2·(p − t)</c>.</summary>
    /// <param name="prediction">p, the predicted value.</param>
    /// <param name="target">t, the true value.</param>
    /// <returns>The square of the difference, and twice the difference.</returns>
    [Vectorize(Gpu = true), DerivativeOf(nameof(SquaredError))]
    public static partial (float Value, float Prediction) SquaredErrorGradient(float prediction, float target);
}
