namespace Kernels.Benchmarks.Generator;

/// <summary>A kind of kernel in the project that is measured, with one method of it as a person types it.</summary>
/// <param name="Name">The kind, in words.</param>
/// <param name="Source">
/// The declaration, where <c>$N</c> stands for the kernel's number, <c>$C</c> for a number that is in no other kernel, and
/// <c>$P</c> for the full name of the kernel before.
/// </param>
/// <param name="IsCalled">The next kernel calls it, so that an edit of it generates two files.</param>
internal sealed record KernelKind(string Name, string Source, bool IsCalled = false)
{
    /// <summary>All kinds, in the order in which they follow each other in the project.</summary>
    public static readonly KernelKind[] All =
    [
        new("light arithmetic", """
            [Vectorize]
            public static float Kernel$N(float x, float y) => ($Cf * x) + y;
            """),
        new("heavy arithmetic", """
            [Vectorize(Unroll = 2)]
            public static double Kernel$N(double x, [Uniform] double scale)
            {
                var t = x * scale;
                var s = t * t;
                var above = 0.75 + (s * (0.25 + (s * (0.125 + (s * (0.0625 + (s * (0.03125 + (s * ($C + (s * 0.5)))))))))));
                var below = 1.0 + (s * (0.5 + (s * (0.25 + (s * (0.375 + (s * (0.4375 + (s * (0.1875 + (s * 0.6)))))))))));
                var ratio = t * above / below;
                var error = t - (ratio * ratio * ratio);
                return Math.Sqrt(Math.Abs(ratio - (error / (3.0 + (ratio * ratio)))));
            }
            """),
        new("transcendental functions", """
            [Vectorize]
            public static float Kernel$N(float x) => MathF.Exp(-x * x) * MathF.Log($Cf + (x * x)) * MathF.Tanh(x);
            """),
        new("heavy with a function", """
            /// <summary>The price of an option, by the formula of Black and Scholes.</summary>
            [Vectorize]
            public static float Kernel$N(float spot, float strike, float years)
            {
                var deviation = 0.25f * MathF.Sqrt(years);
                var d1 = (MathF.Log(spot / strike) + ($Cf * years)) / deviation;
                return (spot * Normal$N(d1)) - (strike * MathF.Exp(-0.03f * years) * Normal$N(d1 - deviation));
            }

            private static float Normal$N(float d)
            {
                var k = 1f / (1f + (0.2316419f * MathF.Abs(d)));
                var sum = k * (0.319381530f + (k * (-0.356563782f + (k * (1.781477937f + (k * (-1.821255978f + (k * 1.330274429f))))))));
                var upper = 0.3989422804f * MathF.Exp(-0.5f * d * d) * sum;
                return d < 0f ? upper : 1f - upper;
            }
            """),
        new("branches", """
            [Vectorize]
            public static float Kernel$N(float x, [Uniform] float limit)
            {
                if (float.IsNaN(x) || x > limit)
                    return limit;
                var scaled = x * $Cf;
                if (scaled < 0f)
                    scaled = -scaled / 2f;
                else
                    scaled += 0.5f;
                return scaled switch { < 1f and not 0f => MathF.Sqrt(scaled), >= 2f => 2f - scaled, _ => scaled };
            }
            """),
        new("a loop", """
            [Vectorize]
            public static float Kernel$N(float x, [Uniform] int iterations)
            {
                var estimate = $Cf;
                for (var i = 0; i < iterations && MathF.Abs(x - (estimate * estimate)) > 0.001f; i++)
                    estimate = 0.5f * (estimate + (x / estimate));
                return estimate;
            }
            """),
        new("called by another kernel", """
            [Vectorize]
            public static float Kernel$N(float x) => 1f / ($Cf + MathF.Exp(-x));
            """, IsCalled: true),
        new("a call of another kernel", """
            [Vectorize]
            public static float Kernel$N(float x) => $Cf * x * $P(x);
            """),
        new("a derivative", """
            [Vectorize, DerivativeOf(nameof(Loss$N))]
            public static partial (float Value, float X) Kernel$N(float x, float y);

            private static float Loss$N(float x, float y) => MathF.Log($Cf + MathF.Exp(-x * y)) + (0.5f * (x - y) * (x - y));
            """),
        new("a reduction", """
            [Vectorize(Reduce = Reduction.Sum, Matrix = true, Parallel = true)]
            public static float Kernel$N(float x, float y) => $Cf * (x - y) * (x - y);
            """),
        new("a GPU's forms as well", """
            [Vectorize(Gpu = true)]
            public static float Kernel$N(float x) => MathF.Max(0f, $Cf * x) + MathF.Exp(-MathF.Abs(x));
            """),
    ];
}
