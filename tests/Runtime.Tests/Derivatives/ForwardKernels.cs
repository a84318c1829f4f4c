using Kernels.Tests.Running;

namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives through loops whose number of iterations depends on data, along directions, and of the second order.</summary>
internal static partial class ForwardKernels
{
    /// <summary>The square root by Newton's method.</summary>
    [Vectorize(Gpu = true)]
    public static float Root(float a)
    {
        var y = 1f;
        for (var i = 0; i < 40 && MathF.Abs(y * y - a) > 1e-6f * MathF.Abs(a); i++)
            y = 0.5f * (y + a / y);
        return y;
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Root))]
    public static partial (float Value, float A, float AA) RootSlopes(float a);

    [Vectorize, DerivativeOf(nameof(Root))]
    public static partial float RootSlope(float a);

    [Vectorize(Reduce = Reduction.Sum), DerivativeOf(nameof(RootSlope))]
    public static partial float RootCurvature(float a);

    /// <summary>A power series, cut off where its terms are small or many.</summary>
    [Vectorize]
    public static double Powers(double x, double y, [Uniform, InRange(0, 30)] int most)
    {
        var (sum, term) = (0.0, 1.0);
        for (var i = 0; i < most && term > 1e-3; i++)
        {
            sum += term * y;
            term *= x;
        }

        return sum;
    }

    [Vectorize, DerivativeOf(nameof(Powers))]
    public static partial (double Value, double X, double Y, double XX, double XY, double YY) PowersHessian(double x,
        double y, [Uniform, InRange(0, 30)] int most);

    [Vectorize, DerivativeOf(nameof(Powers), Along = [nameof(y), nameof(x)])]
    public static partial (double Value, double Slope) PowersAlong(double x, double y, [Uniform, InRange(0, 30)] int most, double dy, double dx);

    /// <summary>A loop in a loop, an early return from it, and kinks in it. It turns a number of times that x decides.</summary>
    [Vectorize]
    public static float Nested(float x, float scale)
    {
        var sum = 0f;
        var outer = 0;
        while (outer < 4)
        {
            var part = MathF.Abs(x) * scale;
            while (part > 0.5f)
            {
                part *= 0.25f;
                sum += MathF.Max(part, 0.75f) * scale;
                if (!(sum < 20f))
                    return sum * x;
            }

            sum += part * x;
            outer++;
        }

        return sum;
    }

    [Vectorize, DerivativeOf(nameof(Nested))]
    public static partial (float Value, float X, float Scale) NestedGradient(float x, float scale);

    /// <summary>The user's own derivative of a function that a loop calls: not that of its body.</summary>
    [Vectorize]
    public static float TwiceRepeated(float x, [Uniform, InRange(0, 9)] int times)
    {
        var y = x;
        for (var i = 0; i < times; i++)
            y = Twice(y);
        return y;
    }

    [Vectorize, DerivativeOf(nameof(TwiceRepeated))]
    public static partial float TwiceRepeatedSlope(float x, [Uniform, InRange(0, 9)] int times);

    [Vectorize(Derivative = nameof(TwiceSlope))]
    public static float Twice(float x) => 2f * x;

    private static float TwiceSlope(float x) => 3f;

    [Vectorize(Gpu = true)]
    public static float Wave(float x, float y, [Uniform] float rate) => MathF.Exp(-rate * x * y) * MathF.Sin(x) + y;

    [Vectorize(Gpu = true), DerivativeOf(nameof(Wave))]
    public static partial (float Value, float X, float RATE, float XX, float yx, float Rate_X, float YY) WaveHessian(float x, float y, [Uniform] float rate);

    [Vectorize, DerivativeOf(nameof(Wave), "xy")]
    public static partial float WaveMixed(float x, float y, [Uniform] float rate);

    [Vectorize, DerivativeOf(nameof(Wave))]
    public static partial (float X, float Y) WaveGradient(float x, float y, [Uniform] float rate);

    [Vectorize(Gpu = true), DerivativeOf(nameof(WaveGradient), Along = [nameof(x), nameof(y)])]
    public static partial (float X, float Y) WaveCurvatureAlong(float x, float y, [Uniform] float rate, float dx, float dy);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Wave), Along = [nameof(x), nameof(rate)])]
    public static partial (float Value, float Slope) WaveAlong(float x, float y, [Uniform] float rate, float dx, [Uniform] float drate);

    [Vectorize, DerivativeOf(nameof(Wave), Along = [nameof(y)])]
    public static partial float WaveAlongY(float x, float y, [Uniform] float rate, float dy);

    /// <summary>Twice by the logit, in one kernel: what Newton's method asks for.</summary>
    [Vectorize(Gpu = true), DerivativeOf(nameof(Losses.LogisticLoss))]
    public static partial (float Value, float Logit, float LogitLogit) LogisticNewton(float logit, float label);

    [Vectorize]
    public static double Corners(double x, double y) => Math.Abs(x) * Math.Abs(y);

    [Vectorize, DerivativeOf(nameof(Corners))]
    public static partial (double X, double Y, double XX, double XY) CornersHessian(double x, double y);

    [Vectorize]
    public static double Saddle(double x, double y) => Math.Abs(x * y);

    [Vectorize, DerivativeOf(nameof(Saddle))]
    public static partial (double X, double Y, double XX, double XY) SaddleHessian(double x, double y);

    [Vectorize]
    public static double Halves(double x) => Math.Abs(Math.Max(x, 2 * x));

    [Vectorize, DerivativeOf(nameof(Halves))]
    public static partial double HalvesSlope(double x);

    [Vectorize]
    public static double Sines(double x) => Math.Abs(x) * Math.Abs(Math.Sin(x));

    [Vectorize, DerivativeOf(nameof(Sines))]
    public static partial (double X, double XX) SinesSlopes(double x);

    [Vectorize]
    public static double OddSine(double x) => x < 0 ? -Math.Abs(Math.Sin(x)) : Math.Abs(Math.Sin(x));

    [Vectorize, DerivativeOf(nameof(OddSine))]
    public static partial (double X, double XX) OddSineSlopes(double x);

    [Vectorize]
    public static double LogSumExp(double a, double b, double c)
    {
        var m = Math.Max(Math.Max(a, b), c);
        return m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m) + Math.Exp(c - m));
    }

    [Vectorize, DerivativeOf(nameof(LogSumExp))]
    public static partial (double A, double B, double C, double AA, double AB, double BC) LogSumExpHessian(double a, double b, double c);
}
