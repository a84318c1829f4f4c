    /// <summary>
    /// The derivative of Gelu by x.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>∂Gelu/∂x = ½·(1 + t) + {0.13414499·u·x² + u where 1 − t² ≠ 0; 0 elsewhere}</c>,
    /// where <c>t = tanh(√(2 / π)·(x + 0.044715·x³))</c>,
    /// <c>u = 0.3989423·x·(1 − t²)</c>.
    /// </para>
    /// </remarks>
    public static partial float GeluDerivative(float x)
    {
        var product = 0.044715f * x;
        var product2 = product * x;
        var tanh = VectorMath.Tanh(0.7978846f * (x + product2 * x));
        var difference = 1f - tanh * tanh;
        var product3 = 0.7978846f * (0.5f * x * difference);
        var product4 = product3 * x;
        return 0.5f * (1f + tanh)
            + (
                difference != 0f
                    ? 0.044715f * (product4 * x) + product4 * product + product3 * product2 + product3
                    : 0f);
    }

    /// <summary>
    /// The derivative of Mish by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Mish/∂x = x·(1 − t²)·σ(x) + t</c>, where <c>t = tanh(ln(1 + eˣ))</c>.</para>
    /// </remarks>
    public static partial float MishDerivative(float x)
    {
        var tanh = VectorMath.Tanh(VectorMath.Log(1f + VectorMath.Exp(x)));
        return x * (1f - tanh * tanh) * VectorMath.Sigmoid(x) + tanh;
    }

    /// <summary>
    /// The derivative of Silu by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Silu/∂x = x·(1 − 1 / t) / t + 1 / t</c>, where <c>t = 1 + e⁻ˣ</c>.</para>
    /// </remarks>
    public static partial float SiluDerivative(float x)
    {
        var sum = 1f + VectorMath.Exp(-x);
        var quotient = 1f / sum;
        return x / sum * (1f - quotient) + quotient;
    }

