using System.Text.RegularExpressions;
using Kernels.Generators.Tests.Testing;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>What is generated for a GPU: the overloads over buffers, and the text that a device compiles.</summary>
public class GpuCodeTests
{
    [Fact]
    public Task A_map() => Verifier.Verify(
        Generate(
            "[Vectorize(Gpu = true)] public static float Scaled(float x, [Uniform] float scale) => x <= 0f ? 0f : scale * x;"),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_tuple_with_a_stored_element_and_a_sum() => Verifier.Verify(
        Generate(
            """
            [Vectorize(Gpu = true, Reduce = Reduction.Sum, ReduceElement = "Loss")]
            public static (float Loss, float Residual) Squared(float x, float label)
            {
                var residual = x - label;
                return (residual * residual, residual);
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_matrix_product() => Verifier.Verify(
        Generate(
            "[Vectorize(Gpu = true, Reduce = Reduction.Sum, Matrix = true)] public static float Product(float matrix, float vector) => matrix * vector;"),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Integers_with_division_and_shifts() => Verifier.Verify(
        Generate(
            "[Vectorize(Gpu = true)] public static int Mixed(int x, int y) => x / y + (x << y) - (y >>> 3) * (x % 7);"),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Tables_of_constants_and_of_a_buffer() => Verifier.Verify(
        Generate(
            """
            private static readonly float[] Gains = { 0.5f, 1f, 2f };
            [Vectorize(Gpu = true)]
            public static float Filtered(float x, int gain, [Uniform] ReadOnlySpan<float> taps) => Gains[gain] * (taps[0] + taps[^1] * x);
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Small_elements_and_conditions() => Verifier.Verify(
        Generate(
            """
            [Vectorize(Gpu = true, Reduce = Reduction.Count | Reduction.All, ReduceElement = "IsLarge")]
            public static (bool IsLarge, byte Low) Split(short x, bool isNegated, [Uniform] byte limit) => (x > limit ^ isNegated, (byte)x);
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_masked_loop() => Verifier.Verify(
        Generate(
            """
            [Vectorize(Gpu = true)]
            public static int Steps(int x)
            {
                var steps = 0;
                while (x > 1)
                {
                    x = (x & 1) == 0 ? x / 2 : 3 * x + 1;
                    steps++;
                }

                return steps;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task Names_that_mean_something_in_OpenCL_C() => Verifier.Verify(
        Generate(
            """
            [Vectorize(Gpu = true)]
            public static float Exp(float kernel, float half, float exp, [Uniform] float λ)
            {
                var Exp = MathF.Exp(λ * kernel) - half;
                return Exp * Exp + exp;
            }
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_shader() => Verifier.Verify(
        Generate(
            "[Vectorize(Gpu = true)] public static float Scaled(float x, [Uniform] float scale) => x <= 0f ? 0f : scale * x;",
            withShader: true),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public Task A_function_of_the_runtime() => Verifier.Verify(
        Generate("[Vectorize(Gpu = true)] public static float Decay(float time, [Uniform] float rate) => MathF.Exp(-rate * time);"),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public void A_half_is_loaded_and_stored_by_functions_that_every_device_has()
    {
        var text = Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize(Gpu = true)] public static Half F(Half x, [Uniform] Half y) => x * y; }}").AssertCompiles().Text;
        Assert.Contains("xValues[k] = vload_half(xStart + first + k * size, x);", text, StringComparison.Ordinal);
        Assert.Contains("vstore_half_rte(F(vload_half(xStart + i, x), y), destinationStart + i, destination);", text, StringComparison.Ordinal);
        Assert.Contains(".Value((float)y)", text, StringComparison.Ordinal);
    }

    /// <summary>What every element reads in any case, whatever it reads besides.</summary>
    [Theory]
    [InlineData("taps[0] * x", "atLeast: 1")]
    [InlineData("taps[8] * x + taps[2]", "atLeast: 9")]
    [InlineData("taps[^3] * x", "atLeast: 3")]
    [InlineData("taps[(int)x]", "atLeast: 1")]
    [InlineData("taps[(int)x & 3]", "atLeast: 1")]
    [InlineData("x > 0f ? taps[8] : taps[1]", "atLeast: 2")]
    [InlineData("x > 0f ? taps[8] : x", "nameof(taps))")]
    [InlineData("Read(x, taps, 4)", "atLeast: 5")]
    [InlineData("taps.Length * x", "nameof(taps))")]
    [InlineData("x < 0f ? throw new ArgumentException() : x", "nameof(taps))")]
    [InlineData("Total(x, taps)", "nameof(taps))")]
    public void A_table_has_the_numbers_that_every_element_needs(string body, string argument)
    {
        var text = Generation.Run($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                [Vectorize(Gpu = true)] public static float F(float x, [Uniform] ReadOnlySpan<float> taps) => {{body}};
                private static float Read(float x, ReadOnlySpan<float> numbers, int place) => x * numbers[place];
                private static float Total(float x, ReadOnlySpan<float> numbers) { var sum = x; for (var i = 0; i < numbers.Length; i++) sum += numbers[i]; return sum; }
            }
            """).AssertCompiles().Text;
        Assert.Contains(argument, text[text.IndexOf(".Table(taps", StringComparison.Ordinal)..].Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taps[8] + taps[(int)x]", "taps[8] + taps[max(min(")]
    [InlineData("taps[^1]", "taps[tapsLength - 1]")]
    [InlineData("x > 0f ? taps[8] : x", "taps[max(min(8, tapsLength - 1), 0)]")]
    [InlineData("T[(int)x & 3]", "T[ToInt(x) & 3]")]
    [InlineData("T[(int)x]", "T[clamp(ToInt(x), 0, 3)]")]
    [InlineData("T[(uint)x]", "< 3u ? ")]
    [InlineData("T[(long)x]", "T[(int)clamp(ToLong(x), 0L, 3L)]")]
    [InlineData("Walk(x)", "sum += T[clamp(i, 0, 3)]")]
    public void Only_an_index_that_may_be_out_of_range_is_held_in_it(string body, string expected)
    {
        var text = Generation.Run($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                private static readonly float[] T = { 1f, 2f, 3f, 5f };
                [Vectorize(Gpu = true)] public static float F(float x, [Uniform] ReadOnlySpan<float> taps) => {{body}};
                private static float Walk(float x) { var sum = 0f; for (var i = 0; i < x; i++) sum += T[i]; return sum; }
            }
            """).AssertCompiles().Text;
        var device = text[text.IndexOf("// The code for devices", StringComparison.Ordinal)..];
        Assert.Contains(expected, device.Replace("sum = sum + ", "sum += ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("NAN", device, StringComparison.Ordinal);
        Assert.DoesNotContain("throws", device, StringComparison.Ordinal);
    }

    /// <summary>An exception is a value there; an index is none.</summary>
    [Theory]
    [InlineData("T[(int)x]", 0)]
    [InlineData("Read(x)", 0)]
    [InlineData("Read(x) + Guarded(x)", 2)]
    [InlineData("x < 0f ? throw new ArgumentException() : T[(int)x]", 1)]
    public void KRN028_is_reported_of_exceptions_and_not_of_indices(string body, int count)
    {
        var run = Generation.Run($$"""
            {{Generation.Usings}}
            public static partial class K
            {
                private static readonly float[] T = { 1f, 2f, 3f, 5f };
                [Vectorize(Gpu = true)] public static float F(float x) => {{body}};
                private static float Read(float x) => T[(int)x];
                private static float Guarded(float x) => x < -5f ? throw new ArgumentException() : Read(x);
            }
            """).AssertCompiles();
        Assert.Equal(Enumerable.Repeat("KRN028", count), run.Diagnostics.Select(static diagnostic => diagnostic.Id));
    }

    /// <summary>The device's own functions, and nothing else for the processor.</summary>
    [Fact]
    public void FastMath_changes_the_text_for_a_device_alone()
    {
        const string Members =
            """
            public static partial class K
            {
                [Vectorize(Gpu = true?)] public static float Loss(float x) => KernelMath.Log1p(MathF.Exp(-MathF.Abs(x))) + MathF.Sin(x);
                [Vectorize(Gpu = true?), DerivativeOf(nameof(Loss))] public static partial (float Value, float X) LossGradient(float x);
            }
            """;
        var (exact, fast) = (Halves(Members.Replace("?", "", StringComparison.Ordinal)),
            Halves(Members.Replace("?", ", FastMath = true", StringComparison.Ordinal)));

        Assert.Equal(exact.Select(static file => file.Processor), fast.Select(static file => file.Processor));
        Assert.Contains("log1p(exp(-fabs(x))) + sin(x)", fast[0].Device, StringComparison.Ordinal);
        Assert.DoesNotContain("fma(", fast[0].Device, StringComparison.Ordinal);
        Assert.Contains("cos(x)", fast[1].Device, StringComparison.Ordinal);
        Assert.Contains("Log1pOfUnit(Exp(-fabs(x))) + Sin(x)", exact[0].Device, StringComparison.Ordinal);
        Assert.All(exact, static file => Assert.DoesNotMatch(@"\b(exp|log1p|sin|cos)\(", file.Device));

        static List<(string Processor, string Device)> Halves(string members) => [.. Generation.Run($"{Generation.Usings}{members}").AssertCompiles().Files
            .Select(static file => file.SourceText.ToString().Split("// The code for devices"))
            .Select(static parts => (parts[0], parts[1]))];
    }

    /// <summary>They are computed in doubles, which the program asks for.</summary>
    [Fact]
    public void Correctly_rounded_functions_are_rounded_correctly_on_a_device()
    {
        var text = Generation.Run(Generation.Usings + "public static partial class K { [Vectorize(Gpu = true, Functions = FunctionAccuracy.CorrectlyRounded)] public static float F(float x) => MathF.Exp(x); }").AssertClean().Text;
        Assert.Contains("cl_khr_fp64 : enable", text, StringComparison.Ordinal);
        Assert.Contains("return CorrectlyRoundedExp(x);", text, StringComparison.Ordinal);
    }

    /// <summary>Of a function and its slope, each by the method that gives both on the processor; of a sine and a cosine each by its own.</summary>
    [Fact]
    public void A_pair_is_two_functions()
    {
        var text = string.Concat(Generation.Run(Generation.Usings + "public static partial class K { [Vectorize(Gpu = true)] public static float F(float x) => x * KernelMath.Sigmoid(x); [Vectorize(Gpu = true), DerivativeOf(nameof(F))] public static partial float G(float x); [Vectorize(Gpu = true)] public static float H(float x) => MathF.Sin(x) * MathF.Cos(x); }").AssertCompiles().Files.Select(static file => file.SourceText.ToString()));
        Assert.Contains("float SigmoidAndSlope(float x)", text, StringComparison.Ordinal);
        Assert.Contains("return Sin(x) * Cos(x);", text, StringComparison.Ordinal);
        Assert.DoesNotContain("float SinCos(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_of_float_and_of_double_have_names_of_their_own()
    {
        var text = Generation.Run(Generation.Usings + "public static partial class K { [Vectorize(Gpu = true, Reduce = Reduction.Max)] public static (float A, double B) F(float x, double y) => (MathF.Max(x, 1f), Math.Max(y, 2.0)); }").AssertClean().Text;
        Assert.Contains("return Max(x, 1.0f);", text, StringComparison.Ordinal);
        Assert.Contains("*b = MaxOfDouble(y, 2.0);", text, StringComparison.Ordinal);
        Assert.Contains("bMaximum = MaxOfDouble(bMaximum, b);", text, StringComparison.Ordinal);
        Assert.Contains("aMaximum = Max(aMaximum, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public Task Two_inputs_and_two_results() => Verifier.Verify(
        Generate(
            "[Vectorize(Gpu = true, Reduce = Reduction.Max)] public static (float Sum, int Larger) Both(float k, int first) => (k + first, k > first ? 1 : 0);"),
        extension: "cs").UseDirectory("Snapshots");

    /// <summary>
    /// Eight, or fewer where their values would take more than 32 registers or the copies of the function more than a thousand
    /// operations; one where a loop depends on the element.
    /// </summary>
    [Theory]
    [InlineData("float x", "x", 8)]
    [InlineData("float x, [Uniform] float a, [Uniform] float b, [Uniform] float c, [Uniform] float d", "a * x + b * c * d", 8)]
    [InlineData("float x", "MathF.Exp(x) + MathF.Log(x)", 8)]
    [InlineData("float a, float b, float c, float d", "a * b + c * d", 8)]
    [InlineData("float a, float b, float c, float d, float e", "a * b + c * d + e", 4)]
    [InlineData("float a, float b, float c, float d, float e, float f, float g, float h, float j", "a * b + c * d + e * f + g * h * j", 2)]
    [InlineData("double x, double y", "x * y", 8)]
    [InlineData("double x, double y, double z", "x * y + z", 4)]
    [InlineData("float x", "KernelMath.LogGamma(x) + KernelMath.Digamma(x)", 4)]
    [InlineData("float x", "KernelMath.LogGamma(x) + KernelMath.Digamma(x) + KernelMath.Trigamma(x) + MathF.Tan(x)", 2)]
    [InlineData("int x", "Steps(x)", 1)]
    public void A_work_item_takes_as_many_elements_as_bring_more_than_they_cost(string parameters, string body, int elements)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var type = parameters[..parameters.IndexOf(' ', StringComparison.Ordinal)];
        var text = Generation.Run(Generation.Usings + $$"""
            public static partial class K
            {
                [Vectorize(Gpu = true, Reduce = Reduction.Sum)] public static {{type}} F({{parameters}}) => {{body}};
                private static int Steps(int x)
                {
                    var steps = 0;
                    for (; x > 1; x /= 2)
                        steps++;
                    return steps;
                }
            }
            """).AssertCompiles().Text;
        Assert.Contains(elements == 1 ? ".Run();" : $".Run({elements});", text, StringComparison.Ordinal);
        Assert.Equal(elements > 1, text.Contains($"ulong first = get_group_id(0) * {elements} * size + get_local_id(0);", StringComparison.Ordinal));
        Assert.Contains($"i += {elements * (type == "double" ? 32 : 64)})", text, StringComparison.Ordinal);
        Assert.Equal(elements > 1 ? 4 : 0, Regex.Count(text, $@"#pragma unroll\s+for \(uint k = 0; k < {elements}; k\+\+\)"));
    }

    /// <summary>The text behind the forms of the CPU, which have snapshots of their own.</summary>
    private static string Generate(string member, bool withShader = false)
    {
        var compilation = Generation.Compile($"{Generation.Usings}namespace Sample;\n\npublic static partial class K\n{{\n{member}\n}}\n");
        var run = Generation.Run(withShader ? compilation.WithComputeSharp() : compilation).AssertCompiles();
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        var text = run.Text;
        var first = text.IndexOf(withShader ? "ReadOnlyBuffer<" : "GpuBuffer<", StringComparison.Ordinal);
        var gap = text.LastIndexOf("\n\n", first, StringComparison.Ordinal);
        return text[(gap + 2)..];
    }
}
