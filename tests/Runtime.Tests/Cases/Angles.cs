namespace Kernels.Tests.Cases;

/// <summary>Functions of angles: the scalar methods of <see cref="VectorMath"/> give the bits of the vector forms.</summary>
internal static partial class Angles
{
    [Vectorize]
    public static float Sin(float x) => VectorMath.Sin(x);

    [Vectorize]
    public static float Cos(float x) => VectorMath.Cos(x);

    [Vectorize]
    public static float Tan(float x) => VectorMath.Tan(x);

    [Vectorize]
    public static float SinPi(float x) => VectorMath.SinPi(x);

    [Vectorize]
    public static float CosPi(float x) => VectorMath.CosPi(x);

    [Vectorize]
    public static float TanPi(float x) => VectorMath.TanPi(x);

    [Vectorize]
    public static float Sinc(float x) => VectorMath.Sinc(x);

    [Vectorize]
    public static float SincSlope(float x) => VectorMath.SincSlope(x);

    [Vectorize]
    public static float SincCurvature(float x) => VectorMath.SincCurvature(x);

    [Vectorize]
    public static (float, float) SinCos(float x) => VectorMath.SinCos(x);

    [Vectorize]
    public static (float, float) SinCosPi(float x) => VectorMath.SinCosPi(x);

    [Vectorize]
    public static double Sin(double x) => VectorMath.Sin(x);

    [Vectorize]
    public static double Cos(double x) => VectorMath.Cos(x);

    [Vectorize]
    public static double Tan(double x) => VectorMath.Tan(x);

    [Vectorize]
    public static double SinPi(double x) => VectorMath.SinPi(x);

    [Vectorize]
    public static double CosPi(double x) => VectorMath.CosPi(x);

    [Vectorize]
    public static double TanPi(double x) => VectorMath.TanPi(x);

    [Vectorize]
    public static double Sinc(double x) => VectorMath.Sinc(x);

    [Vectorize]
    public static double SincSlope(double x) => VectorMath.SincSlope(x);

    [Vectorize(Gpu = true)]
    public static double SincCurvature(double x) => VectorMath.SincCurvature(x);

    [Vectorize]
    public static (double, double) SinCos(double x) => VectorMath.SinCos(x);

    [Vectorize]
    public static (double, double) SinCosPi(double x) => VectorMath.SinCosPi(x);

    [Vectorize]
    public static float Apart(float x)
    {
        float cosine = VectorMath.Cos(x);
        return x > 0f ? VectorMath.Sin(x) : cosine * cosine;
    }
}
