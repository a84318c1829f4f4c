using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Cases;

/// <summary>Floats without elementary functions: a shader gives the scalar method's bits.</summary>
internal static partial class FloatCases
{
    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max, Matrix = true)]
    internal static float Distance(float x, float y) => (x - y) * (x - y);

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum | Reduction.Max, ReduceElement = "Loss")]
    internal static (float Loss, float Clipped, int Sign) Huber(float prediction, [Uniform] float width, float target)
    {
        float difference = prediction - target;
        float clipped = Math.Clamp(difference, -Math.Abs(width), Math.Abs(width));
        return (clipped * (difference - 0.5f * clipped), clipped, Math.Sign(difference));
    }

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum | Reduction.Min)]
    internal static (float Least, float Largest) Order(float x, float y, float z) =>
        (MathF.Min(MathF.Min(x, y), z), MathF.Max(MathF.Max(x, y), z));

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Rounding(float x, float y) =>
        MathF.Floor(x) + MathF.Ceiling(y) * MathF.Round(x) - MathF.Truncate(y) + MathF.CopySign(MathF.Sqrt(x), y) / MathF.Abs(y);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Kinds(float x, float y) =>
        float.IsNaN(x) ? y
        : float.IsNegativeInfinity(x) ? -1f
        : !float.IsFinite(y) ? 2f
        : float.IsEvenInteger(x) ? x * 0.5f
        : float.IsOddInteger(y) || float.IsSubnormal(x) ? 3f
        : float.IsNormal(y) && float.IsNegative(x) ? x : -x;

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Bits(float x, int exponent) =>
        BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(x) & 0x007FFFFF) | (((exponent & 127) + 64) << 23));

    // Without a shader of WebGPU: a compiler of WGSL may regroup it, and Chromium's does.
    [Vectorize(Gpu = true)]
    internal static float Cancelling(float x, float y) => ((x + 12582912f) - 12582912f) / 3f + (x - (x - y)) * (y / x);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Polynomial(float x, [Uniform] float a, float y, [Uniform] float b, [Uniform] int n, float z)
    {
        float sum = a;
        for (int i = 0; i < 6; i++)
            sum = sum * x + (i < n ? b : y);
        return sum - z;
    }

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float SquareRoot([InRange(0, 1e6)] float x)
    {
        float root = x > 1f ? x : 1f;
        for (int i = 0; i < 60; i++)
        {
            float next = 0.5f * (root + x / root);
            if (next >= root)
                break;
            root = next;
        }

        return root;
    }

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float ManyInputs(
        float a, float b, float c, float d, float e, float f, float g, float h, float i, float j,
        [Uniform] float k, [Uniform] float l, [Uniform] uint m, [Uniform] float n, float o, float p, float q, float r) =>
        a * b + c * d - e * f + g * h - i * j + k * l - m * n + o * p - q * r;
}
