namespace Kernels.Benchmarks.Peers;

/// <summary>The operations as plain loops over the scalar functions.</summary>
internal static class ScalarLoops
{
    public static void Sigmoid(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = Activations.Sigmoid(x[i]);
    }

    public static void Exp(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = MathF.Exp(x[i]);
    }

    public static void Tanh(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = MathF.Tanh(x[i]);
    }

    public static void Log(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = MathF.Log(x[i]);
    }

    public static void Softplus(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = Activations.Softplus(x[i]);
    }

    public static void Sin(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = MathF.Sin(x[i]);
    }

    public static void Relu(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = Activations.Relu(x[i]);
    }

    public static void Silu(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = PeerKernels.Silu(x[i]);
    }

    public static void Gelu(Arrays arrays)
    {
        var x = arrays.X;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = PeerKernels.Gelu(x[i]);
    }

    public static void Pow(Arrays arrays)
    {
        var x = arrays.X;
        var y = arrays.Y;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = MathF.Pow(x[i], y[i]);
    }

    public static void LogisticLoss(Arrays arrays)
    {
        var x = arrays.X;
        var y = arrays.Y;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = Losses.LogisticLoss(x[i], y[i]);
    }

    public static void LogisticLossGradient(Arrays arrays)
    {
        var x = arrays.X;
        var y = arrays.Y;
        var result = arrays.Result;
        var second = arrays.Second;
        for (var i = 0; i < x.Length; i++)
            (result[i], second[i]) = Losses.LogisticLossGradient(x[i], y[i]);
    }

    public static void BlackScholes(Arrays arrays)
    {
        var x = arrays.X;
        var y = arrays.Y;
        var z = arrays.Z;
        var result = arrays.Result;
        for (var i = 0; i < x.Length; i++)
            result[i] = PeerKernels.CallPrice(x[i], y[i], z[i]);
    }

    public static void ExpDouble(Arrays arrays)
    {
        var x = arrays.Doubles;
        var result = arrays.DoubleResult;
        for (var i = 0; i < x.Length; i++)
            result[i] = Math.Exp(x[i]);
    }

    public static void Sum(Arrays arrays)
    {
        var result = 0f;
        foreach (var value in arrays.X)
            result += value;
        arrays.Result[0] = result;
    }

    public static void Min(Arrays arrays)
    {
        var result = float.PositiveInfinity;
        foreach (var value in arrays.X)
            result = MathF.Min(result, value);
        arrays.Result[0] = result;
    }

    public static void Max(Arrays arrays)
    {
        var result = float.NegativeInfinity;
        foreach (var value in arrays.X)
            result = MathF.Max(result, value);
        arrays.Result[0] = result;
    }

    public static void Dot(Arrays arrays)
    {
        var x = arrays.X;
        var y = arrays.Y;
        var result = 0f;
        for (var i = 0; i < x.Length; i++)
            result += x[i] * y[i];
        arrays.Result[0] = result;
    }
}
