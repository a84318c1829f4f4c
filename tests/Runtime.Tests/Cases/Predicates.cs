namespace Kernels.Tests.Cases;

/// <summary>Tests of floating-point numbers.</summary>
internal static partial class Predicates
{
    [Vectorize(Gpu = true)]
    public static int OfFloat(float x) =>
        (float.IsNaN(x) ? 1 : 0) + (float.IsFinite(x) ? 2 : 0) + (float.IsInfinity(x) ? 4 : 0) + (float.IsPositiveInfinity(x) ? 8 : 0)
        + (float.IsNegativeInfinity(x) ? 16 : 0) + (float.IsNegative(x) ? 32 : 0) + (float.IsPositive(x) ? 64 : 0);

    [Vectorize(Gpu = true)]
    public static int KindOfFloat(float x) =>
        (float.IsNormal(x) ? 1 : 0) + (float.IsSubnormal(x) ? 2 : 0) + (float.IsInteger(x) ? 4 : 0)
        + (float.IsEvenInteger(x) ? 8 : 0) + (float.IsOddInteger(x) ? 16 : 0);

    [Vectorize(Gpu = true)]
    public static long OfDouble(double x) =>
        (double.IsNaN(x) ? 1 : 0) + (double.IsFinite(x) ? 2 : 0) + (double.IsInfinity(x) ? 4 : 0) + (double.IsPositiveInfinity(x) ? 8 : 0)
        + (double.IsNegativeInfinity(x) ? 16 : 0) + (double.IsNegative(x) ? 32 : 0) + (double.IsPositive(x) ? 64 : 0);

    [Vectorize(Gpu = true)]
    public static long KindOfDouble(double x) =>
        (double.IsNormal(x) ? 1 : 0) + (double.IsSubnormal(x) ? 2 : 0) + (double.IsInteger(x) ? 4 : 0)
        + (double.IsEvenInteger(x) ? 8 : 0) + (double.IsOddInteger(x) ? 16 : 0);

    [Vectorize(Gpu = true)]
    public static float Combined(float a, float b) => !float.IsNaN(a) && (float.IsFinite(b) || a > 0f) ? a : b;

    [Vectorize(Gpu = true)]
    public static float Repaired(float x)
    {
        bool bad = float.IsNaN(x) || float.IsInfinity(x);
        return bad ? float.IsNegative(x) ? float.MinValue : float.MaxValue : x;
    }
}
