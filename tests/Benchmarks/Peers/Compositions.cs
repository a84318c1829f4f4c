using System.Numerics.Tensors;

namespace Kernels.Benchmarks.Peers;

/// <summary>
/// Expressions composed of calls of TensorPrimitives, with as few passes as we found, in memory that is there already. A
/// logistic loss is composed as <c>ln(1 + eᶻ) − z·y</c>, which is the shortest way and fails only for logits above 88.
/// </summary>
internal static class Compositions
{
    /// <summary>The elements of a block that stays in the first-level cache.</summary>
    public const int Block = 4096;

    /// <summary>A composition block by block, so that intermediate results stay in cache.</summary>
    public static Work InBlocks(Work composition) => arrays =>
    {
        for (var start = 0; start < arrays.Length; start += Block)
            composition(arrays.Slice(start, Math.Min(Block, arrays.Length - start)));
    };

    public static void Softplus(Arrays arrays)
    {
        TensorPrimitives.Exp(arrays.X, arrays.Result);
        TensorPrimitives.LogP1<float>(arrays.Result, arrays.Result);
    }

    public static void LogisticLoss(Arrays arrays)
    {
        var scratch = arrays.Scratch(0);
        Softplus(arrays);
        TensorPrimitives.Multiply(arrays.X, arrays.Y, scratch);
        TensorPrimitives.Subtract(arrays.Result, scratch, arrays.Result);
    }

    public static void Silu(Arrays arrays)
    {
        TensorPrimitives.Sigmoid(arrays.X, arrays.Result);
        TensorPrimitives.Multiply(arrays.X, arrays.Result, arrays.Result);
    }

    public static void Gelu(Arrays arrays)
    {
        const float scale = 1.5957691216f;
        var x = arrays.X;
        var result = arrays.Result;
        TensorPrimitives.Multiply(x, x, result);
        TensorPrimitives.Multiply(result, scale * 0.044715f, result);
        TensorPrimitives.Add(result, scale, result);
        TensorPrimitives.Multiply(result, x, result);
        TensorPrimitives.Sigmoid(result, result);
        TensorPrimitives.Multiply(result, x, result);
    }

    public static void LogisticLossGradient(Arrays arrays)
    {
        var result = arrays.Result;
        var second = arrays.Second;
        var scratch = arrays.Scratch(0);
        TensorPrimitives.Exp(arrays.X, second);
        TensorPrimitives.LogP1<float>(second, result);
        TensorPrimitives.Multiply(arrays.X, arrays.Y, scratch);
        TensorPrimitives.Subtract(result, scratch, result);
        TensorPrimitives.Add(second, 1f, scratch);
        TensorPrimitives.Divide(second, scratch, second);
        TensorPrimitives.Subtract(second, arrays.Y, second);
    }

    public static void BlackScholes(Arrays arrays)
    {
        var result = arrays.Result;
        var deviation = arrays.Scratch(0);
        var d = arrays.Scratch(1);
        var k = arrays.Scratch(2);
        var density = arrays.Scratch(3);

        // d₁, and the price's first term
        TensorPrimitives.Sqrt(arrays.Z, deviation);
        TensorPrimitives.Multiply(deviation, PeerKernels.Volatility, deviation);
        TensorPrimitives.Divide(arrays.X, arrays.Y, d);
        TensorPrimitives.Log(d, d);
        TensorPrimitives.Multiply(arrays.Z, PeerKernels.Rate + (0.5f * PeerKernels.Volatility * PeerKernels.Volatility), k);
        TensorPrimitives.Add(d, k, d);
        TensorPrimitives.Divide(d, deviation, d);
        CumulativeNormal(d, k, density, result);
        TensorPrimitives.Multiply(result, arrays.X, result);

        // d₂ = d₁ − σ√t, and the second term
        TensorPrimitives.Subtract(d, deviation, d);
        CumulativeNormal(d, k, density, deviation);
        TensorPrimitives.Multiply(deviation, arrays.Y, deviation);
        TensorPrimitives.Multiply(arrays.Z, -PeerKernels.Rate, k);
        TensorPrimitives.Exp(k, k);
        TensorPrimitives.Multiply(k, deviation, k);
        TensorPrimitives.Subtract(result, k, result);
    }

    /// <summary>
    /// As <see cref="PeerKernels"/> has it, with the choice of the side as arithmetic: ½ + sign(d)·(½ − upper).
    /// </summary>
    private static void CumulativeNormal(ReadOnlySpan<float> d, Span<float> k, Span<float> density, Span<float> result)
    {
        TensorPrimitives.Multiply(d, d, density);
        TensorPrimitives.Multiply(density, -0.5f, density);
        TensorPrimitives.Exp(density, density);
        TensorPrimitives.Abs(d, k);
        TensorPrimitives.Multiply(k, 0.2316419f, k);
        TensorPrimitives.Add(k, 1f, k);
        TensorPrimitives.Reciprocal<float>(k, k);
        TensorPrimitives.Multiply(k, 1.330274429f, result);
        TensorPrimitives.AddMultiply(result, -1.821255978f, k, result);
        TensorPrimitives.AddMultiply(result, 1.781477937f, k, result);
        TensorPrimitives.AddMultiply(result, -0.356563782f, k, result);
        TensorPrimitives.AddMultiply(result, 0.319381530f, k, result);
        TensorPrimitives.Multiply(result, density, result);
        TensorPrimitives.Multiply(result, -0.3989422804f, result);
        TensorPrimitives.Add(result, 0.5f, result);
        TensorPrimitives.CopySign<float>(result, d, result);
        TensorPrimitives.Add(result, 0.5f, result);
    }
}
