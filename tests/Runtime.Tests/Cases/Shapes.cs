namespace Kernels.Tests.Cases;

/// <summary>Numbers of parameters, and of vectors in an iteration of the loop.</summary>
internal static partial class Shapes
{
    [Vectorize(Unroll = 1, Gpu = true)]
    public static float Unrolled1(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 2, Gpu = true)]
    public static float Unrolled2(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 3, Gpu = true)]
    public static float Unrolled3(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 8, Gpu = true)]
    public static float Unrolled8(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 16, Gpu = true)]
    public static float Unrolled16(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 3, Gpu = true)]
    public static double UnrolledDoubles3(double x) => x * x - 1;

    [Vectorize(Unroll = 8, Gpu = true)]
    public static long UnrolledLongs8(long x, [Uniform] long y) => unchecked(x * x - y);

    [Vectorize(Unroll = 16, Gpu = true)]
    public static int UnrolledInts16(int x) => x ^ (x << 13);

    [Vectorize(Unroll = 7, Gpu = true)]
    public static float UnrolledHeavy7(float x, float y) => MathF.Sqrt(x * x + y * y) / (x - y) + (x > y ? x / y : y / x);

    [Vectorize(Gpu = true)]
    public static float P1(float a) => a - 1f;

    [Vectorize(Gpu = true)]
    public static float P2(float a, float b) => a - b;

    [Vectorize(Gpu = true)]
    public static float P3(float a, float b, float c) => a - b * c;

    [Vectorize(Gpu = true)]
    public static float P4(float a, float b, float c, float d) => a - b * c + d;

    [Vectorize(Gpu = true)]
    public static float P5(float a, float b, float c, float d, float e) => a - b * c + d / e;

    [Vectorize(Gpu = true)]
    public static float P6(float a, float b, float c, float d, float e, float f) => a - b * c + d / e - f;

    [Vectorize(Gpu = true)]
    public static double P7(double a, double b, double c, double d, double e, double f, double g) => a - b * c + d / e - f * g;

    [Vectorize(Gpu = true)]
    public static float P8(float a, int b, uint c, float d, float e, float f, float g, int h) => a - b * d + c / e - f * g + h;

    [Vectorize(Gpu = true)]
    public static int P9(int a, int b, int c, int d, int e, int f, int g, int h, int i) => unchecked(a - b * c + d ^ e - f * g + h ^ i);

    [Vectorize(Gpu = true)]
    public static float P10(float a, float b, float c, float d, float e, float f, float g, float h, float i, float j) =>
        a - b * c + d / e - f * g + h - i * j;

    [Vectorize(Gpu = true)]
    public static double P11(double a, long b, ulong c, double d, double e, double f, double g, double h, double i, double j, double k) =>
        a - b * d + c / e - f * g + h - i * j + k;

    [Vectorize(Gpu = true)]
    public static float P12(float a, float b, float c, float d, float e, float f, float g, float h, float i, float j, float k, float l) =>
        a - b * c + d / e - f * g + h - i * j + k / l;

    [Vectorize(Gpu = true)]
    public static float Unused(float a, float b, [Uniform] float c) => b;
}

/// <summary>Kinds of types that kernels may be in.</summary>
internal static partial class Kinds
{
    internal static partial class Nested
    {
        [Vectorize(Gpu = true)]
        internal static float InNestedClass(float x) => x + 1f;
    }

    internal partial struct Structure
    {
        [Vectorize(Gpu = true)]
        internal static float InStruct(float x) => x + 2f;
    }

    internal sealed partial record Recorded
    {
        [Vectorize(Gpu = true)]
        private static float Private(float x) => x + 3f;
    }

    internal partial interface IHasKernel
    {
        [Vectorize(Gpu = true)]
        static float InInterface(float x) => x + 4f;
    }

    [Vectorize(Gpu = true)]
    internal static float Overloaded(float x) => x * 2f;

    [Vectorize(Gpu = true)]
    internal static double Overloaded(double x) => x * 2;

    [Vectorize(Gpu = true)]
    internal static float Overloaded(float x, float y) => x * y;

    [Vectorize(Gpu = true)]
    internal static int Overloaded(int x) => x * 2;
}
