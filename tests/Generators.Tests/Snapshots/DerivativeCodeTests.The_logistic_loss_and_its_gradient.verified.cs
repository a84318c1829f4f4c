    /// <summary>
    /// LogisticLoss and its derivatives by logit and label.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>LogisticLoss = max(logit, 0) − logit·label + ln(1 + t)</c>,
    /// <c>∂LogisticLoss/∂logit = {½ where logit = 0; 0 where logit &lt; 0; 1 elsewhere} − label − {0 where logit = 0;
    ///     t·sign(logit) / (1 + t) elsewhere}</c>,
    /// <c>∂LogisticLoss/∂label = −logit</c>,
    /// where <c>t = exp(−|logit|)</c>.
    /// </para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial (float Value, float Logit, float Label) LogisticLossGradient(float logit, float label)
    {
        var exp = VectorMath.Exp(-MathF.Abs(logit));
        var mask = logit == 0f;
        return (
            MathF.Max(logit, 0f) - logit * label + VectorMath.Log1pOfUnit(exp),
            (mask ? 0.5f : logit < 0f ? 0f : 1f) - label - (mask ? 0f : exp / (1f + exp) * MathF.CopySign(1f, logit)),
            -logit);
    }

