using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Tables: constants and uniform spans, at places that depend on data.</summary>
public class LookupTests
{
    [Theory]
    [InlineData("float F(float x) => T[(int)x & 7];", "readonly float[] T = { 1f, 2f, 3f, 5f, 7f, 11f, 13f, 17f };")]
    [InlineData("float F(float x) => T[(int)x & 3] * x;", "readonly float[] T = { -0f, float.NaN, float.PositiveInfinity, 1e-45f };")]
    [InlineData("int F(int x) => T[x & 31] + T[(x >> 5) & 31];", "ReadOnlySpan<int> T => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33];")]
    [InlineData("byte F(byte x) => T[x & 15];", "ReadOnlySpan<byte> T => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255];")]
    [InlineData("double F(double x) => x + T[(int)x & 3];", "readonly int[] T = { 1, 2, -3, 4 };")]
    [InlineData("long F(long x) => x > 0 ? T[x & 15] : T[2];", "readonly long[] T = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 };")]
    [InlineData("double F(double x) { var sum = 0.0; for (var i = 0; i < 3 && sum < x; i++) sum += T[i]; return sum; }", "readonly double[] T = { 1.5, 2, 3 };")]
    [InlineData("int F(int x) { ReadOnlySpan<int> local = [3, 1, 2, 5]; return local[x & 3] + T[^(1 + (x & 1))]; }", "readonly int[] T = { 7, 8 };")]
    [InlineData("uint F(uint x) => T[(int)(x % 3u)] ^ T[1];", "readonly uint[] T = { 7u, 8u, 4000000000u };")]
    public void Every_form_reads_the_number_that_the_scalar_method_reads(string kernel, string table) =>
        Generation.Run(Source($"[Vectorize] public static {kernel} private static {table}")).AssertClean().AssertSameAsScalar();

    [Theory]
    [InlineData("int F(int x) => T[x & 15];", "readonly int[] T = { 1, 2, 3, 5, 7, 11, 13, 17 };")]
    [InlineData("float F(float x) => x > 0f ? T[(int)x] : 1f;", "readonly float[] T = { 1f, 2f, 3f, 5f, 7f, 11f, 13f, 17f };")]
    [InlineData("double F(double x) { var sum = 0.0; for (var i = 0; sum < x; i++) sum += T[i]; return sum; }", "readonly double[] T = { 1.5, 2, 3 };")]
    [InlineData("long F(long x) => T[x];", "readonly long[] T = { 1, 2, 3, 4 };")]
    [InlineData("int F(int x) { if (x < -1000) throw new ArgumentException(); return T[x & 31]; }", "readonly int[] T = { 1, 2, 3, 5, 7, 11, 13, 17 };")]
    public void An_index_out_of_range_throws_as_in_the_scalar_method(string kernel, string table) =>
        Generation.Run(Source($"[Vectorize] public static {kernel} private static {table}")).AssertClean().AssertThrowsAsScalar();

    [Theory]
    [InlineData("[Vectorize] public static float F(float x, float y, [Uniform] ReadOnlySpan<float> taps) => taps[0] * x + taps[1] * y;")]
    [InlineData("[Vectorize(Parallel = true)] public static float F(float x, [Uniform] ReadOnlySpan<float> taps, [Uniform] float scale) => taps[^1] * x * scale;")]
    [InlineData("[Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> taps) { var sum = 0f; for (var i = taps.Length - 1; i >= 0; i--) sum = sum * x + taps[i]; return sum; }")]
    [InlineData("[Vectorize] public static (float A, float B) F([Uniform] ReadOnlySpan<float> taps, float x) => (taps[(int)x & 3], taps.Length * x);")]
    [InlineData("[Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> taps) => Twice(x, taps); private static float Twice(float x, ReadOnlySpan<float> other) => 2f * x + other[2] + other[((int)x) & 1];")]
    [InlineData("[Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> t, [Uniform] float scale) => t[(int)(x * scale) & 3] + (x * scale) / (x + scale) * t[1];")]
    [InlineData("[Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> t) => (float)(Math.Sqrt(x * 0.1) * t[1] + t[(int)x & 3]);")]
    public void A_uniform_span_is_a_table(string kernel)
    {
        ReadOnlyMemory<float> taps = new[] { 0.25f, -0.5f, 3f, 0.125f };
        Generation.Run(Source(kernel)).AssertCompiles().AssertSameAsScalar(0, kernel.Contains("scale", StringComparison.Ordinal) ? [taps, 1.5f] : [taps]);
    }

    [Theory]
    [InlineData("float F(float x, [|ReadOnlySpan<float>|] table) => table[0] * x;", "an element is one number; mark the parameter [Uniform] if it is a table that all elements read")]
    [InlineData("float F(float x, [Uniform] [|float[]|] table) => table[0] * x;", "a table that all elements read is a [Uniform] ReadOnlySpan<float>")]
    [InlineData("double F(double x, [Uniform] [|ReadOnlySpan<int>|] table) => table[0] * x;", "another element of the kernel has 64 bits, and the numbers of a table are as wide")]
    [InlineData("int F(int x, [Uniform] [|ReadOnlySpan<byte>|] table) => table[0] * x;", "a table has numbers of 32 or 64 bits")]
    public void A_parameter_that_is_no_table_is_told_why(string kernel, string reason)
    {
        var source = MarkedSource.Parse(Source($"[Vectorize] public static {kernel}"));
        var diagnostic = Assert.Single(Generation.Run(source.Text).Diagnostics);
        Assert.Equal("KRN003", diagnostic.Id);
        Assert.EndsWith(reason, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(source.Span, diagnostic.Location.SourceSpan);
    }

    [Theory]
    [InlineData("[Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> t) => x * t[0]; [Vectorize] public static float F(float x, float t) => x * t;", "KRN031")]
    public void What_tables_cannot_do_is_said(string kernels, string id) =>
        Assert.Equal(id, Assert.Single(Generation.Run(Source(kernels)).Diagnostics).Id);

    [Theory]
    [InlineData("var sum = 0f; foreach (var t in taps) sum = sum * x + t; return sum;")]
    [InlineData("var sum = x; foreach (var t in taps) { if (t < 0f) continue; if (t * x > 2f) break; sum += t; } return sum;")]
    [InlineData("foreach (var t in taps) { var most = 1f; foreach (var u in taps) most = MathF.Max(most, t * u * x); if (most > 4f) return most; } return x;")]
    [InlineData("var sum = 0f; for (var i = 0; i < 2; i++) foreach (var t in taps) sum += t * x; return Total(taps) * sum;")]
    [InlineData("foreach (var t in taps) if (t > x) throw new ArgumentException($\"{t} {x}\"); return x;", true)]
    public void Foreach_goes_over_a_uniform_span(string body, bool throws = false)
    {
        var run = Generation.Run(Source($$"""
            [Vectorize] public static float F(float x, [Uniform] ReadOnlySpan<float> taps) { {{body}} }
            private static float Total(ReadOnlySpan<float> numbers) { var total = 0f; foreach (var number in numbers) total += number; return total; }
            """)).AssertClean();
        foreach (var taps in new ReadOnlyMemory<float>[] { new[] { 0.25f, -0.5f, 3f, 0.125f, 2f }, new[] { 1f }, default(ReadOnlyMemory<float>) })
        {
            if (!throws)
                run.AssertSameAsScalar(0, taps);
            else if (taps.Length > 0)
                run.AssertThrowsAsScalar(0, taps);
        }
    }

    [Theory]
    [InlineData("byte F(byte x, short y) => T[x] + y > 70 ? throw new ArgumentException($\"{x}\") : T[x];", "readonly byte[] T = { 1, 2, 3, 5, 7, 11, 13, 17, 21, 24, 28, 33, 37, 41, 45, 49, 53, 58, 62, 66, 70, 75, 80, 84, 88, 93, 98, 103, 108, 113, 118, 123, 130 };")]
    [InlineData("(bool A, Half B) F(char x, bool y, Half z) { if (y && x > 200) throw new ArgumentException($\"{(int)x}\"); return (x > 5, z); }", "readonly byte[] T = { 1 };")]
    public void Small_elements_throw_as_the_scalar_method_does(string kernel, string table) =>
        Generation.Run(Source($"[Vectorize] public static {kernel} private static {table}")).AssertCompiles().AssertThrowsAsScalar();

    [Fact]
    public void A_derivative_by_another_parameter_looks_up_as_its_function_does() =>
        Generation.Run(Source("[Vectorize] public static float F(float x) => x * T[(int)x & 1]; private static readonly float[] T = { 1f, 2f }; [Vectorize, DerivativeOf(nameof(F))] public static partial float G(float x);"))
            .AssertClean().AssertSameAsScalar();

    /// <summary>Tables of bytes: in one, two and four registers, and in memory.</summary>
    [Theory]
    [InlineData(40, "int F(int x) => T[x & 31]")]
    [InlineData(64, "int F(int x) => T[x & 63]")]
    [InlineData(100, "uint F(uint x) => (uint)(T[x & 63] + T[(x >> 3) & 63])")]
    [InlineData(128, "float F(int x) => T[x & 127]")]
    [InlineData(129, "short F(short x) => T[x & 127]")]
    [InlineData(256, "byte F(byte x) => T[x]")]
    [InlineData(256, "sbyte F(byte x) => (sbyte)T[x]")]
    [InlineData(256, "byte F(byte x) => (byte)(T[x] + 1)")]
    [InlineData(300, "byte F(byte x) => T[x]")]
    [InlineData(300, "byte F(byte x, byte y) => T[x + (y & 31)]")]
    [InlineData(1000, "int F(int x) => T[x & 511]")]
    public void A_table_of_bytes_is_kept_as_bytes(int count, string kernel)
    {
        var numbers = string.Join(", ", Enumerable.Range(0, count).Select(static i => i * 37 % 251));
        var run = Generation.Run(Source($"[Vectorize] public static {kernel}; private static readonly byte[] T = [{numbers}];"))
            .AssertClean().AssertSameAsScalar();
        Assert.Contains("ReadOnlySpan<byte>", run.Text);
    }

    [Fact]
    public void A_kernel_that_maps_bytes_by_a_table_needs_no_lanes_where_the_processor_permutes_bytes()
    {
        var table = $"private static ReadOnlySpan<byte> T => [{string.Join(", ", Enumerable.Range(0, 256))}];";
        Assert.Contains("Lanes.LookupBytes(FTable, x, destination);",
            Generation.Run(Source($"[Vectorize] public static byte F(byte x) => T[x]; {table}")).Text);
        Assert.DoesNotContain("PermutesBytes", Generation.Run(Source($"[Vectorize] public static byte F(byte x) => T[255 - x]; {table}")).Text);
    }

    [Fact]
    public void A_table_of_few_numbers_fills_a_register()
    {
        var text = Generation.Run(Source(
            "[Vectorize] public static float F(float x) => T[(int)x & 1]; private static readonly float[] T = { 1f, 2f };")).AssertClean().Text;
        Assert.Contains("private static ReadOnlySpan<float> FTable =>", text, StringComparison.Ordinal);
        Assert.Contains(string.Join(", ", Enumerable.Repeat("2f", 15)), text, StringComparison.Ordinal);
        Assert.DoesNotContain("LessThan", text, StringComparison.Ordinal); // the mask keeps the index inside
    }

    private static string Source(string members) => $"{Generation.Usings}public static partial class K {{ {members} }}";
}
