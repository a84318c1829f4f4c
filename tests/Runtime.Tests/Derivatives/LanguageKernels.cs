namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives through everything that a body can be made of.</summary>
internal static partial class LanguageKernels
{
    /// <summary>The notes' example of a computation graph: d = b·c, e = a + d, f = d·a, g = e^f.</summary>
    [Vectorize(Gpu = true)]
    public static float Graph(float a, float b, float c)
    {
        var d = b * c;
        var e = a + d;
        var f = d * a;
        return MathF.Pow(e, f);
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Graph))]
    public static partial (float Value, float A, float B, float C) GraphGradient(float a, float b, float c);

    [Vectorize(Gpu = true)]
    public static float Cubic(float x) => ((2f * x - 3f) * x + 0.5f) * x - 7f;

    [Vectorize(Gpu = true), DerivativeOf(nameof(Cubic))]
    public static partial float CubicDerivative(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CubicDerivative))]
    public static partial float CubicSecond(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CubicSecond))]
    public static partial float CubicThird(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CubicThird))]
    public static partial float CubicFourth(float x);

    [Vectorize(Gpu = true)]
    public static float Nested(float x, float y)
    {
        float z;
        if (x > y)
        {
            z = x * x;
            if (y > 0f)
                z = z / (1f + y);
            else
                z -= y * x;
        }
        else if (x > 0f)
        {
            z = MathF.Sqrt(x) * y;
        }
        else
        {
            z = x * y * y;
        }

        if (z > 5f)
            z = 5f + MathF.Log(z - 4f);
        return z * x;
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(Nested))]
    public static partial (float Value, float X, float Y) NestedGradient(float x, float y);

    public static double NestedInDouble(double x, double y)
    {
        var z = Before(x, y);
        return (z > 5 ? 5 + Math.Log(z - 4) : z) * x;
    }

    public static double Before(double x, double y) =>
        x > y ? (y > 0 ? x * x / (1 + y) : x * x - y * x) : x > 0 ? Math.Sqrt(x) * y : x * y * y;

    [Vectorize(Gpu = true)]
    public static float EarlyReturns(float x)
    {
        if (x < -2f)
            return -x;
        if (x < 0f)
            return x * x;
        var root = MathF.Sqrt(x);
        if (root > 2f)
            return root - x;
        return MathF.Sin(x) * root;
    }

    [Vectorize(Gpu = true), DerivativeOf(nameof(EarlyReturns))]
    public static partial float EarlyReturnsDerivative(float x);

    public static double EarlyReturnsInDouble(double x) =>
        x < -2 ? -x : x < 0 ? x * x : x > 4 ? Math.Sqrt(x) - x : Math.Sin(x) * Math.Sqrt(x);

    [Vectorize(Gpu = true)]
    public static float Switched(float x) => x switch
    {
        < -1f => 1f / x,
        < 0f and > -0.5f => x * 3f,
        > 1f and <= 4f => MathF.Log(x),
        > 4f => MathF.Exp(-x),
        _ => x * x * x,
    };

    [Vectorize(Gpu = true), DerivativeOf(nameof(Switched))]
    public static partial float SwitchedDerivative(float x);

    public static double SwitchedInDouble(double x) =>
        x < -1 ? 1 / x : x < 0 && x > -0.5 ? x * 3 : x > 4 ? Math.Exp(-x) : x > 1 ? Math.Log(x) : x * x * x;

    [Vectorize(Gpu = true)]
    public static float ThroughCalls(float x, float y) => Squash(Distance(x, y)) * Distance(y, Squash(x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(ThroughCalls))]
    public static partial (float Value, float X, float Y) ThroughCallsGradient(float x, float y);

    public static double ThroughCallsInDouble(double x, double y) =>
        SquashInDouble(DistanceInDouble(x, y)) * DistanceInDouble(y, SquashInDouble(x));

    [Vectorize(Gpu = true)]
    public static float WithUniforms(float x, [Uniform] float scale, [Uniform] int steps, [Uniform] float offset) =>
        MathF.Exp(-scale * x) * steps + offset * offset * x;

    [Vectorize(Gpu = true), DerivativeOf(nameof(WithUniforms))]
    public static partial (float Value, float X, float Scale, float OFFSET) WithUniformsGradient(
        float x, [Uniform] float scale, [Uniform] int steps, [Uniform] float offset);

    public static double WithUniformsInDouble(double x, double scale, double offset) => Math.Exp(-scale * x) * 3 + offset * offset * x;

    // Its derivative says 100 where the slope is 2·x, so that one sees which of the two was taken.
    [Vectorize(Derivative = nameof(MarkedDerivative), Gpu = true)]
    public static float Marked(float x) => x * x;

    [Vectorize(Gpu = true)]
    public static float MarkedDerivative(float x) => 100f + x * x * x;

    [Vectorize(Derivative = nameof(MarkedProductDerivative), Gpu = true)]
    public static float MarkedProduct(float x, float y) => x * y;

    public static (float Y, float X) MarkedProductDerivative(float x, float y) => (1000f + x, 2000f + y * y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Marked))]
    public static partial (float Value, float X) MarkedGradient(float x);

    [Vectorize(Gpu = true)]
    public static float CallsMarked(float x, float y) => 3f * Marked(x * 2f) + MarkedProduct(y, x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(CallsMarked))]
    public static partial (float Value, float X, float Y) CallsMarkedGradient(float x, float y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(MarkedDerivative))]
    public static partial float MarkedSecond(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(MarkedFirst))]
    public static partial float MarkedSecondOfGenerated(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Marked))]
    public static partial float MarkedFirst(float x);

    [Vectorize(Gpu = true)]
    public static float Logistic(float x) => 1f / (1f + MathF.Exp(-x));

    [Vectorize(Gpu = true), DerivativeOf(nameof(Logistic))]
    public static partial float LogisticFirst(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(LogisticFirst))]
    public static partial float SigmoidSecond(float x);

    [Vectorize(Gpu = true), DerivativeOf(nameof(SigmoidSecond))]
    public static partial float SigmoidThird(float x);

    private static float Distance(float x, float y)
    {
        var (dx, dy) = (x - 1f, y + 2f);
        return MathF.Sqrt(1f + dx * dx + dy * dy);
    }

    [Vectorize(Gpu = true)]
    private static float Squash(float x) => x / (1f + x * x);

    private static double DistanceInDouble(double x, double y) => Math.Sqrt(1 + (x - 1) * (x - 1) + (y + 2) * (y + 2));

    private static double SquashInDouble(double x) => x / (1 + x * x);

    [Vectorize(Gpu = true)]
    public static float ScaledPower(float x, float y) => x * MathF.Pow(y + 1f, 1.5f * x + 0.25f);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ScaledPower), nameof(y))]
    public static partial float ScaledPowerByY(float x, float y);

    [Vectorize(Gpu = true), DerivativeOf(nameof(ScaledPowerByY), nameof(x))]
    public static partial float MixedPower(float x, float y);

    [Vectorize(Gpu = true)]
    public static float Power(float x, float exponent) => MathF.Pow(x, exponent);

    [Vectorize(Gpu = true), DerivativeOf(nameof(Power), nameof(x))]
    public static partial float PowerSlope(float x, float exponent);

    [Vectorize(Gpu = true), DerivativeOf(nameof(PowerSlope), nameof(exponent))]
    public static partial float PowerSlopeByExponent(float x, float exponent);

    [Vectorize(Gpu = true)]
    public static float BoundedLog(float x) => MathF.Max(MathF.Log(x), -100f);

    [Vectorize(Gpu = true), DerivativeOf(nameof(BoundedLog))]
    public static partial float BoundedLogSlope(float x);
}
