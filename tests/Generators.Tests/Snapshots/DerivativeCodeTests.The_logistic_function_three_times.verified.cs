    /// <summary>
    /// The derivative of Sigmoid by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Sigmoid/∂x = sigmoid·(1 − sigmoid)</c>, where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>.</para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float SigmoidDerivative(float x)
    {
        var exp = VectorMath.Exp(-x);
        var sigmoid = 1f / (1f + exp);
        return sigmoid * (float.MinNative(3.4028235E+38f, exp) * sigmoid);
    }

    /// <summary>
    /// A derivative of Sigmoid of order 2.
    /// </summary>
    /// <remarks>
    /// <para><c>∂²Sigmoid/∂x² = −σ(x)·(1 − σ(x))·tanh(½·x)</c>.</para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float SigmoidSecond(float x)
    {
        var tanh = VectorMath.TanhAndSlope(0.5f * x);
        return -(0.25f * tanh.Slope * tanh.Value);
    }

    /// <summary>
    /// A derivative of Sigmoid of order 3.
    /// </summary>
    /// <remarks>
    /// <para><c>∂³Sigmoid/∂x³ = tanh²(½·x)·t − ½·t·(1 − tanh²(½·x))</c>, where <c>t = σ(x)·(1 − σ(x))</c>.</para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial float SigmoidThird(float x)
    {
        var tanh = VectorMath.TanhAndSlope(0.5f * x);
        var product = 0.25f * tanh.Slope;
        return tanh.Value * (product * tanh.Value) - 0.5f * (product * tanh.Slope);
    }

