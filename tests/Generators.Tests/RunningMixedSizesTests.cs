using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Numbers of 32 and of 64 bits in one kernel: every form gives what the scalar method gives.</summary>
public class RunningMixedSizesTests
{
    [Theory]
    [InlineData("double F(double x) => (float)x * 2.3f")]
    [InlineData("double F(double x, double y) { float a = (float)x, b = (float)y; var c = a * b + a / b - b; return c > 0.3f ? MathF.Sqrt(c) : MathF.Abs(c) - MathF.Min(a, 0f) + MathF.Floor(b) + (a % b) - MathF.FusedMultiplyAdd(a, b, c); }")]
    [InlineData("double F(double x) { var bits = BitConverter.SingleToInt32Bits((float)x); return BitConverter.Int32BitsToSingle(bits ^ 0x7fff) + (double)(bits >> 3); }")]
    [InlineData("long F(double x) { var f = (float)x; return (float.IsSubnormal(f) ? 1 : 0) + (float.IsNormal(f) ? 2 : 0) + (float.IsNaN(f) ? 4 : 0) + (float.IsInteger(f) ? 8 : 0) + (double.IsNormal(x) ? 16 : 0); }")]
    [InlineData("long F(long x, ulong y) => (long)((float)x - (float)y) + (long)(float)(int)x + (long)(float)(uint)y")]
    [InlineData("double F(double x, double y) { var s = (float)x; for (var i = 0; i < 50 && s < 100f; i++) s = s * 1.1f + (float)y; return s; }")]
    public void Floats_in_lanes_of_64_bits(string kernel) => Agree(kernel);

    [Theory]
    [InlineData("double F(float x) => x * 0.1")]
    [InlineData("float F(double x, float y) => (float)x * y + y")]
    [InlineData("(float A, double B) F(float x, int n) => (x * n, (double)x * n)")]
    [InlineData("long F(float x, long n) => (long)(x * 3f) + n")]
    [InlineData("byte F(byte x, byte y) => (byte)(x * 0.3 + y * 0.6)")]
    [InlineData("bool F(float x, bool b) => b && x * 0.1 < 0.3")]
    [InlineData("double F(float x) { if (x == 3.25f) throw new ArgumentException(\"x\"); return x * 0.1; }")]
    [InlineData("float F(float x) { if (x == 3.25f) throw new ArgumentException(\"x\"); return (float)(x * 0.1); }")]
    public void Elements_of_any_size(string kernel) => Agree(kernel);

    [Theory]
    [InlineData("double F(float x) => x * 0.1 * x; [Vectorize, DerivativeOf(nameof(F))] public static partial double D(float x)")]
    [InlineData("float F(double x) => (float)x * (float)x; [Vectorize, DerivativeOf(nameof(F))] public static partial float D(double x)")]
    [InlineData("double F(float x, double y) => x * y + (float)y * x; [Vectorize, DerivativeOf(nameof(F))] public static partial (double Value, double X, double Y, double XY) D(float x, double y)")]
    public void Derivatives_have_the_type_of_the_result(string members) => Run($"[Vectorize] public static {members};").AssertSameAsScalar();

    [Fact]
    public void An_exception_of_a_kernel_with_wide_lanes_is_that_of_the_first_element()
    {
        var run = Run("[Vectorize] public static float F(float x) { if (x < 0f) throw new ArgumentException(\"negative\"); return (float)(x * 0.1); }");
        run.Load("public static class H { public static float[] Go(float[] x) { var d = new float[x.Length]; try { K.F(x, d); return d; } catch (System.ArgumentException) { return null!; } } }", assembly =>
        {
            var go = assembly.GetType("H")!.GetMethod("Go")!;
            foreach (var length in new[] { 1, 5, 16, 40 })
            {
                var x = Enumerable.Range(0, length).Select(static i => i + 0.5f).ToArray();
                Assert.NotNull(go.Invoke(null, [x]));
                x[^1] = -1f;
                Assert.Null(go.Invoke(null, [x]));
            }
        });
    }

    [Theory]
    [InlineData("float F(float x) => (float)(x * 0.1)")]
    [InlineData("float F(float x, float y) { double s = x; s += y; s *= s; return (float)(s / (1.0 + Math.Abs(s))); }")]
    [InlineData("float F(float x, int n) { float s = x; s = (float)(s * 0.1); s += n; int k = n; k *= 2; k = (int)(k * 1.7); return s + k; }")]
    [InlineData("(float A, int B) F(float x, int n) { double d = x / 3.0; return ((float)(d * n), (int)(d + n)); }")]
    [InlineData("float F(float x) { double s = 0.1; while (s < Math.Abs(x) && s < 1000) { s = s * 1.7 + 0.1; } return (float)s; }")]
    [InlineData("float F(float x, float y, int n) { if (x < 0.1) return y; return n > 3 && x > 0.3f ? (float)(x / 3.0) : (float)n; }")]
    public void Doubles_among_floats(string kernel) => Agree(kernel);

    [Theory]
    [InlineData("int F(int a, int b) => (int)(((long)a * b) >> 15)")]
    [InlineData("uint F(uint a, uint b) => (uint)(((ulong)a * b) >> 32)")]
    [InlineData("int F(int a, int b) => (int)(Math.BigMul(a, b) / 3 >> 7)")]
    [InlineData("int F(float x) { var n = (ulong)x; return (int)(n ^ (n >> 32)); }")]
    [InlineData("float F(float x) { var n = (long)x; return n * 0.5f; }")]
    [InlineData("long F(long x, long y) { var n = (int)x; return (long)n * (int)y + (long)n * 3 + (long)((ulong)(uint)y * 5); }")]
    [InlineData("uint F(int x) => (uint)(x >> 3) + (uint)((long)x * x >> 31)")]
    public void Integers_of_64_bits_among_those_of_32(string kernel) => Agree(kernel);

    [Theory]
    [InlineData("float F(float x) => (float)(x * 0.5)")]
    [InlineData("int F(int a, int b) { long p = (long)a * b; p += 17; return (int)p; }")]
    [InlineData("float F(float x, float y) { double d = x; return d > 0.5 ? (float)Math.Sqrt(d) : (float)(Math.Floor(d) * y); }")]
    [InlineData("uint F(uint a, int b) => (uint)(((ulong)a ^ (ulong)b) * 12345678901UL)")]
    [InlineData("float F(int a, float b) => (float)(double)a + (float)Math.Max(b, 0.25)")]
    public void What_gives_the_same_in_32_bits_has_lanes_of_32(string kernel)
    {
        var run = Agree(kernel).AssertClean();
        Assert.DoesNotContain("<double>", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<long>", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<ulong>", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Uniforms_keep_their_types() =>
        Run("[Vectorize] public static float F(float x, [Uniform] float u, [Uniform] int n) => (float)(x * 0.1 + u * (double)n);")
            .AssertSameAsScalar(0, 1.7f, 3);

    [Fact]
    public void A_uniform_float_fits_a_kernel_of_double() =>
        Run("[Vectorize] public static double F(double x, [Uniform] float u) => x * u + u * u;").AssertSameAsScalar(0, 1.7f);

    [Theory]
    [InlineData("float F(float x) => (float)Math.Sin(x)")]
    [InlineData("float F(float x, float y) => (float)(MathF.Exp(x) + 1.0 / (2.0 + Math.Sqrt(MathF.Pow(MathF.Abs(x), 0.3f))))")]
    [InlineData("float F(float x) { var (s, c) = MathF.SinCos(x); return (float)(s * (double)c * 0.3); }")]
    public void Functions_are_within_their_bounds(string kernel) => Run($"[Vectorize] public static {Member(kernel)}").AssertSameAsScalar(ulps: 8);

    [Theory]
    [InlineData("float F(float x) => (float)(Math.Sin(x) * 0.1); [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x)", 8)]
    [InlineData("double F(double x) { var f = (float)x; return f * f * x; } [Vectorize, DerivativeOf(nameof(F))] public static partial double D(double x)", 0)]
    [InlineData("float F(float x) { double s = x; for (var i = 0; i < 20 && s < 100; i++) s = s * 1.1 + x; return (float)s; } [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x)", 0)]
    [InlineData("float F(float x, float y) => (float)(Math.Max(x, y * 0.3) * x); [Vectorize, DerivativeOf(nameof(F))] public static partial (float Value, float X, float Y, float XY) D(float x, float y)", 0)]
    public void Derivatives_go_through_conversions(string members, int ulps) => Run($"[Vectorize] public static {members};").AssertSameAsScalar(ulps);

    [Fact]
    public void A_derivative_by_a_float_is_computed_in_double_where_the_function_is()
    {
        var run = Run("[Vectorize] public static float F(float x) => (float)(x * 0.1 * x); [Vectorize, DerivativeOf(nameof(F))] public static partial float D(float x);");
        run.Load("public static class H { public static float[] Go(float[] x) { var d = new float[x.Length]; K.D(x, d); return d; } }", assembly =>
        {
            float[] x = [0.1f, 3f, -7.7f, 1e20f, 1e-30f];
            var actual = (float[])assembly.GetType("H")!.GetMethod("Go")!.Invoke(null, [x])!;
            for (var i = 0; i < x.Length; i++)
                Assert.InRange(Ulps.Between((float)(0.2 * x[i]), actual[i]), 0, 1);
        });
    }

    [Theory]
    [InlineData("x * x - 1f", "")]
    [InlineData("x * x - 1f", ", Parallel = true")]
    [InlineData("MathF.Sqrt(MathF.Abs(x)) / (1f + x * x) / 3f / x / 7f", "")]
    public void A_sum_accumulated_in_double_has_the_tree_of_64_lanes(string body, string options)
    {
        var run = Run($"[Vectorize(Reduce = Reduction.Sum | Reduction.Mean | Reduction.Max, Accumulate = typeof(double){options})] public static float F(float x) => {body};").AssertClean();
        const string Harness = "public static class H { public static (double, double, float, float[]) Go(float[] x) { var v = new float[x.Length]; K.F(x, v); return (K.FSum(x), K.FMean(x), K.FMax(x), v); } }";
        run.Load(Harness, assembly =>
        {
            foreach (var length in new[] { 1, 2, 3, 15, 16, 17, 33, 63, 64, 65, 127, 200, 4096, 5000, 20_000, 300_000 })
            {
                var x = Enumerable.Range(0, length).Select(static i => (float)Math.Sin(i + 1) * 3).ToArray();
                var (sum, mean, max, values) = ((double, double, float, float[]))assembly.GetType("H")!.GetMethod("Go")!.Invoke(null, [x])!;
                Assert.Equal(Tree(values), sum);
                Assert.Equal(sum / length, mean);
                Assert.Equal(values.Max(), max);
            }
        });
    }

    /// <summary>The sum as the guide describes it.</summary>
    private static double Tree(ReadOnlySpan<float> values)
    {
        const int Lanes = 64;
        const int Block = 64 * Lanes;
        if (values.Length > Block)
        {
            var half = Block << System.Numerics.BitOperations.Log2((uint)((values.Length - 1) / Block));
            return Tree(values[..half]) + Tree(values[half..]);
        }

        var lanes = new double[Lanes];
        for (var i = 0; i < values.Length; i++)
            lanes[i % Lanes] += values[i];
        for (var apart = Lanes / 2; apart > 0; apart /= 2)
        {
            for (var i = 0; i < apart; i++)
                lanes[i] += lanes[i + apart];
        }

        return lanes[0];
    }

    private static GeneratorRun Agree(string kernel) => Run($"[Vectorize] public static {Member(kernel)}").AssertSameAsScalar();

    private static string Member(string kernel) => kernel.EndsWith('}') ? kernel : $"{kernel};";

    private static GeneratorRun Run(string members)
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class K {{ {members} }}").AssertCompiles();
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id is not ("KRN007" or "KRN011" or "KRN024"));
        return run;
    }
}
