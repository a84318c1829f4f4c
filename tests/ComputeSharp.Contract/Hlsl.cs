namespace ComputeSharp;

/// <summary>The functions of HLSL, of scalars, as this processor computes them.</summary>
/// <remarks>
/// What HLSL defines otherwise than .NET is as HLSL has it: least and largest return the operand that is not NaN, and a power of a
/// negative number is NaN. What HLSL leaves to the device is NaN, so that nobody counts on it. A device may be a few ULP off, and may
/// take a subnormal number for zero; this processor does not.
/// </remarks>
public static partial class Hlsl
{
    /// <summary>|x|.</summary>
    public static float Abs(float x) => MathF.Abs(x);

    /// <summary>The angle whose cosine is x.</summary>
    public static float Acos(float x) => MathF.Acos(x);

    /// <summary>The angle whose sine is x.</summary>
    public static float Asin(float x) => MathF.Asin(x);

    /// <summary>The angle whose tangent is x.</summary>
    public static float Atan(float x) => MathF.Atan(x);

    /// <summary>The angle of the point (x, y). At the origin it is left to the device.</summary>
    public static float Atan2(float y, float x) => y == 0f && x == 0f ? float.NaN : MathF.Atan2(y, x);

    /// <summary>The next integer that is not below x.</summary>
    public static float Ceil(float x) => MathF.Ceiling(x);

    /// <summary>x, held between the bounds; of NaN the lower one.</summary>
    public static float Clamp(float x, float min, float max) => Min(Max(x, min), max);

    /// <summary>cos x.</summary>
    public static float Cos(float x) => MathF.Cos(x);

    /// <summary>cosh x.</summary>
    public static float Cosh(float x) => MathF.Cosh(x);

    /// <summary>x radians in degrees.</summary>
    public static float Degrees(float x) => x * (180f / MathF.PI);

    /// <summary>eˣ.</summary>
    public static float Exp(float x) => MathF.Exp(x);

    /// <summary>2ˣ.</summary>
    public static float Exp2(float x) => float.Exp2(x);

    /// <summary>The next integer that is not above x.</summary>
    public static float Floor(float x) => MathF.Floor(x);

    /// <summary>What the division x / y, cut to an integer, leaves; it has the sign of x.</summary>
    public static float Fmod(float x, float y) => x % y;

    /// <summary>x − ⌊x⌋.</summary>
    public static float Frac(float x) => x - MathF.Floor(x);

    /// <summary>The mantissa of x, of ½ or more and below 1, and its exponent; both are 0 for 0.</summary>
    public static float Frexp(float x, out float exp)
    {
        if (x == 0f || !float.IsFinite(x))
        {
            exp = 0f;

            return x;
        }

        int exponent = MathF.ILogB(x) + 1;
        exp = exponent;

        return MathF.ScaleB(x, -exponent);
    }

    /// <summary>Whether x is finite.</summary>
    public static bool IsFinite(float x) => float.IsFinite(x);

    /// <summary>Whether x is infinite.</summary>
    public static bool IsInfinite(float x) => float.IsInfinity(x);

    /// <summary>Whether x is NaN.</summary>
    public static bool IsNaN(float x) => float.IsNaN(x);

    /// <summary>x · 2ᵉˣᵖ.</summary>
    public static float Ldexp(float x, float exp) => x * float.Exp2(exp);

    /// <summary>x + s · (y − x).</summary>
    public static float Lerp(float x, float y, float s) => x + (s * (y - x));

    /// <summary>The natural logarithm.</summary>
    public static float Log(float x) => MathF.Log(x);

    /// <summary>The logarithm to the base 10.</summary>
    public static float Log10(float x) => MathF.Log10(x);

    /// <summary>The logarithm to the base 2.</summary>
    public static float Log2(float x) => MathF.Log2(x);

    /// <summary>m · a + b. A device may round once; here it is twice.</summary>
    public static float Mad(float m, float a, float b) => (m * a) + b;

    /// <summary>The larger, or the one that is not NaN.</summary>
    public static float Max(float x, float y) => float.MaxNumber(x, y);

    /// <summary>The lesser, or the one that is not NaN.</summary>
    public static float Min(float x, float y) => float.MinNumber(x, y);

    /// <summary>The fraction of x and, in y, its integer part; both have the sign of x.</summary>
    public static float Modf(float x, out float y)
    {
        y = MathF.Truncate(x);

        return x - y;
    }

    /// <summary>x · y.</summary>
    public static float Mul(float x, float y) => x * y;

    /// <summary>xʸ by 2^(y · log₂ x): NaN of a negative x, whatever y is, and left to the device at 0⁰.</summary>
    public static float Pow(float x, float y) => x < 0f || (x == 0f && y == 0f) ? float.NaN : MathF.Pow(x, y);

    /// <summary>x degrees in radians.</summary>
    public static float Radians(float x) => x * (MathF.PI / 180f);

    /// <summary>1 / x.</summary>
    public static float Rcp(float x) => 1f / x;

    /// <summary>The nearest integer, half to even.</summary>
    public static float Round(float x) => MathF.Round(x);

    /// <summary>1 / √x.</summary>
    public static float Rsqrt(float x) => 1f / MathF.Sqrt(x);

    /// <summary>x, held between 0 and 1; of NaN it is 0.</summary>
    public static float Saturate(float x) => Clamp(x, 0f, 1f);

    /// <summary>−1, 0 or 1; of NaN it is 0.</summary>
    public static int Sign(float x) => (x > 0f ? 1 : 0) - (x < 0f ? 1 : 0);

    /// <summary>sin x.</summary>
    public static float Sin(float x) => MathF.Sin(x);

    /// <summary>sin x and cos x.</summary>
    public static void SinCos(float x, out float sin, out float cos) => (sin, cos) = MathF.SinCos(x);

    /// <summary>sinh x.</summary>
    public static float Sinh(float x) => MathF.Sinh(x);

    /// <summary>Hermite's smooth step from 0 at the lower bound to 1 at the upper one.</summary>
    public static float SmoothStep(float min, float max, float x)
    {
        float t = Saturate((x - min) / (max - min));

        return t * t * (3f - (2f * t));
    }

    /// <summary>√x.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <summary>1 where x is not below y, 0 elsewhere.</summary>
    public static float Step(float y, float x) => x >= y ? 1f : 0f;

    /// <summary>tan x.</summary>
    public static float Tan(float x) => MathF.Tan(x);

    /// <summary>tanh x.</summary>
    public static float Tanh(float x) => MathF.Tanh(x);

    /// <summary>x without its fraction.</summary>
    public static float Trunc(float x) => MathF.Truncate(x);
}
