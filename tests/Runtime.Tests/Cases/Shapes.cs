namespace Kernels.Tests.Cases;

/// <summary>Numbers of parameters, and of vectors in a turn of the loop.</summary>
internal static partial class Shapes
{
    [Vectorize(Unroll = 1)]
    public static float Unrolled1(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 2)]
    public static float Unrolled2(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 3)]
    public static float Unrolled3(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 8)]
    public static float Unrolled8(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 16)]
    public static float Unrolled16(float x, float y) => x * y + 1f;

    [Vectorize(Unroll = 3)]
    public static double UnrolledDoubles3(double x) => x * x - 1;

    [Vectorize(Unroll = 8)]
    public static long UnrolledLongs8(long x, [Uniform] long y) => unchecked(x * x - y);

    [Vectorize(Unroll = 16)]
    public static int UnrolledInts16(int x) => x ^ (x << 13);

    [Vectorize(Unroll = 7)]
    public static float UnrolledHeavy7(float x, float y) => MathF.Sqrt(x * x + y * y) / (x - y) + (x > y ? x / y : y / x);

    [Vectorize]
    public static float P1(float a) => a - 1f;

    [Vectorize]
    public static float P2(float a, float b) => a - b;

    [Vectorize]
    public static float P3(float a, float b, float c) => a - b * c;

    [Vectorize]
    public static float P4(float a, float b, float c, float d) => a - b * c + d;

    [Vectorize]
    public static float P5(float a, float b, float c, float d, float e) => a - b * c + d / e;

    [Vectorize]
    public static float P6(float a, float b, float c, float d, float e, float f) => a - b * c + d / e - f;

    [Vectorize]
    public static double P7(double a, double b, double c, double d, double e, double f, double g) => a - b * c + d / e - f * g;

    [Vectorize]
    public static float P8(float a, int b, uint c, float d, float e, float f, float g, int h) => a - b * d + c / e - f * g + h;

    [Vectorize]
    public static int P9(int a, int b, int c, int d, int e, int f, int g, int h, int i) => unchecked(a - b * c + d ^ e - f * g + h ^ i);

    [Vectorize]
    public static float P10(float a, float b, float c, float d, float e, float f, float g, float h, float i, float j) =>
        a - b * c + d / e - f * g + h - i * j;

    [Vectorize]
    public static double P11(double a, long b, ulong c, double d, double e, double f, double g, double h, double i, double j, double k) =>
        a - b * d + c / e - f * g + h - i * j + k;

    [Vectorize]
    public static float P12(float a, float b, float c, float d, float e, float f, float g, float h, float i, float j, float k, float l) =>
        a - b * c + d / e - f * g + h - i * j + k / l;

    [Vectorize]
    public static float Unused(float a, float b, [Uniform] float c) => b;
}

/// <summary>Kinds of types that kernels may be in.</summary>
internal static partial class Kinds
{
    internal static partial class Nested
    {
        [Vectorize]
        internal static float InNestedClass(float x) => x + 1f;
    }

    internal partial struct Structure
    {
        [Vectorize]
        internal static float InStruct(float x) => x + 2f;
    }

    internal sealed partial record Recorded
    {
        [Vectorize]
        private static float Private(float x) => x + 3f;
    }

    internal partial interface IHasKernel
    {
        [Vectorize]
        static float InInterface(float x) => x + 4f;
    }

    [Vectorize]
    internal static float Overloaded(float x) => x * 2f;

    [Vectorize]
    internal static double Overloaded(double x) => x * 2;

    [Vectorize]
    internal static float Overloaded(float x, float y) => x * y;

    [Vectorize]
    internal static int Overloaded(int x) => x * 2;
}
