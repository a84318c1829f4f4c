namespace Kernels.Tests.Cases;

/// <summary>Operators on floats, and the rewrites that IEEE 754 allows and forbids.</summary>
internal static partial class Arithmetic
{
    [Vectorize(Gpu = true)]
    public static float Add(float a, float b) => a + b;

    [Vectorize(Gpu = true)]
    public static float Subtract(float a, float b) => a - b;

    [Vectorize(Gpu = true)]
    public static float Multiply(float a, float b) => a * b;

    [Vectorize(Gpu = true)]
    public static float Divide(float a, float b) => a / b;

    [Vectorize(Gpu = true)]
    public static float Remainder(float a, float b) => a % b;

    [Vectorize(Gpu = true)]
    public static float Negate(float x) => -x;

    [Vectorize(Gpu = true)]
    public static float Identity(float x) => x;

    [Vectorize(Gpu = true)]
    public static float Constant(float x) => 1.25f;

    [Vectorize(Gpu = true)]
    public static float Reciprocal(float x) => 1f / x;

    [Vectorize(Gpu = true)]
    public static float Polynomial(float x) => 0.1f + x * (1.7f - x * (0.25f + x * (-3f + x)));

    [Vectorize(Gpu = true)]
    public static float NotRegrouped(float a, float b, float c) => a - (b - c) + (a + b + c) - (a + (b + c));

    [Vectorize(Gpu = true)]
    public static float ProductsNotRegrouped(float a, float b, float c) => a / (b / c) + a * b / c - a * (b / c) + a / b * c;

    [Vectorize(Gpu = true)]
    public static float NotContracted(float a, float b, float c) => a * b + c;

    [Vectorize(Gpu = true)]
    public static float PlusZero(float x) => x + 0f;

    [Vectorize(Gpu = true)]
    public static float PlusNegativeZero(float x) => x + -0f;

    [Vectorize(Gpu = true)]
    public static float NegativeZeroPlus(float x) => -0f + x;

    [Vectorize(Gpu = true)]
    public static float MinusZero(float x) => x - 0f;

    [Vectorize(Gpu = true)]
    public static float MinusNegativeZero(float x) => x - -0f;

    [Vectorize(Gpu = true)]
    public static float FromZero(float x) => 0f - x;

    [Vectorize(Gpu = true)]
    public static float TimesOne(float x) => 1f * x * 1f / 1f;

    [Vectorize(Gpu = true)]
    public static float TimesMinusOne(float x) => -1f * x;

    [Vectorize(Gpu = true)]
    public static float TimesZero(float x) => x * 0f;

    [Vectorize(Gpu = true)]
    public static float MinusItself(float x) => x - x + 1f;

    [Vectorize(Gpu = true)]
    public static float ByItself(float x) => x / x;

    [Vectorize(Gpu = true)]
    public static float ByPowerOfTwo(float x) => x / 8f + x / 0.25f;

    [Vectorize(Gpu = true)]
    public static float ByLargePowerOfTwo(float x) => x / 8.507059e37f;

    [Vectorize(Gpu = true)]
    public static float ByLargestPowerOfTwo(float x) => x / 1.7014118e38f;

    [Vectorize(Gpu = true)]
    public static float BySubnormalPowerOfTwo(float x) => x / 1.4012985e-45f;

    [Vectorize(Gpu = true)]
    public static float ByThree(float x) => x / 3f;

    [Vectorize(Gpu = true)]
    public static float PlusNegated(float a, float b) => a + -b;

    [Vectorize(Gpu = true)]
    public static float NegatedPlus(float a, float b) => -a + b;

    [Vectorize(Gpu = true)]
    public static float MinusNegated(float a, float b) => a - -b;

    [Vectorize(Gpu = true)]
    public static float NegatedTwice(float x) => -(-x);

    [Vectorize(Gpu = true)]
    public static float NegatedDifference(float a, float b) => -(a - b);

    [Vectorize(Gpu = true)]
    public static float FoldedConstants(float x) => x * (1f / 3f) + (0.1f + 0.2f) * x - MathF.Sqrt(2f) * (7f - 0.7f);

    [Vectorize(Gpu = true)]
    public static float ExtremeConstants(float x) =>
        x < float.Epsilon ? float.MaxValue : x > 1e38f ? float.NegativeInfinity : x == 1f ? float.NaN : 1.17549435e-38f;

    [Vectorize(Gpu = true)]
    public static float Common(float a, float b) => (a + b) * (a + b) + (a + b) / (b + a);
}
