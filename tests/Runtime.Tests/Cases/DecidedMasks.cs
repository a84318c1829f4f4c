namespace Kernels.Tests.Cases;

/// <summary>
/// Conditions of which a constant decides a part: of an argument, in kernels that call the others, or of a vector form that is
/// inlined, in <c>InlinedForms</c>. The compiler must neither lose the other part nor the whole.
/// </summary>
internal static partial class DecidedMasks
{
    [Vectorize(Gpu = true)]
    public static float WhereNaN(float x, float p) => x > 0f && float.IsNaN(p) ? -1f : x * p;

    [Vectorize(Gpu = true)]
    public static float WhereUniformNaN(float x, [Uniform] float p) => float.IsNaN(p) && x > 0f ? -1f : x * p;

    [Vectorize(Gpu = true)]
    public static float Below(float x, float limit) => x > 0f && x < limit && x > -limit ? -1f : x;

    [Vectorize(Gpu = true)]
    public static float Unlike(float x, float p) => x > 0f != p > 1f ? -1f : x;

    [Vectorize(Gpu = true)]
    public static double WhereNaN(double x, double p) => x > 0 && double.IsNaN(p) ? -1 : x * p;

    [Vectorize(Gpu = true)]
    public static double Unlike(double x, double p) => x > 0 != p > 1 ? -1 : x;

    [Vectorize]
    public static int Quotient(int x, int p) => x > 0 && p == 1 ? x / (p - 2 + x - x) : x;

    [Vectorize]
    public static long Quotient(long x, [Uniform] long p) => x > 0 && p == 1 ? x / (p - 2 + x - x) : x;

    [Vectorize]
    public static int Doubled(int x, int p)
    {
        if (!(x < 1 || x == 3))
        {
            while (x < 1000 && p == 1)
                x = Math.Max(x, 1) * 2;
        }

        return x;
    }

    [Vectorize]
    public static long Doubled(long x, [Uniform] long p)
    {
        if (!(x < 1 || x == 3))
        {
            while (x < 1000 && p == 1)
                x = Math.Max(x, 1) * 2;
        }

        return x;
    }

    [Vectorize(Gpu = true)]
    public static float CallsWhereNaN(float x) => WhereNaN(x, 2f);

    [Vectorize(Gpu = true)]
    public static double CallsWhereNaN(double x) => WhereNaN(x, 2);

    [Vectorize(Gpu = true)]
    public static float CallsBelow(float x) => Below(x, x * float.NaN);

    [Vectorize(Gpu = true)]
    public static float CallsBelowLeast(float x, float y) => Below(y, MathF.Min(x, float.NaN));

    [Vectorize(Gpu = true)]
    public static float CallsUnlike(float x) => Unlike(x, 2f);

    [Vectorize]
    public static int CallsQuotient(int x) => Quotient(x, 2) + Doubled(x, 2);

    [Vectorize(Gpu = true)]
    public static float CallsTests(float x) => Tests(x, 2f) + Tests(x, -0f) + Tests(x, 3f) + Tests(x, 1e-40f) + Tests(x, float.NegativeInfinity);

    private static float Tests(float x, float p) =>
        (x > 0f && float.IsNaN(p) ? 1f : 2f) * (x > 1f && float.IsFinite(p) ? 3f : 4f) * (x > 2f && float.IsInfinity(p) ? 5f : 6f)
        + (x > 0f && float.IsPositiveInfinity(p) ? 1f : 2f) * (x > 1f && float.IsNegativeInfinity(p) ? 3f : 4f) * (x > 2f && float.IsNegative(p) ? 5f : 6f)
        + (x > 0f && float.IsPositive(p) ? 1f : 2f) * (x > 1f && float.IsNormal(p) ? 3f : 4f) * (x > 2f && float.IsSubnormal(p) ? 5f : 6f)
        + (x > 0f && float.IsInteger(p) ? 1f : 2f) * (x > 1f && float.IsEvenInteger(p) ? 3f : 4f) * (x > 2f && float.IsOddInteger(p) ? 5f : 6f);
}
