namespace Kernels.Tests.Cases;

/// <summary>Comparisons, conditions and what chooses by them, NaN among the operands.</summary>
internal static partial class Comparisons
{
    [Vectorize(Gpu = true)]
    public static float Less(float a, float b) => a < b ? a : b;

    [Vectorize(Gpu = true)]
    public static float LessOrEqual(float a, float b) => a <= b ? 1f : -1f;

    [Vectorize(Gpu = true)]
    public static float Greater(float a, float b) => a > b ? a : b;

    [Vectorize(Gpu = true)]
    public static float GreaterOrEqual(float a, float b) => a >= b ? a - b : b - a;

    [Vectorize(Gpu = true)]
    public static float Equal(float a, float b) => a == b ? 1f : 0f;

    [Vectorize(Gpu = true)]
    public static float NotEqual(float a, float b) => a != b ? 1f : 0f;

    [Vectorize(Gpu = true)]
    public static float NotLess(float a, float b) => !(a < b) ? a : b;

    [Vectorize(Gpu = true)]
    public static float NotEqualNegated(float a, float b) => !(a != b) ? a : b;

    [Vectorize(Gpu = true)]
    public static float Relu(float x) => x <= 0f ? 0f : x;

    [Vectorize(Gpu = true)]
    public static float Nested(float a, float b, float c) => a < b ? b < c ? b : c : a < c ? a : c > b ? -c : c;

    [Vectorize(Gpu = true)]
    public static float And(float a, float b) => a > 0f && b > 0f ? a * b : 0f;

    [Vectorize(Gpu = true)]
    public static float Or(float a, float b) => a > 0f || b > 0f ? a + b : -1f;

    [Vectorize(Gpu = true)]
    public static float Mixed(float a, float b, float c) => !(a > 0f && (b > 0f || !(c < 1f))) || a == c ? a : b - c;

    [Vectorize(Gpu = true)]
    public static float BitwiseLogic(float a, float b) => (a > 0f & b > 0f) | (a < -1f ^ b < -1f) ? 1f : 2f;

    [Vectorize(Gpu = true)]
    public static float Locals(float a, float b)
    {
        bool positive = a > 0f;
        bool both = positive && b > 0f;
        bool either = positive || b > 0f;
        bool same = positive == b > 0f;
        bool differ = both != either;
        return both ? 3f : same ? 2f : differ ? 1f : 0f;
    }

    [Vectorize(Gpu = true)]
    public static float ConditionOfConditions(float a, float b, float c)
    {
        bool picked = a > b ? b > c : a > c;
        bool constantArm = a > 1f ? true : b > 1f;
        bool otherArm = a > 2f ? c > 1f : false;
        return picked ? constantArm ? 1f : 2f : otherArm ? 3f : 4f;
    }

    [Vectorize(Gpu = true)]
    public static float ConstantConditions(float x) => true || x > 0f ? false ? 1f : x : 2f;

    [Vectorize(Gpu = true)]
    public static int OfInts(int a, int b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a > b ? 8 : 0) + (a >= b ? 16 : 0) + (a != b ? 32 : 0);

    [Vectorize(Gpu = true)]
    public static uint OfUints(uint a, uint b) => (a < b ? 1u : 0) + (a <= b ? 2u : 0) + (a == b ? 4u : 0) + (a > b ? 8u : 0) + (a >= b ? 16u : 0);

    [Vectorize(Gpu = true)]
    public static long OfLongs(long a, long b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a > b ? 8 : 0) + (a >= b ? 16 : 0);

    [Vectorize(Gpu = true)]
    public static ulong OfUlongs(ulong a, ulong b) => (a < b ? 1u : 0) + (a <= b ? 2u : 0) + (a == b ? 4u : 0) + (a > b ? 8u : 0) + (a >= b ? 16u : 0);

    [Vectorize(Gpu = true)]
    public static double OfDoubles(double a, double b) =>
        (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a > b ? 8 : 0) + (a >= b ? 16 : 0) + (a != b ? 32 : 0);

    [Vectorize(Gpu = true)]
    public static int OfFloatsGivesInts(float a, float b) => a < b ? -1 : a > b ? 1 : 0;

    [Vectorize(Gpu = true)]
    public static float OfIntsGivesFloats(int a, int b, float x) => a < b && x > 0f ? x : a == b ? 1f : -x;

    [Vectorize(Gpu = true)]
    public static double MixedLanes(long a, double x, ulong b) => a > 0 && x > 0 || b > 1000 && !(x < 5) ? x : -x;
}
