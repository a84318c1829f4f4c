using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>The processor's estimates, which may differ between widths, and the step that scales by a power of two.</summary>
internal static partial class Estimates
{
    // 11 bits at least: 2^-11 is 2^12 units in the last place of a float, and 2^41 of a double.
    [Vectorize(Gpu = true), WithinUlps(8192, IsEstimate = true)]
    public static float ReciprocalEstimate([InRange(1e-30, 1e30)] float x) => MathF.ReciprocalEstimate(x);

    [Vectorize(Gpu = true), WithinUlps(8192, IsEstimate = true)]
    public static float ReciprocalSqrtEstimate([InRange(1e-30, 1e30)] float x) => MathF.ReciprocalSqrtEstimate(x);

    [Vectorize(Gpu = true), WithinUlps(4398046511104, IsEstimate = true)]
    public static double ReciprocalEstimate([InRange(1e-300, 1e300)] double x) => Math.ReciprocalEstimate(x);

    [Vectorize(Gpu = true), WithinUlps(4398046511104, IsEstimate = true)]
    public static double ReciprocalSqrtEstimate([InRange(1e-300, 1e300)] double x) => Math.ReciprocalSqrtEstimate(x);

    [Vectorize(Gpu = true)]
    public static float Scale([InRange(0.5, 2)] float value, [InRange(-252, 252)] float exponent) => VectorMath.Scale(value, MathF.Round(exponent));

    [Vectorize(Gpu = true)]
    public static float ScaleToSubnormal([InRange(-2, -0.5)] float value, [InRange(-151, -120)] float exponent) =>
        VectorMath.Scale(value, MathF.Round(exponent));

    [Vectorize(Gpu = true)]
    public static double Scale([InRange(0.5, 2)] double value, [InRange(-2044, 2044)] double exponent) => VectorMath.Scale(value, Math.Round(exponent));

    [Vectorize(Gpu = true)]
    public static double ScaleToSubnormal([InRange(-2, -0.5)] double value, [InRange(-1080, -1015)] double exponent) =>
        VectorMath.Scale(value, Math.Round(exponent));

    // Arms that take much longer than the condition.
    [Vectorize(Gpu = true)]
    public static float SlowArm(float x, float y) => x > 100f ? x % 7f : x * y;

    [Vectorize(Gpu = true)]
    public static float UsualArmIsSlow(float x) => x > 2f ? x : VectorMath.Cbrt(x) + 1f;

    [Vectorize(Gpu = true)]
    public static float SlowArmUnderReturn(float x, float y)
    {
        if (!(x < 50f))
            return VectorMath.Atan2(x, y);
        float t = VectorMath.Asin(x);
        return float.IsNaN(t) ? y : t;
    }
}
