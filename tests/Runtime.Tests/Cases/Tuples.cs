using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>Kernels of several results.</summary>
internal static partial class Tuples
{
    [Vectorize(Gpu = true)]
    public static (float Sum, float Difference) Named(float a, float b) => (a + b, a - b);

    [Vectorize(Gpu = true)]
    public static (float, float) Unnamed(float a, float b) => (a * b, a / b);

    [Vectorize(Gpu = true)]
    public static (float Named, float) HalfNamed(float a) => (a + 1f, a - 1f);

    [Vectorize(Gpu = true)]
    public static (float X, float Y, float Z) Cross(float ax, float ay, float az, float bx, float by, float bz) =>
        (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);

    [Vectorize(Gpu = true)]
    public static (float A, float B, float C, float D, float E, float F, float G, float H, float I) Nine(float x, float y) =>
        (x, y, x + y, x - y, x * y, x / y, MathF.Min(x, y), MathF.Max(x, y), -x);

    [Vectorize(Gpu = true)]
    public static (int, int, int, int, int, int, int, int) EightUnnamed(int x) =>
        unchecked((x, x + 1, x * 3, x ^ 5, x << 2, x >> 3, ~x, -x));

    [Vectorize(Gpu = true)]
    public static (double A, double B, double C, double D, double E, double F, double G, double H,
        double I, double J, double K, double L, double M, double N, double O)
        Fifteen(double x) => (x, x + 1, x + 2, x + 3, x + 4, x + 5, x + 6, x + 7, x * 8, x * 9, x * 10, x * 11, x * 12, x * 13, x * 14);

    [Vectorize(Gpu = true)]
    public static (float Rounded, int Whole, uint Bits) Mixed(float x, int y) =>
        (MathF.Round(x), (int)x + y, BitConverter.SingleToUInt32Bits(x) ^ (uint)y);

    [Vectorize(Gpu = true)]
    public static (double Half, long Product) MixedWide(long x, double y) => (y * 0.5 + x, unchecked(x * 3));

    [Vectorize(Gpu = true)]
    public static (ulong High, ulong Low) Halves(ulong x) => (x >> 32, x & 0xFFFF_FFFF);

    [Vectorize(Gpu = true)]
    public static (int Quotient, int Remainder) DivideBySeven(int x) => (x / 7, x % 7);

    [Vectorize(Gpu = true)]
    public static (int Quotient, int Remainder) Divide(int x, int y)
    {
        if (y == 0 || (x == int.MinValue && y == -1))
            return (0, x);
        return (x / y, x % y);
    }

    [Vectorize(Gpu = true)]
    public static (float Root, float Remainder) EarlyReturn(float x)
    {
        if (float.IsNaN(x))
            return (x, 0f);
        if (x < 0f)
            return (0f, x);
        var root = MathF.Floor(MathF.Sqrt(x));
        return (root, x - root * root);
    }

    [Vectorize(Gpu = true)]
    public static (float, float) Swapped(float a, float b) => (b, a);

    [Vectorize(Gpu = true)]
    public static (float A, float B) TheSameTwice(float a) => (a, a);

    [Vectorize(Gpu = true)]
    public static (float Square, float One) WithConstant(float x) => (x * x, 1f);

    [Vectorize(Gpu = true)]
    public static (int One, int Two) OnlyConstants(int x) => (1, 2);

    [Vectorize(Gpu = true)]
    public static (float Scaled, float Scale) WithUniform(float x, [Uniform] float scale) => (x * scale, scale);

    [Vectorize(Gpu = true)]
    public static (float Low, float High) Deconstructed(float a, float b, [Uniform] float weight)
    {
        var (low, high) = a < b ? (a, b) : (b, a);
        (low, high) = (low * weight + high * (1f - weight), high - low);
        return (low, high);
    }

    [Vectorize(Gpu = true)]
    public static (float Sum, float Product) OfAKernel(float a, float b)
    {
        var (sum, difference) = Named(a, b);
        return (sum + difference, sum * difference);
    }

    [Vectorize(Gpu = true)]
    public static float ElementsOfACall(float a, float b)
    {
        var both = Named(a, b);
        return both.Sum * both.Difference + SinglePass(a).Item2;
    }

    [Vectorize(Gpu = true)]
    public static (float, float) HandedOn(float x) => SinglePass(x * 2f);

    [Vectorize(Gpu = true)]
    public static (float Value, float Slope) ByPieces(float x) => x switch
    {
        float.NaN => (x, 0f),
        < -1f => (-1f, 0f),
        > 1f => (1f, 0f),
        _ => (x, 1f),
    };

    [Vectorize(Gpu = true)]
    public static (float A, float B) ByBranches(float x, float y)
    {
        (float A, float B) result;
        if (x > y)
        {
            result = (x, y);
            if (y > 0f)
                result = (x / y, result.B);
        }
        else
        {
            result = (y, 0f);
        }

        return result;
    }

    [Vectorize(Unroll = 3, Gpu = true)]
    public static (float A, float B) Unrolled3(float x) => (x * 2f, x * 3f);

    [Vectorize(Unroll = 8, Gpu = true)]
    public static (double A, double B) Unrolled8(double x, double y) => (x * y, x - y);

    [Vectorize(Gpu = true)]
    public static (float destination, float aDestination, float i) Names(float a, float last, float tail) => (a + last, last - tail, a * tail);

    [Vectorize(Gpu = true)]
    public static (float @class, float @return) Keywords(float @in, [Uniform] float @out) => (@in + @out, @in - @out);

    // The larger of the two is at most 1, and the angle is a sum of smaller terms.
    [Vectorize(Gpu = true), Within(1e-6, Scale = 1)]
    public static (float Sine, float Cosine) SineAndCosine([InRange(-50, 50)] float angle) => (MathF.Sin(angle), MathF.Cos(angle));

    public static (double, double) SineAndCosineInDouble(double angle) => Math.SinCos(angle);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1)]
    public static (float Sine, float Cosine) OfOneCall([InRange(-50, 50)] float angle)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        return (sine, cosine);
    }

    public static (double, double) OfOneCallInDouble(double angle) => Math.SinCos(angle);

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1)]
    public static (float Sine, float Cosine) OfHalfTurns([InRange(-50, 50)] float x) => float.SinCosPi(x);

    public static (double, double) OfHalfTurnsInDouble(double x) => double.SinCosPi(x);

    private static (float, float) SinglePass(float x)
    {
        var square = x * x;
        return (square, square * x);
    }
}
