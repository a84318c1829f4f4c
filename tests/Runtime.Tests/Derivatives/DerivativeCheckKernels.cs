using Kernels.Tests.Running;

namespace Kernels.Tests.Derivatives;

/// <summary>Kernels whose derivatives are compared with the truth: own ones, right and wrong, and generated ones.</summary>
internal static partial class DerivativeCheckKernels
{
    [Vectorize(Derivative = nameof(LogCoshSlope))]
    public static float LogCosh(float x) => MathF.Log(MathF.Cosh(x));

    private static float LogCoshSlope(float x) => MathF.Tanh(x);

    /// <summary>Its derivative forgets a term from 7 on.</summary>
    [Vectorize(Derivative = nameof(WaveSlope))]
    public static float Wave(float x) => MathF.Sin(x) * x;

    public static float WaveSlope(float x) => MathF.Sin(x) + (x > 7f ? 0f : x * MathF.Cos(x));

    [Vectorize(Derivative = nameof(ProductSlopes))]
    public static double Product(double x, long n, double y) => x * n * Math.Exp(y);

    public static (double y, double X) ProductSlopes(double x, long n, double y) => (x * n * Math.Exp(y), n * Math.Exp(y));

    /// <summary>A loop that ends by rounding: Newton's steps, in exact numbers as in floats.</summary>
    [Vectorize(Derivative = nameof(RootSlope))]
    public static float Root(float x)
    {
        var y = 1f;
        var change = 1f;
        while (change > 1e-5f)
        {
            var next = 0.5f * (y + x / y);
            change = MathF.Abs(next - y) / next;
            y = next;
        }

        return y;
    }

    public static float RootSlope(float x) => 0.5f / MathF.Sqrt(x);

    /// <summary>The loop is written out, with a way out after each iteration.</summary>
    [Vectorize(Derivative = nameof(RootSlope))]
    public static float UnrolledRoot(float x)
    {
        var y = x;
        for (var i = 0; i < 12; i++)
        {
            var next = 0.5f * (y + x / y);
            if (MathF.Abs(next - y) <= 1e-5f * y)
                return next;
            y = next;
        }

        return y;
    }

    /// <summary>Calls the kernel above, whose own derivative is wrong; what is compared with follows from its body.</summary>
    [Vectorize]
    public static float Twice(float x) => Wave(2f * x);

    [Vectorize, DerivativeOf(nameof(Twice))]
    public static partial float TwiceSlope(float x);

    [Vectorize(Derivative = nameof(ByBitsSlope))]
    public static float ByBits(float x) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) + 1);

    public static float ByBitsSlope(float x) => 1f;

    /// <summary>The bits are only asked for the sign.</summary>
    [Vectorize(Derivative = nameof(SignByBitsSlope))]
    public static float SignByBits(float x) => BitConverter.SingleToUInt32Bits(x) >> 31 == 0 ? x * x : x;

    public static float SignByBitsSlope(float x) => x < 0f ? 1f : 2f * x;

    [Vectorize(Derivative = nameof(IntegersSlope))]
    public static float Integers(float x, int a, uint b) => x * x * Mixed(a, b) + x * Part(a, b) + (int)(2.5f * x) + (float)~b;

    public static float IntegersSlope(float x, int a, uint b) => 2f * x * Mixed(a, b) + Part(a, b);

    [Vectorize(Derivative = nameof(WideIntegersSlope))]
    public static double WideIntegers(double x, long a, ulong b) => x * Mixed(a, b) + (ulong)(1000 * (x + 9));

    public static double WideIntegersSlope(double x, long a, ulong b) => Mixed(a, b);

    private static int Mixed(int a, uint b) => (a * 1_000_000_007 ^ (int)(b << 29) ^ (a >> 1) ^ (a >>> 3) ^ (int)(b % 3)) & 0x7FFF0;

    private static long Mixed(long a, ulong b) =>
        a * 6_364_136_223_846_793_005 % 97 + (a >>> 60) + (long)((b - 3) >> 61) + (b - 4 > 3 ? 7 : Math.Min(a, -2));

    private static int Part(int a, uint b) => b == 0 ? 1 : a / (int)b % 5 + Math.Sign(a) + Math.Clamp(a, -3, 3) + Math.Abs(a);

    [Vectorize(Derivative = nameof(QuotientSlope))]
    public static float Quotient(float x, int n) => x * (12 / n);

    public static float QuotientSlope(float x, int n) => 12 / n;

    [Vectorize]
    public static float Branches(float x, float y, [Uniform][InRange(0, 20)] int n)
    {
        if (x < -2f)
            return y * MathF.Sqrt(-x) + n;
        var offset = (float)(n * n);
        var (low, high) = x < y ? (x, y) : (y, x);
        var sum = 0f;
        for (var i = 1; i <= 4; i++)
            sum += MathF.Exp(-low * i) / (i + high * high + offset);
        return high switch { > 3f => sum * high, > 1f => sum + x * y, _ => MathF.Max(sum, low) };
    }

    [Vectorize, DerivativeOf(nameof(Branches))]
    public static partial (float Value, float X, float Y) BranchesGradient(float x, float y, [Uniform][InRange(0, 20)] int n);

    [Vectorize]
    public static double Smooth(double x, double y) => Math.Atan2(y + 3, x * x + 1) * KernelMath.Softplus(x * y);

    [Vectorize, DerivativeOf(nameof(Smooth), nameof(y))]
    public static partial double SmoothByY(double x, double y);

    /// <summary>A mixed derivative, of a derivative by another parameter.</summary>
    [Vectorize, DerivativeOf(nameof(SmoothByY), nameof(x))]
    public static partial double SmoothByYAndX(double x, double y);

    /// <summary>Calls a derivative, a tuple's element of it and the function.</summary>
    [Vectorize]
    public static double Step(double x, double y)
    {
        var (value, slope) = SmoothBoth(x, y);
        return x - value * slope / (1 + SmoothByY(x, y) * SmoothByY(x, y));
    }

    [Vectorize, DerivativeOf(nameof(Smooth))]
    public static partial (double Value, double X) SmoothBoth(double x, double y);

    [Vectorize, DerivativeOf(nameof(Step))]
    public static partial (double X, double Y) StepGradient(double x, double y);

    /// <summary>1 − cos x has lost all of its bits long before x² is 0.</summary>
    [Vectorize(Derivative = nameof(VersineSlope))]
    public static double Versine(double x) => (1 - Math.Cos(x)) / x / x;

    public static double VersineSlope(double x) => (Math.Sin(x) / x - 2 * (1 - Math.Cos(x)) / x / x) / x;

    /// <summary>Kinks, and a branch that is not taken where it would be infinite.</summary>
    [Vectorize]
    public static float Kinks(float x) =>
        MathF.Abs(x) + MathF.Max(x, 1f) * MathF.Min(x, -1f) + (x > 0f ? MathF.Sqrt(x) : 0f) + MathF.Floor(x) * x + MathF.CopySign(x, 2f - x);

    [Vectorize, DerivativeOf(nameof(Kinks))]
    public static partial float KinksSlope(float x);

    /// <summary>Leans to the right at its kink, where there is no derivative.</summary>
    [Vectorize(Derivative = nameof(RampSlope))]
    public static float Ramp(float x) => x <= 0f ? 0f : x;

    public static float RampSlope(float x) => x >= 0f ? 1f : 0f;

    [Vectorize(Derivative = nameof(NotANumberSlope))]
    public static float NotANumber(float x) => x * x;

    public static float NotANumberSlope(float x) => x > 5f ? float.NaN : 2f * x;

    /// <summary>Two overloads, of which one has a wrong derivative.</summary>
    [Vectorize(Derivative = nameof(SquareSlope))]
    public static float Square(float x) => x * x;

    [Vectorize(Derivative = nameof(SquareSlope))]
    public static double Square(double x) => x * x;

    public static float SquareSlope(float x) => 2f * x;

    public static double SquareSlope(double x) => 3 * x;

    [Vectorize(Derivative = nameof(HiddenSlope))]
    private static float Hidden(float x) => x * x;

    private static float HiddenSlope(float x) => 2f * x;

    public static float Nothing(float x) => x;

    public static int Count(int x) => x;
}
