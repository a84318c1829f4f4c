namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives of functions that are kernels of the runtime.</summary>
public static partial class LibraryDerivativeKernels
{
    [Vectorize]
    public static float Larger(float x, float y) => MathF.MaxMagnitude(x, y);

    [Vectorize, DerivativeOf(nameof(Larger))]
    public static partial (float X, float Y) LargerGradient(float x, float y);

    [Vectorize]
    public static float Smaller(float x, float y) => MathF.MinMagnitude(x, y);

    [Vectorize, DerivativeOf(nameof(Smaller))]
    public static partial (float X, float Y) SmallerGradient(float x, float y);

    [Vectorize]
    public static float Number(float x, float y) => float.MaxNumber(x, y);

    [Vectorize, DerivativeOf(nameof(Number))]
    public static partial (float X, float Y) NumberGradient(float x, float y);

    [Vectorize]
    public static float Line(float start, float end, float amount) => float.Lerp(start, end, amount);

    [Vectorize, DerivativeOf(nameof(Line))]
    public static partial (float Start, float End, float Amount) LineGradient(float start, float end, float amount);

    [Vectorize]
    public static float Rest(float x, float y) => x % y;

    [Vectorize, DerivativeOf(nameof(Rest))]
    public static partial (float X, float Y) RestGradient(float x, float y);

    [Vectorize]
    public static float NearestRest(float x, float y) => MathF.IEEERemainder(x, y);

    [Vectorize, DerivativeOf(nameof(NearestRest))]
    public static partial (float X, float Y) NearestRestGradient(float x, float y);

    [Vectorize]
    public static float Next(float x) => MathF.BitIncrement(x);

    [Vectorize, DerivativeOf(nameof(Next))]
    public static partial float NextSlope(float x);

    [Vectorize]
    public static float Scaled(float x, int n) => MathF.ScaleB(x, n);

    [Vectorize, DerivativeOf(nameof(Scaled))]
    public static partial float ScaledSlope(float x, int n);

    [Vectorize]
    public static float RootOf(float x, int n) => float.RootN(x, n);

    [Vectorize, DerivativeOf(nameof(RootOf))]
    public static partial float RootSlope(float x, int n);

    [Vectorize, DerivativeOf(nameof(RootSlope))]
    public static partial float RootCurvature(float x, int n);

    [Vectorize]
    public static float CubeRoot(float x) => MathF.Cbrt(x);

    [Vectorize, DerivativeOf(nameof(CubeRoot))]
    public static partial float CubeRootSlope(float x);

    [Vectorize, DerivativeOf(nameof(CubeRootSlope))]
    public static partial float CubeRootCurvature(float x);

    [Vectorize, DerivativeOf(nameof(PositiveRoot), nameof(n))]
    public static partial float PositiveRootByDegree(float x, float n);

    [Vectorize]
    public static float PositiveRoot(float x, float n) => VectorMath.Root(x, n);

    [Vectorize, DerivativeOf(nameof(PositiveRoot), nameof(x))]
    public static partial float PositiveRootSlope(float x, float n);

    [Vectorize, DerivativeOf(nameof(PositiveRootSlope), nameof(x))]
    public static partial float PositiveRootCurvature(float x, float n);

    [Vectorize]
    public static float Rounded(float x) => MathF.Round(x, 2);

    [Vectorize, DerivativeOf(nameof(Rounded))]
    public static partial float RoundedSlope(float x);
}
