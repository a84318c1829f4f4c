    /// <summary>
    /// The derivative of Sigmoid by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Sigmoid/∂x = sigmoid·(1 − sigmoid)</c>, where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>.</para>
    /// </remarks>
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
    /// <para><c>∂²Sigmoid/∂x² = sigmoid·(1 − sigmoid)·tanh(−½·x)</c>, where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>.</para>
    /// </remarks>
    public static partial float SigmoidSecond(float x)
    {
        var exp = VectorMath.Exp(-x);
        var sigmoid = 1f / (1f + exp);
        return sigmoid * (float.MinNative(3.4028235E+38f, exp) * sigmoid) * VectorMath.Tanh(-(0.5f * x));
    }

    /// <summary>
    /// A derivative of Sigmoid of order 3.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>∂³Sigmoid/∂x³ = tanh²(−½·x)·t − ½·t·(1 − tanh²(−½·x))</c>,
    /// where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>,
    /// <c>t = sigmoid·(1 − sigmoid)</c>.
    /// </para>
    /// </remarks>
    public static partial float SigmoidThird(float x)
    {
        var exp = VectorMath.Exp(-x);
        var sigmoid = 1f / (1f + exp);
        var product = sigmoid * (float.MinNative(3.4028235E+38f, exp) * sigmoid);
        var negated = -(0.5f * x);
        var tanh = VectorMath.Tanh(negated);
        var abs = MathF.Abs(negated);
        var mask = abs > 20f;
        var product2 = -2f * abs;
        var sigmoid2 = VectorMath.Sigmoid(mask ? product2 + 40f : product2);
        var difference = 1f - sigmoid2;
        return tanh * (product * tanh)
            - 0.5f * (product * (sigmoid2 * (mask ? 1.6993417E-17f / difference : 4f * difference)));
    }

