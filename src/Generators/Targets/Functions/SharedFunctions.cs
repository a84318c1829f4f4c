namespace Kernels.Generators.Targets.Functions;

/// <summary>Functions of floats and doubles for all languages that lack them, or have them in another sense than .NET.</summary>
/// <remarks>
/// A function of <see cref="Math"/> or <see cref="KernelMath"/> is the language's own where it has it, else the one that is written
/// here.
/// </remarks>
internal static partial class SharedFunctions
{
    // As .NET has them: NaN passes, -0 is less than 0.
    public static float Min(float x, float y) => x < y ? x : y < x ? y : x == y ? float.IsNegative(x) ? x : y : x + y;

    public static double Min(double x, double y) => x < y ? x : y < x ? y : x == y ? double.IsNegative(x) ? x : y : x + y;

    public static float Max(float x, float y) => x > y ? x : y > x ? y : x == y ? float.IsNegative(x) ? y : x : x + y;

    public static double Max(double x, double y) => x > y ? x : y > x ? y : x == y ? double.IsNegative(x) ? y : x : x + y;

    public static float CopySign(float x, float y) => BitConverter.UInt32BitsToSingle(Magnitude(x) | (Bits(y) & SignOfFloat));

    public static double CopySign(double x, double y) => BitConverter.UInt64BitsToDouble(Magnitude(x) | (Bits(y) & SignOfDouble));

    public static float ReciprocalSqrt(float x) => 1f / MathF.Sqrt(x);

    public static double ReciprocalSqrt(double x) => 1d / Math.Sqrt(x);

    // e^-|x| never overflows, and keeps what is left of the left tail.
    public static float Sigmoid(float x)
    {
        var e = MathF.Exp(-MathF.Abs(x));
        return x >= 0f ? 1f / (1f + e) : e / (1f + e);
    }

    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x >= 0d ? 1d / (1d + e) : e / (1d + e);
    }

    public static float Softplus(float x) => (x > 0f ? x : 0f) + KernelMath.Log1p(MathF.Exp(-MathF.Abs(x)));

    public static double Softplus(double x) => (x > 0d ? x : 0d) + KernelMath.Log1p(Math.Exp(-Math.Abs(x)));

    public static float Tanh(float x)
    {
        var e = KernelMath.Expm1(-2f * MathF.Abs(x));
        return MathF.CopySign(e / (2f + e), x);
    }

    public static double Tanh(double x)
    {
        var e = KernelMath.Expm1(-2d * Math.Abs(x));
        return Math.CopySign(e / (2d + e), x);
    }

    // In two steps, for 2 to the whole exponent may be no number.
    public static float Scale(float x, float y)
    {
        var whole = (int)y;
        var halfway = whole >> 1;
        return x * PowerOfTwo(halfway) * PowerOfTwo(whole - halfway);
    }

    public static double Scale(double x, double y)
    {
        var whole = (long)y;
        var halfway = whole >> 1;
        return x * PowerOfTwo(halfway) * PowerOfTwo(whole - halfway);
    }

    private static float PowerOfTwo(int exponent) => BitConverter.Int32BitsToSingle((exponent + 127) << 23);

    private static double PowerOfTwo(long exponent) => BitConverter.Int64BitsToDouble((exponent + 1023) << 52);
}
