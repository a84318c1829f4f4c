namespace Kernels.Tests.Derivatives;

/// <summary>Functions whose derivative is finite although a part of it is infinitely steep.</summary>
internal static partial class SteepKernels
{
    [Vectorize]
    internal static float A(float x) => MathF.Exp(-MathF.Pow(x, 2f));

    [Vectorize, DerivativeOf(nameof(A))]
    internal static partial float A1(float x);

    [Vectorize, DerivativeOf(nameof(A1))]
    internal static partial float A2(float x);

    [Vectorize, DerivativeOf(nameof(A2))]
    internal static partial float A3(float x);

    [Vectorize, DerivativeOf(nameof(A3))]
    internal static partial float A4(float x);

    [Vectorize]
    internal static float B(float x, [Uniform] float n) => MathF.Pow(x, n);

    [Vectorize, DerivativeOf(nameof(B), "x")]
    internal static partial float B1(float x, [Uniform] float n);

    [Vectorize, DerivativeOf(nameof(B1), "x")]
    internal static partial float B2(float x, [Uniform] float n);

    [Vectorize, DerivativeOf(nameof(B1), "n")]
    internal static partial float B1n(float x, [Uniform] float n);

    [Vectorize]
    internal static float C(float x) => MathF.Pow(x, 0f) + MathF.Pow(x, 1f) + MathF.Pow(x, 2f);

    [Vectorize, DerivativeOf(nameof(C))]
    internal static partial float C1(float x);

    [Vectorize]
    internal static float D(float x) => MathF.Pow(x - MathF.Floor(x), 0f);

    [Vectorize, DerivativeOf(nameof(D))]
    internal static partial float D1(float x);

    [Vectorize]
    internal static float N(float x, float y)
    {
        var n = MathF.Sqrt(x * x + y * y);
        return n * n;
    }

    [Vectorize, DerivativeOf(nameof(N))]
    internal static partial (float X, float Y) N1(float x, float y);

    [Vectorize]
    internal static float H(float x, float y) => MathF.Sqrt(x * x + y * y);

    [Vectorize, DerivativeOf(nameof(H))]
    internal static partial (float X, float Y) H1(float x, float y);

    [Vectorize, DerivativeOf(nameof(H), "x")]
    internal static partial float Hx(float x, float y);

    [Vectorize, DerivativeOf(nameof(Hx), "x")]
    internal static partial float Hxx(float x, float y);

    [Vectorize]
    internal static float Q(float c, float x) => MathF.Sqrt(c * x);

    [Vectorize, DerivativeOf(nameof(Q))]
    internal static partial (float C, float X) Q1(float c, float x);

    [Vectorize]
    internal static float R(float x) => 1f / (1f / x);

    [Vectorize, DerivativeOf(nameof(R))]
    internal static partial float R1(float x);

    [Vectorize]
    internal static float Par(float a, float b) => 1f / (1f / a + 1f / b);

    [Vectorize, DerivativeOf(nameof(Par))]
    internal static partial (float A, float B) Par1(float a, float b);

    [Vectorize]
    internal static float Bump(float x) => x > 0f ? MathF.Exp(-1f / x) : 0f;

    [Vectorize, DerivativeOf(nameof(Bump))]
    internal static partial float Bump1(float x);

    [Vectorize, DerivativeOf(nameof(Bump1))]
    internal static partial float Bump2(float x);

    [Vectorize]
    internal static float At(float x) => MathF.Atan(MathF.Exp(x));

    [Vectorize, DerivativeOf(nameof(At))]
    internal static partial float At1(float x);

    [Vectorize, DerivativeOf(nameof(At1))]
    internal static partial float At2(float x);

    [Vectorize]
    internal static float SS(float x) => MathF.Sqrt(x) * MathF.Sqrt(x);

    [Vectorize, DerivativeOf(nameof(SS))]
    internal static partial float SS1(float x);

    [Vectorize]
    internal static float PS(float x) => MathF.Pow(MathF.Sqrt(x), 2f);

    [Vectorize, DerivativeOf(nameof(PS))]
    internal static partial float PS1(float x);

    [Vectorize]
    internal static float PP(float x) => MathF.Pow(x, .5f) * MathF.Pow(x, .5f);

    [Vectorize, DerivativeOf(nameof(PP))]
    internal static partial float PP1(float x);

    [Vectorize]
    internal static float PX(float x) => MathF.Pow(2f * x, .5f) * MathF.Pow(2f * x, .5f);

    [Vectorize, DerivativeOf(nameof(PX))]
    internal static partial float PX1(float x);

    [Vectorize]
    internal static float Ratio(float a, float b) => a / b;

    [Vectorize, DerivativeOf(nameof(Ratio))]
    internal static partial (float A, float B) Ratio1(float a, float b);
}
