namespace Kernels.Tests.Cases;

/// <summary>Functions that give the scalar method's bits, on floats.</summary>
internal static partial class MathCalls
{
    [Vectorize(Gpu = true)]
    public static float Abs(float x) => MathF.Abs(x);

    [Vectorize(Gpu = true)]
    public static float AbsOfNegated(float a, float b) => MathF.Abs(-a) - MathF.Abs(-(a - b));

    [Vectorize(Gpu = true)]
    public static float Min(float a, float b) => MathF.Min(a, b);

    [Vectorize(Gpu = true)]
    public static float Max(float a, float b) => MathF.Max(a, b);

    [Vectorize(Gpu = true)]
    public static float MinOfConstant(float x) => MathF.Min(x, 0f) + MathF.Min(-0f, x) * MathF.Min(1f, x);

    [Vectorize(Gpu = true)]
    public static float MaxOfConstant(float x) => MathF.Max(x, 0f) + MathF.Max(-0f, x) * MathF.Max(1f, x);

    [Vectorize(Gpu = true)]
    public static float MinOfZero(float x) => MathF.Min(0f, x);

    [Vectorize(Gpu = true)]
    public static float MaxOfNegativeZero(float x) => MathF.Max(x, -0f);

    [Vectorize(Gpu = true)]
    public static float MinOfNan(float x) => x > 0f ? MathF.Min(x, float.NaN) : MathF.Max(float.NaN, x);

    [Vectorize(Gpu = true)]
    public static float MinNative(float a, float b) => float.MinNative(a, b);

    [Vectorize(Gpu = true)]
    public static float MaxNative(float a, float b) => float.MaxNative(a, b);

    [Vectorize(Gpu = true)]
    public static float ClampNative(float x) => float.MaxNative(-104f, float.MinNative(89f, x));

    [Vectorize(Gpu = true)]
    public static float Clamp(float x) => Math.Clamp(x, -0.5f, 1.5f);

    [Vectorize(Gpu = true)]
    public static float ClampToZero(float x) => Math.Clamp(x, 0f, 1f);

    [Vectorize(Gpu = true)]
    public static float ClampBelowNegativeZero(float x) => Math.Clamp(x, -1f, -0f);

    // Orders -0 before +0, which Math.Clamp does not. The limits are parameters, because the JIT compiler loses the
    // order in the scalar method where they are constants (seen on .NET 10.0.12).
    [Vectorize(Gpu = true)]
    public static float ClampOfFloat(float x, float a, float b) => a > b ? float.Clamp(x, b, a) : a <= b ? float.Clamp(x, a, b) : x;

    [Vectorize(Gpu = true)]
    public static float MinOfMax(float x, [Uniform] float low, [Uniform] float high) => MathF.Min(MathF.Max(x, low), high);

    [Vectorize(Gpu = true)]
    public static float ClampVarying(float x, float a, float b) => Math.Clamp(x, a < b ? a : b, a < b ? b : a);

    [Vectorize(Gpu = true)]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    [Vectorize(Gpu = true)]
    public static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    [Vectorize(Gpu = true)]
    public static float FmaOfNegated(float a, float b, float c) =>
        MathF.FusedMultiplyAdd(-a, b, c) + MathF.FusedMultiplyAdd(a, b, -c) - MathF.FusedMultiplyAdd(-a, -b, -c);

    [Vectorize(Gpu = true)]
    public static float Floor(float x) => MathF.Floor(x);

    [Vectorize(Gpu = true)]
    public static float Ceiling(float x) => MathF.Ceiling(x);

    [Vectorize(Gpu = true)]
    public static float Round(float x) => MathF.Round(x);

    [Vectorize(Gpu = true)]
    public static float Truncate(float x) => MathF.Truncate(x);

    [Vectorize(Gpu = true)]
    public static float Fraction(float x) => x - MathF.Floor(x);

    [Vectorize(Gpu = true)]
    public static float CopySign(float a, float b) => MathF.CopySign(a, b);

    [Vectorize(Gpu = true)]
    public static float CopySignOfConstant(float x) => MathF.CopySign(2f, x) + MathF.CopySign(x, -1f);

    [Vectorize(Gpu = true)]
    public static float Sign(float x) => float.IsNaN(x) ? 0f : MathF.Sign(x);

    [Vectorize(Gpu = true)]
    public static int SignAsInt(float x) => float.IsNaN(x) ? 5 : Math.Sign(x);

    [Vectorize(Gpu = true)]
    public static float OfFloat(float a, float b) =>
        float.Abs(a) + float.Min(a, b) - float.Max(a, b) * float.Sqrt(b) + float.Floor(a) - float.Round(b) + float.FusedMultiplyAdd(a, b, 1f);
}
