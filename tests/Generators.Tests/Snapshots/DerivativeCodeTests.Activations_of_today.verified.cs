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
    public static partial float GeluDerivative(float x)
    {
        var product = 0.044715f * x;
        var product2 = product * x;
        var product3 = 0.7978846f * (x + product2 * x);
        var abs = MathF.Abs(product3);
        var mask = abs > 20f;
        var product4 = -2f * abs;
        var sigmoid = VectorMath.Sigmoid(mask ? product4 + 40f : product4);
        var difference = 1f - sigmoid;
        var product5 = sigmoid * (mask ? 1.6993417E-17f / difference : 4f * difference);
        var product6 = 0.7978846f * (0.5f * x * product5);
        var product7 = product6 * x;
        return 0.5f * (1f + VectorMath.Tanh(product3))
            + (
                product5 != 0f
                    ? 0.044715f * (product7 * x) + product7 * product + product6 * product2 + product6
                    : 0f);
    }

    /// <summary>
    /// The derivative of Mish by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Mish/∂x = x·(1 − tanh²(t))·σ(x) + tanh(t)</c>, where <c>t = ln(1 + eˣ)</c>.</para>
    /// </remarks>
    public static partial float MishDerivative(float x)
    {
        var log = VectorMath.Log(1f + VectorMath.Exp(x));
        var abs = MathF.Abs(log);
        var mask = abs > 20f;
        var product = -2f * abs;
        var sigmoid = VectorMath.Sigmoid(mask ? product + 40f : product);
        var difference = 1f - sigmoid;
        return x * (sigmoid * (mask ? 1.6993417E-17f / difference : 4f * difference)) * VectorMath.Sigmoid(x)
            + VectorMath.Tanh(log);
    }

    /// <summary>
    /// The derivative of Silu by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Silu/∂x = x·e⁻ˣ / t² + 1 / t</c>, where <c>t = 1 + e⁻ˣ</c>.</para>
    /// </remarks>
    public static partial float SiluDerivative(float x)
    {
        var exp = VectorMath.Exp(-x);
        var sum = 1f + exp;
        var quotient = 1f / sum;
        return x / sum * (float.MinNative(3.4028235E+38f, exp) * quotient) + quotient;
    }

