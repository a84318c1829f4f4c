namespace Kernels.Tests.Cases;

/// <summary><c>switch</c> expressions and <c>is</c>.</summary>
internal static partial class Switches
{
    [Vectorize(Gpu = true)]
    public static float Relational(float x) => x switch
    {
        < 0f => -1f,
        0f => 0f,
        <= 1f => x * x,
        > 100f and < 1000f => 100f,
        float.NaN => 7f,
        _ => x - 1f,
    };

    [Vectorize(Gpu = true)]
    public static int Constants(int x) => x switch
    {
        0 => 10,
        1 or 2 or 3 => 20,
        -1 => 30,
        int.MinValue => 40,
        > 5 and not 7 => 50,
        _ => x,
    };

    [Vectorize(Gpu = true)]
    public static float Guards(float x, float y) => x switch
    {
        > 0f when y > 0f => x + y,
        > 0f => x - y,
        var v when v < y => v * 2f,
        _ => y,
    };

    [Vectorize(Gpu = true)]
    public static float OfTuple(float x, float y) => (x > 0f, y > 0f) switch
    {
        (true, true) => 1f,
        (false, true) => 2f,
        (false, false) => 3f,
        _ => 4f,
    };

    [Vectorize(Gpu = true)]
    public static float OfPair(float x, float y) => (x, y) switch
    {
        ( > 0f, < 0f) => x,
        (_, 0f) => y,
        (0f, _) => 5f,
        _ => x * y,
    };

    [Vectorize(Gpu = true)]
    public static int OfBool(int x) => (x > 3) switch
    {
        true => 1,
        false => 2,
    };

    [Vectorize(Gpu = true)]
    public static float Is(float x, float y) => x is > 0f and < 10f && y is not 0f ? x / y : y is float.NaN ? 1f : 0f;

    [Vectorize(Gpu = true)]
    public static ulong OfUlong(ulong x) => x switch
    {
        0 => 1,
        < 100 => 2,
        > 0x8000000000000000 => 3,
        ulong.MaxValue / 3 => 4,
        _ => x >> 1,
    };

    [Vectorize(Gpu = true)]
    public static double Nested(double x, [Uniform] int kind) => kind switch
    {
        0 => x switch { < 0 => -x, _ => x },
        1 => x * 2,
        < 0 => x switch { > 1 => 1, _ => kind switch { -1 => 5, _ => 6 } },
        _ => kind,
    };
}
