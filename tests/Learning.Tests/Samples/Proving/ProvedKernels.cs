namespace Kernels.Tests;

/// <summary>Kernels whose errors are measured by the tests.</summary>
public static partial class ProvedKernels
{
    /// <summary>Near 0 nearly all digits are lost.</summary>
    [Vectorize]
    public static float Versine(float x) => 1f - MathF.Cos(x);

    [Vectorize, MaxUlp(1e-3)]
    public static float Tightly(float x) => MathF.Exp(x) + 1f;

    [Vectorize, MaxUlp(0.5)]
    public static float Half(float x) => x * 0.5f;

    [Vectorize]
    public static float Distance(float x, float y) => MathF.Sqrt((x * x) + (y * y));

    [Vectorize]
    public static float Scaled(float x, [Uniform] float factor) => x * factor;

    [Vectorize]
    public static double Square(double x) => x * x;

    [Vectorize]
    private static float Hidden(float x) => x + 1f;

    /// <summary>All kinds of conditions, and terms that overflow.</summary>
    [Vectorize]
    public static float Pieces(float x)
    {
        float y = MathF.Max(MathF.Abs(x) - 1f, 0.25f * x);
        if (x > 2f && y < 30f || float.IsNaN(x))
            return MathF.FusedMultiplyAdd(y, x, MathF.Log(y));
        return MathF.Floor(y) + (x / (1f + MathF.Exp(-x)));
    }

    [Vectorize, DerivativeOf(nameof(Pieces))]
    public static partial float PiecesSlope(float x);

    [Vectorize]
    public static float Bell(float x) => MathF.Exp(-x * x) * MathF.Sin(3f * x) + MathF.Atan(x) * MathF.Pow(MathF.Abs(x), 1.5f);

    [Vectorize, DerivativeOf(nameof(Bell))]
    public static partial (float Value, float X) BellAndSlope(float x);

    [Vectorize, DerivativeOf(nameof(Bell))]
    public static partial float BellSlope(float x);

    [Vectorize, DerivativeOf(nameof(BellSlope))]
    public static partial float BellCurvature(float x);

    [Vectorize]
    public static float Halved(float x)
    {
        float y = MathF.Abs(x);
        while (y > 1f && y <= float.MaxValue)
            y *= 0.5f;
        return y;
    }

    public static float CallHidden(float x) => Hidden(x);
}
