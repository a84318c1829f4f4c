namespace Kernels.Corpus;

/// <summary>Questions about numbers.</summary>
public static partial class Booleans
{
    [Vectorize]
    public static bool AlmostEqual(double left, double right, [Uniform, Sample(0.1, 1)] double tolerance) =>
        left == right || Math.Abs(left - right) <= tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));

    [Vectorize]
    public static bool IsOutlier(float x, [Uniform, Sample(-1, 1)] float mean, [Uniform, Sample(0.5, 1)] float deviation) =>
        !float.IsFinite(x) || MathF.Abs(x - mean) > 3f * deviation;

    [Vectorize]
    public static bool IsAbove(float value, [Uniform, Sample(-1, 1)] float border) => value > border;

    /// <summary>The value, or the last known one where it is missing.</summary>
    [Vectorize]
    public static float OrLast(float value, bool isMissing, float last) => isMissing ? last : value;
}
