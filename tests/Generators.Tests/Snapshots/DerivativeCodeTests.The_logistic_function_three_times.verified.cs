    /// <summary>
    /// The derivative of Sigmoid by x.
    /// </summary>
    /// <remarks>
    /// <para><c>∂Sigmoid/∂x = sigmoid·(1 − sigmoid)</c>, where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>.</para>
    /// </remarks>
    public static partial float SigmoidDerivative(float x)
    {
        var sigmoid = 1f / (1f + VectorMath.Exp(-x));
        return sigmoid * (1f - sigmoid);
    }

    /// <summary>
    /// A derivative of Sigmoid of order 2.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>∂²Sigmoid/∂x² = (1 − 2·sigmoid)·sigmoid·(1 − sigmoid)</c>,
    /// where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>.
    /// </para>
    /// </remarks>
    public static partial float SigmoidSecond(float x)
    {
        var sigmoid = 1f / (1f + VectorMath.Exp(-x));
        var difference = 1f - sigmoid;
        return (difference - sigmoid) * (sigmoid * difference);
    }

    /// <summary>
    /// A derivative of Sigmoid of order 3.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>∂³Sigmoid/∂x³ = (−2·t − (1 − 2·sigmoid)·sigmoid + (1 − 2·sigmoid)·(1 − sigmoid))·t</c>,
    /// where <c>sigmoid = 1 / (1 + e⁻ˣ)</c>,
    /// <c>t = sigmoid·(1 − sigmoid)</c>.
    /// </para>
    /// </remarks>
    public static partial float SigmoidThird(float x)
    {
        var sigmoid = 1f / (1f + VectorMath.Exp(-x));
        var difference = 1f - sigmoid;
        var difference2 = difference - sigmoid;
        var product = sigmoid * difference;
        return (-(product + difference2 * sigmoid) - product + difference2 * difference) * product;
    }

