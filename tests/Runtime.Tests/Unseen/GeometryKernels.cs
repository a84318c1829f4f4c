using Kernels.Tests.Running;

namespace Kernels.Tests.Unseen;

/// <summary>Geometry and algebra.</summary>
internal static partial class GeometryKernels
{
    [Vectorize(Gpu = true)]
    public static float Lerp(float a, float b, [Uniform] float t) => a + (b - a) * t;

    [Vectorize(Gpu = true)]
    public static float Smoothstep(float x, [Uniform, InRange(0, 1)] float low, [Uniform, InRange(2, 3)] float high)
    {
        float t = Math.Clamp((x - low) / (high - low), 0f, 1f);
        return t * t * (3f - 2f * t);
    }

    // Great-circle distance in kilometres. Near the antipode the arcsine is steep: an ULP below its 1 is 2.4e-4 of the
    // result, so positions stay within a hemisphere.
    [Vectorize(Gpu = true), Within(3e-6, Scale = 6371)]
    public static float Haversine(
        [InRange(-0.7, 0.7)] float latitude1,
        [InRange(-0.7, 0.7)] float longitude1,
        [InRange(-0.7, 0.7)] float latitude2,
        [InRange(-0.7, 0.7)] float longitude2)
    {
        var s = MathF.Sin((latitude2 - latitude1) * 0.5f);
        var t = MathF.Sin((longitude2 - longitude1) * 0.5f);
        var h = s * s + MathF.Cos(latitude1) * MathF.Cos(latitude2) * t * t;
        return 2f * 6371f * MathF.Asin(MathF.Sqrt(MathF.Min(h, 1f)));
    }

    public static double HaversineInDouble(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var s = Math.Sin((latitude2 - latitude1) / 2);
        var t = Math.Sin((longitude2 - longitude1) / 2);
        return 2 * 6371 * Math.Asin(Math.Sqrt(s * s + Math.Cos(latitude1) * Math.Cos(latitude2) * t * t));
    }

    // The first unknown of three equations in three unknowns.
    [Vectorize(Gpu = true)]
    public static float Cramer(
        float a, float b, float c, float p,
        float d, float e, float f, float q,
        float g, float h, float i, float r)
    {
        float determinant = Determinant(a, b, c, d, e, f, g, h, i);
        return MathF.Abs(determinant) < 1e-6f ? float.NaN : Determinant(p, b, c, q, e, f, r, h, i) / determinant;
    }

    // The larger real root of ax² + bx + c, without cancellation.
    [Vectorize(Gpu = true)]
    public static float LargerRoot(float a, float b, float c)
    {
        if (a == 0f)
        {
            if (b == 0f)
                return c == 0f ? 0f : float.NaN;
            return -c / b;
        }

        float discriminant = b * b - 4f * a * c;
        if (discriminant < 0f)
            return float.NaN;
        float q = -0.5f * (b + MathF.CopySign(MathF.Sqrt(discriminant), b));
        float first = q / a;
        float second = q == 0f ? first : c / q;
        return MathF.Max(first, second);
    }

    [Vectorize(Gpu = true)]
    public static float HeronArea(float a, float b, float c)
    {
        var isTriangle = a > 0f && b > 0f && c > 0f && a + b > c && b + c > a && c + a > b;
        if (!isTriangle)
            return 0f;
        var s = (a + b + c) / 2f;
        return MathF.Sqrt(s * (s - a) * (s - b) * (s - c));
    }

    // sin and cos differ by up to 2 ULP, in units of the radius.
    [Vectorize(Gpu = true), Within(5e-7, Scale = 20)]
    public static float PolarX([InRange(0, 20)] float radius, [InRange(-50, 50)] float angle)
    {
        var (x, _) = Cartesian(radius, angle);
        return x;
    }

    public static double PolarXInDouble(double radius, double angle) => radius * Math.Cos(angle);

    [Vectorize(Gpu = true), Within(5e-7, Scale = 20)]
    public static float PolarY([InRange(0, 20)] float radius, [InRange(-50, 50)] float angle)
    {
        var (_, y) = Cartesian(radius, angle);
        return y;
    }

    public static double PolarYInDouble(double radius, double angle) => radius * Math.Sin(angle);

    [Vectorize(Gpu = true)]
    public static float WrapAngle(float angle)
    {
        const float turn = 2f * MathF.PI;
        return angle - turn * MathF.Floor((angle + MathF.PI) / turn);
    }

    [Vectorize(Gpu = true)]
    public static float HornerFused(float x)
    {
        var sum = 1f / 120f;
        sum = MathF.FusedMultiplyAdd(sum, x, 1f / 24f);
        sum = MathF.FusedMultiplyAdd(sum, x, 1f / 6f);
        sum = MathF.FusedMultiplyAdd(sum, x, 0.5f);
        sum = MathF.FusedMultiplyAdd(sum, x, 1f);
        return MathF.FusedMultiplyAdd(sum, x, 1f);
    }

    // Five steps, written out; after leaving the circle a point stays where it is.
    [Vectorize(Gpu = true)]
    public static int Mandelbrot(float real, float imaginary)
    {
        float x = 0f, y = 0f;
        int steps = 0;
        if (x * x + y * y <= 4f)
        {
            (x, y) = (x * x - y * y + real, 2f * x * y + imaginary);
            steps++;
        }

        if (x * x + y * y <= 4f)
        {
            (x, y) = (x * x - y * y + real, 2f * x * y + imaginary);
            steps++;
        }

        if (x * x + y * y <= 4f)
        {
            (x, y) = (x * x - y * y + real, 2f * x * y + imaginary);
            steps++;
        }

        if (x * x + y * y <= 4f)
        {
            (x, y) = (x * x - y * y + real, 2f * x * y + imaginary);
            steps++;
        }

        if (x * x + y * y <= 4f)
        {
            (x, y) = (x * x - y * y + real, 2f * x * y + imaginary);
            steps++;
        }

        return steps;
    }

    private static float Determinant(float a, float b, float c, float d, float e, float f, float g, float h, float i) =>
        a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);

    private static (float X, float Y) Cartesian(float radius, float angle) => (radius * MathF.Cos(angle), radius * MathF.Sin(angle));
}
