    /// <summary>
    /// The derivative of Huber by error.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>∂Huber/∂error = {−delta where error &lt; −delta; delta where error &gt; delta; error elsewhere}</c>.
    /// </para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float HuberDerivative(float error, float delta)
    {
        var minusDelta = -delta;
        var halfError = 0.5f * error;
        return error < minusDelta ? minusDelta : error > delta ? delta : halfError + halfError;
    }

    /// <summary>
    /// The derivative of Relu by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Relu/∂x = {0 where x ≤ 0; 1 elsewhere}</c>.</para>
    /// <para>At the kink <c>x = 0</c> it is <c>0</c>.</para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float ReluDerivative(float x) =>
        x <= 0f ? 0f : 1f;

