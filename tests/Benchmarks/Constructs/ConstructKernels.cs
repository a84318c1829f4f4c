namespace Kernels.Benchmarks.Constructs;

/// <summary>Kernels that hold one construct each.</summary>
public static partial class ConstructKernels
{
    public readonly partial struct Copied : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => x;
    }

    public readonly partial struct Line : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => 2f * x + 1f;
    }

    public readonly partial struct Root : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Sqrt(x);
    }

    public readonly partial struct Clamped : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => Math.Clamp(x, 2f, 9f);
    }

    public readonly partial struct Chosen : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => x > 5f ? x : 0.1f * x;
    }

    public readonly partial struct Floored : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Floor(x);
    }

    public readonly partial struct Fraction : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => x - MathF.Floor(x);
    }

    public readonly partial struct Remainder : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => x % 1f;
    }

    public readonly partial struct Converted : IConstruct<float, int>
    {
        [Vectorize]
        public static int Compute(float x) => (int)x;
    }

    public readonly partial struct ByConstant : IConstruct<int, int>
    {
        [Vectorize]
        public static int Compute(int x) => x / 7;
    }

    public readonly partial struct ShiftedByConstant : IConstruct<int, int>
    {
        [Vectorize]
        public static int Compute(int x) => x << 3;
    }

    public readonly partial struct Exponential : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Exp(x);
    }

    public readonly partial struct Logarithm : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Log(x);
    }

    public readonly partial struct LogarithmOfTwo : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Log2(x);
    }

    public readonly partial struct HyperbolicTangent : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Tanh(x);
    }

    public readonly partial struct Sine : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Sin(x);
    }

    public readonly partial struct Tangent : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Tan(x);
    }

    public readonly partial struct Cube : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => x * x * x;
    }

    public readonly partial struct CubeByPow : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x) => MathF.Pow(x, 3f);
    }

    public readonly partial struct ExponentialOfDouble : IConstruct<double, double>
    {
        [Vectorize]
        public static double Compute(double x) => Math.Exp(x);
    }

    public readonly partial struct SineOfDouble : IConstruct<double, double>
    {
        [Vectorize]
        public static double Compute(double x) => Math.Sin(x);
    }

    public readonly partial struct Quotient : IConstructOfTwo<float>
    {
        [Vectorize]
        public static float Compute(float x, float y) => x / y;
    }

    public readonly partial struct Fused : IConstructOfTwo<float>
    {
        [Vectorize]
        public static float Compute(float x, float y) => MathF.FusedMultiplyAdd(x, y, 1f);
    }

    public readonly partial struct Largest : IConstructOfTwo<float>
    {
        [Vectorize]
        public static float Compute(float x, float y) => MathF.Max(x, y);
    }

    public readonly partial struct LargestNative : IConstructOfTwo<float>
    {
        [Vectorize]
        public static float Compute(float x, float y) => float.MaxNative(x, y);
    }

    public readonly partial struct IntegerQuotient : IConstructOfTwo<int>
    {
        [Vectorize]
        public static int Compute(int x, int y) => x / y;
    }

    public readonly partial struct Shifted : IConstructOfTwo<int>
    {
        [Vectorize]
        public static int Compute(int x, int y) => x << y;
    }

    public readonly partial struct Power : IConstructOfTwo<float>
    {
        [Vectorize]
        public static float Compute(float x, float y) => MathF.Pow(x, y);
    }

    public readonly partial struct PowerOfDouble : IConstructOfTwo<double>
    {
        [Vectorize]
        public static double Compute(double x, double y) => Math.Pow(x, y);
    }

    public readonly partial struct Angle : IConstructOfTwo<float>
    {
        [Vectorize]
        public static float Compute(float x, float y) => MathF.Atan2(x, y);
    }

    /// <summary>A loop that is unrolled.</summary>
    public readonly partial struct Polynomial : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x)
        {
            var sum = 1f;
            for (var i = 0; i < 8; i++)
                sum = sum * x + 0.5f;
            return sum;
        }
    }

    /// <summary>A loop that runs until the last lane is done: from 0 to 4 iterations for inputs below 10.</summary>
    public readonly partial struct Halved : IConstruct<float, float>
    {
        [Vectorize]
        public static float Compute(float x)
        {
            while (x > 1f)
                x *= 0.5f;
            return x;
        }
    }
}
