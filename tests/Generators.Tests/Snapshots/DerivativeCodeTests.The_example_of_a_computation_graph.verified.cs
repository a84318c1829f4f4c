    /// <summary>
    /// Graph and its derivatives by a and b and c.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>Graph = eᶠ</c>,
    /// <c>∂Graph/∂a = u + t·d</c>,
    /// <c>∂Graph/∂b = v·c</c>,
    /// <c>∂Graph/∂c = v·b</c>,
    /// where <c>d = b·c</c>,
    /// <c>e = a + d</c>,
    /// <c>f = d·a</c>,
    /// <c>t = {0 where e = 0; eᶠ·ln(e) elsewhere}</c>,
    /// <c>u = f·eᶠ⁻¹</c>,
    /// <c>v = u + t·a</c>.
    /// </para>
    /// </remarks>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static partial (float Value, float A, float B, float C) GraphGradient(float a, float b, float c)
    {
        var d = b * c;
        var e = a + d;
        var f = d * a;
        var graph = VectorMath.Pow(e, f);
        var byF = e == 0f ? 0f : graph * VectorMath.Log(e);
        var byE = f == 0f ? 0f : f * VectorMath.Pow(e, f - 1f);
        var byD = byE + byF * a;
        return (graph, byE + byF * d, byD * c, byD * b);
    }

