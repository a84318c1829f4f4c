    /// <summary>
    /// The derivative of Gelu by x.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>∂Gelu/∂x = ½·(1 + tanh(t)) + {0.13414499·v·x² + v where u ≠ 0; 0 elsewhere}</c>,
    /// where <c>t = √(2 / π)·(x + 0.044715·x³)</c>,
    /// <c>u = 1 − tanh²(t)</c>,
    /// <c>v = 0.3989423·x·u</c>.
    /// </para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float GeluDerivative(float x)
    {
        var scaledX = 0.044715f * x;
        var scaledXTimesX = scaledX * x;
        var tanh = VectorMath.TanhAndSlope(0.7978846f * (x + scaledXTimesX * x));
        var product = 0.7978846f * (0.5f * x * tanh.Slope);
        var product2 = product * x;
        return 0.5f * (1f + tanh.Value)
            + (tanh.Slope != 0f
                ? 0.044715f * (product2 * x) + product2 * scaledX + product * scaledXTimesX + product
                : 0f);
    }

    /// <summary>
    /// The derivative of Mish by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Mish/∂x = x·(1 − tanh²(t))·σ(x) + tanh(t)</c>, where <c>t = ln(1 + eˣ)</c>.</para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float MishDerivative(float x)
    {
        var tanh = VectorMath.TanhAndSlope(VectorMath.Log(1f + VectorMath.Exp(x)));
        return x * tanh.Slope * VectorMath.Sigmoid(x) + tanh.Value;
    }

    /// <summary>
    /// The derivative of Silu by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Silu/∂x = x·e⁻ˣ / t² + 1 / t</c>, where <c>t = 1 + e⁻ˣ</c>.</para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float SiluDerivative(float x)
    {
        var exp = VectorMath.Exp(-x);
        var onePlusExp = 1f + exp;
        var inverseOnePlusExp = 1f / onePlusExp;
        return x / onePlusExp * (float.MinNative(3.4028235E+38f, exp) * inverseOnePlusExp) + inverseOnePlusExp;
    }

