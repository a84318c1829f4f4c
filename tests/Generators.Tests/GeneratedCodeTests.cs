using Kernels.Generators.Tests.Testing;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>The generated text, whole, for a kernel of each kind. Each also runs, and gives what its scalar method gives.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public Task A_documented_kernel() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Activations
            {
                /// <summary>
                /// The logistic function, <c>1 / (1 + e⁻ˣ)</c>: from 0 to 1.
                /// See <see cref="MathF.Exp(float)"/>.
                /// </summary>
                /// <param name="x">The logit, any number</param>
                /// <returns>A probability.</returns>
                [Vectorize]
                public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));
            }
            """,
            ulps: 4),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_comparison_and_a_choice() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Activations
            {
                [Vectorize]
                public static float Relu(float x) => x <= 0f ? 0f : x;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Two_inputs() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            internal static partial class Losses
            {
                /// <summary>Half the squared error.</summary>
                [Vectorize]
                internal static float SquaredError(float prediction, float target)
                {
                    var difference = prediction - target;
                    return 0.5f * difference * difference;
                }
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_uniform_in_the_middle() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Optimizers
            {
                /// <param name="rate">The learning rate.</param>
                [Vectorize]
                public static float Step(float weight, [Uniform] float rate, float gradient) => weight - rate * gradient;
            }
            """,
            uniforms: 0.01f),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Branches_with_early_return() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Activations
            {
                [Vectorize]
                public static float Elu(float x, [Uniform] float alpha)
                {
                    if (float.IsNaN(x))
                        return x;

                    float scaled;
                    if (x > 1f)
                    {
                        return x;
                    }
                    else
                    {
                        scaled = x * alpha;
                    }

                    return scaled < -1f ? -1f : scaled;
                }
            }
            """,
            uniforms: 0.25f),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_switch_expression() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Activations
            {
                [Vectorize]
                public static float HardSigmoid(float x) => x switch
                {
                    <= -3f => 0f,
                    >= 3f => 1f,
                    _ => x / 6f + 0.5f,
                };
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Calls_of_a_kernel_and_of_a_plain_method() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Activations
            {
                [Vectorize]
                public static float Swish(float x) => x * Sigmoid(Twice(x));

                [Vectorize]
                public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));

                private static float Twice(float value) => value + value;
            }
            """,
            ulps: 4),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Integers_and_bits() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Bits
            {
                private const uint SignMask = 0x8000_0000;

                [Vectorize]
                public static int Exponent(float x) => (int)((BitConverter.SingleToUInt32Bits(x) & ~SignMask) >> 23) - 127;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Doubles_with_an_integer_in_a_lane() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Rounding
            {
                [Vectorize]
                public static double ToStep(double value, [Uniform] int steps)
                {
                    var index = (int)Math.Floor(value * steps);
                    return (double)(index + 1) / steps;
                }
            }
            """,
            uniforms: 8),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Nested_generic_types() => Verifier.Verify(
        Generate(
            """
            namespace Sample.Deep
            {
                public partial class Outer<TKey>
                    where TKey : notnull
                {
                    protected internal readonly partial struct Inner<TFirst, TSecond>
                    {
                        internal partial record Leaf(TKey Key)
                        {
                            [Vectorize]
                            internal static float Half(float x) => x / 2f;
                        }
                    }
                }
            }
            """,
            runs: false),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Names_that_clash() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static class VectorMath;

            public static partial class Clashes
            {
                private const int Mix512 = 3;

                [Vectorize]
                public static float Mix(float destination, float i, float Vector512, float @in, float TStore, [Uniform] float last)
                {
                    var width = destination + i + Mix512;
                    var Span = width * Vector512;
                    return MathF.Sqrt(Span) - @in * TStore + last;
                }
            }
            """,
            uniforms: 2f),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_body_with_an_error() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Broken
            {
                [Vectorize]
                public static float Next(float x, [Uniform] float seed) => x + seed * Random.Shared.NextSingle();
            }
            """,
            runs: false),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Twelve_parameters() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Polynomials
            {
                [Vectorize]
                public static double Evaluate(
                    double x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7,
                    double c8, double c9, double c10)
                {
                    return ((((((((((c10 * x + c9) * x + c8) * x + c7) * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x) + c0;
                }
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Long_lines() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Formulas
            {
                [Vectorize(Unroll = 1)]
                public static float Long(float firstInput, float secondInput)
                {
                    var isOrdinary = firstInput > -1000f && firstInput < 1000f && secondInput > -1000f && secondInput < 1000f && firstInput != secondInput;
                    var sumOfProducts = (firstInput + secondInput) * (firstInput - secondInput) + firstInput * firstInput / (secondInput * secondInput + 1f) - 0.333333343f;
                    return isOrdinary ? MathF.FusedMultiplyAdd(sumOfProducts, MathF.Sqrt(MathF.Abs(firstInput)), MathF.Max(secondInput, MathF.Min(firstInput, 0f))) : sumOfProducts;
                }
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task The_global_namespace() => Verifier.Verify(
        Generate(
            """
            public static partial class Lines
            {
                [Vectorize]
                public static float Twice(float x) => 2f * x;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Overloads_that_are_told_apart() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public partial struct Numbers
            {
                [Vectorize]
                public static float Square(float x) => x * x;

                [Vectorize]
                public static ulong Square(ulong x) => x * x;

                [Vectorize]
                public static float square(float x) => x * x * x;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_loop_that_is_unrolled() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Polynomials
            {
                /// <summary>A polynomial, by Horner's rule.</summary>
                [Vectorize]
                public static float Evaluate(float x)
                {
                    var sum = 0.125f;
                    for (var i = 3; i >= 0; i--)
                        sum = sum * x + Coefficient(i);
                    return sum;
                }

                private static float Coefficient(int i) => i switch
                {
                    0 => 1f,
                    1 => -0.5f,
                    2 => 0.75f,
                    _ => 2f,
                };
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_loop_that_depends_on_data() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Fractals
            {
                /// <summary>How many steps of z² + c stay within 2, at most 100.</summary>
                [Vectorize]
                public static float Mandelbrot(float re, float im)
                {
                    float x = 0f, y = 0f, steps = 0f;
                    while (steps < 100f && x * x + y * y <= 4f)
                    {
                        (x, y) = (x * x - y * y + re, 2f * x * y + im);
                        steps++;
                    }

                    return steps;
                }
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_loop_with_a_return() => Verifier.Verify(
        Generate(
            """
            namespace Sample;

            public static partial class Numbers
            {
                [Vectorize]
                public static int SmallestDivisor(int n)
                {
                    for (var d = 2; d <= 46340 && d * d <= n; d++)
                    {
                        if (n % d == 0)
                            return d;
                    }

                    return n;
                }
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    /// <summary>All generated files, each under its name, once they compile and give what the scalar methods give.</summary>
    private static string Generate(string source, int ulps = 0, bool runs = true, params object[] uniforms)
    {
        var run = Generation.Run(Generation.Usings + source).AssertCompiles();
        if (runs)
            run.AssertSameAsScalar(ulps, uniforms);
        return string.Join("\n", run.Files.Select(static file => $"//HintName: {file.HintName}\n{OneWidth.Of(file.SourceText.ToString())}"));
    }
}
