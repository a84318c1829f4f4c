using Kernels.Generators.Tests.Testing;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>What is generated for WebGPU: a constant that holds the shader, and its documentation. The tests of shaders run them in a browser.</summary>
public class WgslCodeTests
{
    [Fact]
    public Task A_map() => Verifier.Verify(
        Generate(
            """
            /// <summary>A smooth step.</summary>
            [Vectorize(Wgsl = true)]
            public static float Swish(float x, [Uniform] float beta) => x / (1f + MathF.Exp(-beta * x));
            """),
        extension: "cs").UseDirectory("Snapshots");

    [Fact]
    public void A_tuple_of_integers()
    {
        var text = Shader("public static (int Quotient, uint Bits) F(int x, uint y, [Uniform] int n) => (x / n, y << n | y >> 3)");

        Assert.Contains("@group(0) @binding(3) var<storage, read_write> bitsDestination: array<u32>;", text, StringComparison.Ordinal);
        Assert.Contains("    n: i32,", text, StringComparison.Ordinal);
        Assert.Contains("fn F(x: i32, y: u32, n: i32, bits: ptr<function,u32>) -> i32", text, StringComparison.Ordinal);
        Assert.Contains("*bits = (y << u32(n)) | (y >> 3u);", text, StringComparison.Ordinal);
        Assert.Contains("var bits: u32;", text, StringComparison.Ordinal);
        Assert.Contains("quotientDestination[i] = F(x[i], y[i], numbers.n, &bits);", text, StringComparison.Ordinal);
        Assert.Contains("bitsDestination[i] = bits;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_constants_is_an_array()
    {
        var text = Shader("public static float F(float x, int i, [Uniform] float y) => x * Gains[i] + y; private static readonly float[] Gains = [0.5f, 1f, 1e-45f, float.MaxValue]");

        Assert.Contains("const Gains = array<f32, 4>(\n    0.5f, 1.0f, bitcast<f32>(0x00000001u), bitcast<f32>(0x7F7FFFFFu),\n);", text, StringComparison.Ordinal);
        Assert.Contains("Gains[clamp(i, 0i, 3i)]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_uniform_span_is_a_storage_buffer_that_the_function_sees()
    {
        const string Kernel = "public static float F([Uniform] ReadOnlySpan<float> taps, float x, int i, [Uniform] float y) => taps[1] * x + taps[i] * y";
        var text = Shader(Kernel);

        Assert.Contains("@group(0) @binding(0) var<storage, read> taps: array<f32>;", text, StringComparison.Ordinal);
        Assert.Contains("@group(0) @binding(3) var<storage, read_write> destination: array<f32>;", text, StringComparison.Ordinal);
        Assert.Contains("fn F(x: f32, i: i32, y: f32) -> f32", text, StringComparison.Ordinal);
        Assert.Contains("taps[1i]", text, StringComparison.Ordinal);
        Assert.Contains("taps[max(min(i, i32(arrayLength(&taps)) - 1i), 0i)]", text, StringComparison.Ordinal);
        Assert.Contains("destination[i2] = F(x[i2], i[i2], numbers.y);", text, StringComparison.Ordinal);
        Assert.Contains(
            "as many <c>f32</c> as its binding has, 2 or more, which every element may look up",
            Generate($"[Vectorize(Wgsl = true)] {Kernel};").Replace("\n    /// ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Loops_have_braces_and_test_first()
    {
        var text = Shader(
            """
            public static int F(int x)
            {
                var steps = 0;
                while (x > 1)
                {
                    x = (x & 1) == 0 ? x / 2 : 3 * x + 1;
                    steps++;
                }

                do
                {
                    steps -= 3;
                }
                while (steps > 10);
                return steps;
            }
            """);

        Assert.DoesNotContain("do\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"if [^\n]*\n\s*break", text);
        Assert.Matches(@"if \(!active2\)\n\s*\{\n\s*break;\n\s*\}", text);
    }

    [Theory]
    [InlineData("x < 1f || x > 2f && x != 4f ? x : 0f", "(x < 1.0f) | ((x > 2.0f) & (x != 4.0f))")]
    [InlineData("(x > 1f) ^ (x > 2f) ? x : 0f", "(x > 1.0f) != (x > 2.0f)")]
    [InlineData("x > 0f == x < 5f ? x : 0f", "(x > 0.0f) != (x < 5.0f)")]
    [InlineData("(x > 0f ? x < 5f : x > -7f) ? x : 0f", "select(0.0f, x, ")]
    [InlineData("x * float.PositiveInfinity + x", "x * FloatOf(0x7F800000u) + x")]
    [InlineData("MathF.Sqrt(-1f) + x", "sqrt(FloatOf(0xBF800000u)) + x")]
    [InlineData("x + 1e-45f", "x + FloatOf(0x00000001u)")]
    [InlineData("x - float.MaxValue", "x - FloatOf(0x7F7FFFFFu)")]
    [InlineData("x == 3e38f ? -0f : 16777216f", "select(16777216.0f, -0.0f, x == 3E+38f)")]
    public void Expressions(string body, string expected) =>
        Assert.Contains(expected, Shader($"public static float F(float x) => {body}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("x & y + 1", "x & (y + 1i)")]
    [InlineData("x ^ y & 3", "x ^ (y & 3i)")]
    [InlineData("x ^ y ^ 3", "x ^ y ^ 3i")]
    [InlineData("x ^ (y ^ x * 3)", "x ^ (y ^ (x * 3i))")]
    [InlineData("(x << y) >> 2", "(x << u32(y)) >> 2u")]
    [InlineData("x >>> 35", "bitcast<i32>(bitcast<u32>(x) >> 3u)")]
    [InlineData("x - int.MinValue * y", "i32(-2147483648)")]
    [InlineData("(x & y) < (y | 3) ? x : y", "select(y, x, (x & y) < (y | 3i))")]
    public void Integers(string body, string expected) =>
        Assert.Contains(expected, Shader($"public static int F(int x, int y) => {body}"), StringComparison.Ordinal);

    [Fact]
    public void The_function_for_what_has_no_literal_is_there_where_it_is_called()
    {
        Assert.Contains("fn FloatOf(bits: u32) -> f32", Shader("public static float F(float x) => x + float.NaN * x"), StringComparison.Ordinal);
        Assert.DoesNotContain("FloatOf", Shader("public static float F(float x) => x + 1f"), StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_round_by_the_language_and_not_by_a_sum_that_a_compiler_may_regroup()
    {
        var text = Shader("public static float F(float x) => MathF.Exp(x)");

        Assert.Contains("= round(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("12582912", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_mean_something_in_WGSL_are_others()
    {
        var text = Shader("public static float select(float f32, float storage, [Uniform] float numbers, float count, float __x, float _) => f32 * storage + numbers * count - __x * _");

        Assert.Contains("var<storage, read> storage2: array<f32>;", text, StringComparison.Ordinal);
        Assert.Contains("fn select2(f322: f32, storage2: f32, numbers: f32, count: f32, u__x: f32, _2: f32) -> f32", text, StringComparison.Ordinal);
        Assert.Contains("fn select2Map(", text, StringComparison.Ordinal);
        Assert.Contains("    numbers: f32,", text, StringComparison.Ordinal);
        Assert.Contains("numbers2.count2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_asked_for_is_written()
    {
        const string Member = "public static float F(float x) => x";

        Assert.DoesNotContain("Wgsl", Generate($"[Vectorize(Gpu = true, Reduce = Reduction.Sum)] {Member};"), StringComparison.Ordinal);
        Assert.DoesNotContain("GpuBuffer", Generate($"[Vectorize(Wgsl = true, Reduce = Reduction.Sum)] {Member};"), StringComparison.Ordinal);
        var both = Generate($"[Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum | Reduction.Max, Matrix = true)] {Member};");
        Assert.Contains("FSum(GpuBuffer<float> x)", both, StringComparison.Ordinal);
        Assert.Contains("public const string FWgsl", both, StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_are_numbered()
    {
        var text = Generate("[Vectorize(Wgsl = true)] internal static float F(float x) => x; [Vectorize(Wgsl = true)] internal static int F(int x) => x;");

        Assert.Contains("internal const string FWgsl = ", text, StringComparison.Ordinal);
        Assert.Contains("internal const string FWgsl2 = ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_has_one_too() => Assert.Contains(
        "public const string DWgsl",
        Generate("[Vectorize] public static float F(float x) => x * x; [Vectorize(Wgsl = true), DerivativeOf(nameof(F))] public static partial float D(float x);"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void More_buffers_than_every_device_has_are_documented(int inputs, bool isSaid) => Assert.Equal(
        isSaid,
        Generate($"[Vectorize(Wgsl = true)] public static float F({string.Join(", ", Enumerable.Range(0, inputs).Select(static i => $"float x{i}"))}) => x0;")
            .Contains("<c>maxStorageBuffersPerShaderStage</c> of 9", StringComparison.Ordinal));

    /// <summary>The text of a kernel's constant, from the left margin.</summary>
    private static string Shader(string member)
    {
        var lines = Generate($"[Vectorize(Wgsl = true)] {member}{(member.EndsWith('}') ? "" : ";")}")
            .Split('\n').SkipWhile(static line => !line.Contains("const string", StringComparison.Ordinal)).Skip(1).ToList();
        return string.Join('\n',
            lines.TakeWhile(static line => !line.Contains("\"\"\"", StringComparison.Ordinal))
                .Select(static line => line.Length > 8 ? line[8..] : ""));
    }

    private static string Generate(string members) =>
        string.Concat(Generation.Run($"{Generation.Usings}public static partial class K\n{{\n{members}\n}}")
            .AssertClean().Files.Select(static file => file.SourceText.ToString()));
}
