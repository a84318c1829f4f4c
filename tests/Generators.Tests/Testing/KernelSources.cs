namespace Kernels.Generators.Tests.Testing;

/// <summary>Kernels that use most of the language, as a person types them; each compiles as it stands.</summary>
internal static class KernelSources
{
    public static readonly string[] All =
    [
        """
        using System;
        using Kernels;
        namespace Sample;
        public static partial class Activations
        {
            /// <summary>The logistic function.</summary>
            [Vectorize(Unroll = 2)]
            public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
        }
        """,
        """
        using System;
        using Kernels;
        public static partial class K
        {
            private const float Limit = 3f;
            private static readonly float Scale = 0.5f;
            [Vectorize]
            public static float F(float x, [Uniform] float alpha)
            {
                if (float.IsNaN(x) || x > Limit)
                    return x;
                var scaled = x * alpha;
                if (scaled < 0f) { scaled = -scaled; }
                else { scaled += Scale; }
                return scaled switch { < 1f and not 0f => MathF.Tan(scaled), >= 2f => 2f, _ => Twice(scaled) };
            }
            private static float Twice(float value) { return 2f * value; }
        }
        """,
        """
        using System;
        using Kernels;
        partial class Outer<T>
        {
            internal partial struct Inner
            {
                [Vectorize] internal static uint Hash(uint x, uint y, [Uniform] int n)
                {
                    var (a, b) = (x ^ y, ~x);
                    a = (a << n) | (b >>> 3);
                    return y == 0u ? a : a / y + BitConverter.SingleToUInt32Bits(1.5f) % 7u;
                }
            }
        }
        """,
        """
        using System;
        using Kernels;
        static partial class D
        {
            [Vectorize] public static double G(double x, [Uniform] int steps) { int i = (int)Math.Floor(x * steps); i++; return H(i) > 0d && !(x < -0d) ? (double)i / steps : Math.Max(x, double.Epsilon); }
            [Vectorize] static double H(double y) => unchecked((double)((long)y & 0xFFL)) - Math.PI;
        }
        """,
        """
        using System;
        using Kernels;
        partial class Loss<T>
        {
            [Vectorize(Derivative = nameof(Slope))] static float Square(float x) => x * x;
            static float Slope(float x) => 2f * x;
            [Vectorize(Reduce = Reduction.Sum, Matrix = true)] public static float F(float x, float y) => Square(x - y);
            [Vectorize(Reduce = Reduction.Mean, ReduceElement = "Value", Parallel = true), DerivativeOf(nameof(F))]
            public static partial (float Value, float X) D(float x, float y);
            [Vectorize, DerivativeOf(nameof(F), nameof(y))] public static partial float E(float x, float y);
        }
        """,
        """
        using System;
        using Kernels;
        partial struct L
        {
            [Vectorize(Reduce = Reduction.Max)] static (float A, int B) F(float x, [Uniform] int max)
            {
                int n = 0;
                while (n < max && x > 1f) { (x, n) = (x / 2f, n + 1); if (n == 7) continue; do x -= 1f; while (x > 9f); }
                for (int i = 0; i < 3; i++) { if (i > x) break; x += i; }
                return (x, n);
            }
        }
        """,
    ];
}
