using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Bodies that are easy to get wrong, each compiled, run and compared with its scalar method.</summary>
public class RunningKernelsTests
{
    [Theory]
    [InlineData("float F(float x) => MathF.Sign(float.IsNaN(x) ? 0f : x);")]
    [InlineData("float F(float x) { var s = Math.Sign(float.IsNaN(x) ? 0f : x); return s * 2 + 0.5f; }")]
    [InlineData("int F(int x) => Math.Sign(x);")]
    [InlineData("float F(float x) => Math.Clamp(x, -0f, 1f);")]
    [InlineData("float F(float x) => MathF.CopySign(2f, x) + MathF.Round(x) - MathF.Truncate(x) + MathF.Ceiling(x);")]
    [InlineData("float F(float x) => -x + -(-x);")]
    [InlineData("float F(float x) => x - -0f + (0f - x);")]
    [InlineData("float F(float x) => float.IsNegative(x) ? 1f : float.IsSubnormal(x) ? 2f : float.IsInteger(x) ? 3f : 4f;")]
    [InlineData("float F(float x) => float.IsNormal(x) && !float.IsPositiveInfinity(x) || float.IsOddInteger(x) ? x : 7f;")]
    [InlineData("float F(float x) => x % 3f;")]
    [InlineData("int F(float x) => (int)x;")]
    [InlineData("uint F(float x) => (uint)x;")]
    [InlineData("float F(int x) => x * 0.5f;")]
    [InlineData("float F(uint x) => x;")]
    [InlineData("float F(float x) => (int)x / 3;")]
    [InlineData("float F(float x, float y) => (int)x / (((int)y & 7) + 1);")]
    [InlineData("int F(int x, int y) => y == 0 || (x == int.MinValue && y == -1) ? 0 : x / y;")]
    [InlineData("int F(int x, int y) { if (y == 0 || y == -1) return x; return x % y; }")]
    [InlineData("uint F(uint x, uint y) => y != 0u ? x / y + x % y : 1u;")]
    [InlineData("int F(int x, int y) => x << y ^ x >> y ^ x >>> y;")]
    [InlineData("uint F(uint x, uint y) => x << (int)y | x >> 33;")]
    [InlineData("int F(int x) => x >>> 1 ^ x >> 1 ^ ~x;")]
    [InlineData("int F(int x) => Math.Abs(x == int.MinValue ? 0 : x) + Math.Max(x, 5) - Math.Min(x, -5);")]
    [InlineData("float F(float x) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) ^ int.MinValue);")]
    [InlineData("float F(float x, float y) => MathF.Max(x, y) - MathF.Min(x, 0f) + MathF.Max(1f, y);")]
    [InlineData("float F(float x, float y) { (x, y) = (y, x); return x - y; }")]
    [InlineData("float F(float x) { var (a, b) = (x + 1f, x - 1f); var pair = (Sum: a + b, b); return pair.Sum * pair.b; }")]
    [InlineData("float F(float x) { var y = 0f; if (x > 1f) y = 1f; else if (x < -1f) { y = -1f; if (x < -2f) return x; y -= x; } return y; }")]
    [InlineData("float F(float x) { float y; y = x > 0f ? (x = 2f) : x; return x + y; }")]
    [InlineData("float F(float x) { var i = 0; var y = i++ + ++i; y *= i--; return y * x; }")]
    [InlineData("float F(float x) => x is > 0f and < 1f or float.NaN ? 1f : x is not 2f ? 2f : 3f;")]
    [InlineData("float F(float x) => (x > 0f, x < 1f) switch { (true, true) => 1f, (true, _) => 2f, (_, var small) when small => 3f, _ => 4f };")]
    [InlineData("float F(float x) => (x, 2f * x) is (var a, > 0f) both ? both.Item2 + a : 0f;")]
    [InlineData("float F(float x) => (x > 0f) switch { true => 1f, false => x };")]
    [InlineData("float F(float x) => x > 0f == x < 1f ? 1f : (x > 2f != x < 3f ? 2f : 3f);")]
    [InlineData("float F(float x) => x > 0f & x < 1f | x == 3f ^ x != 4f ? 1f : 2f;")]
    [InlineData("float F(float x) { bool b = x > 0f; b &= x < 5f; b = !b; return b ? x : -x; }")]
    [InlineData("float F(float x) => G(x > 0f ? x : -x) + G(y: x, x: 2f); static float G(float x, float y = 3f) { if (x > y) return y; return x * y; }")]
    [InlineData("float F(float x) => P(x).A - P(x).B; static (float A, float B) P(float x) { if (x > 0f) return (x, 1f); return (2f, x); }")]
    [InlineData("float F(float x) => B(x > 1f, x) ? 1f : 2f; static bool B(bool c, float x) => c ? x < 3f : x < -3f;")]
    [InlineData("float F(float x) { float G = x; float Vector512 = G + 1f; var MathF = Vector512 * G; return MathF; }")]
    [InlineData("float F(float x) { float destination = x, i = 2f, last = destination + i; var @class = last; return @class * i; }")]
    [InlineData("float F(float x) { { var y = x; x = y + 1f; } { var y = x; return y * 2f; } }")]
    [InlineData("float F(float x) { ; if (x > 0f) { } return x; }")]
    [InlineData("float F(float x) { float a, b; (a, b) = P(x); return a * 0.5f + b; } private static (int, int) P(float x) => ((int)x, 2);")]
    [InlineData("float F(float x) { (float p, float q) t = P(x); return t.p * 0.5f + t.q; } private static (int, int) P(float x) => ((int)x, 2);")]
    [InlineData("float F(float x) => Half(x) + 1f; private static partial float Half(float x); private static partial float Half(float x) => x / 2f;")]
    [InlineData("float F(float x) => MathF.CopySign(x, BitConverter.Int32BitsToSingle(0x7FC00000)) + MathF.CopySign(1f, float.NaN);")]
    [InlineData("float F(float x) { if (x > 0f) { if (x > 1f) return 1f; } else return 2f; return 3f; }")]
    [InlineData("float F(float x) { if (x > 0f) return 1f; if (x > -1f) x *= 2f; else return x; if (x < -0.5f) return 7f; return x + 1f; }")]
    [InlineData("float F(float x) { for (int i = 0, j = 5; i < j; i++, j--) x = x * i + j; return x; }")]
    [InlineData("float F(float x) { float y; for (;;) { y = x; if (y > 0f || !(y < 0f)) break; x = -x; } return y; }")]
    [InlineData("int F(int x) { int n = 0; while (x != 0) { x &= x - 1; n++; } return n; }")]
    [InlineData("float F(float x) { int active = 3, loop = 0; do loop += active; while (--active > 0 && x > 0f); return loop; }")]
    [InlineData("float F(float x) { float @while = x; int @do = 0; while (@while > 1f && @do < 9) { @while *= 0.5f; @do++; } return @while + @do; }")]
    [InlineData("float F(float x) { float Vector512 = x; int n = 0; while (Vector512 > 1f && n++ < 5) Vector512 *= 0.5f; return Vector512 + n; }")]
    [InlineData("float F(float x) { (float A, (int N, bool Odd) B) t = (x, (0, false)); while (t.A > 1f && t.B.N < 7) t = (t.A * 0.5f, (t.B.N + 1, !t.B.Odd)); return t.B.Odd ? t.A : t.B.N; }")]
    [InlineData("float F(float x) { int n = 0; while (x is > 1f and var y && n < 5) { x = y * 0.5f; n++; } return x + n; }")]
    [InlineData("float F(float x) { int n = 0; do { if (x > 3f) { x -= 3f; continue; } if (x < -3f) break; x *= 0.5f; } while (n++ < 4); return x + n; }")]
    [InlineData("float F(float x) { for (int i = 0; i < 4; i++) { if (x > i) { if (x > 2 * i) continue; else break; } x += i; } return x; }")]
    [InlineData("float F(float x) { int n = 0; while (n < 6) { n++; if (x > n) { if (x > 2 * n) continue; else return x; } x += n; } return -x; }")]
    [InlineData("float F(float x) { if (x > 0f) { for (int i = 0; i < 3; i++) { if (x > 100f) return i; x *= 3f; } x += 1f; } else while (x < -1f) { if (x < -1000f) return x; x *= 0.5f; } return x; }")]
    [InlineData("float F(float x) { float a = x, b = 1f, c = 2f; for (int n = 0; n < 5 && a < 50f; n++) (a, b, c) = (b, c, a); return a - b * c; }")]
    [InlineData("float F(float x) { float s = 0f; for (int i = 0; i < 3; i++) { float t; do { t = x * 0.5f; x = t - 1f; } while (t > i && t < 1e6f); s += t; } return s; }")]
    [InlineData("float F(float x) { do { return x * 2f; } while (x > 0f); }")]
    [InlineData("float F(float x) { while (x > 0f) { return x * 2f; } return 1f; }")]
    [InlineData("float F(float x) => G(x, 0) + G(-x, 3); static float G(float x, int n) { while (n < 4) { if (x > n) return H(x); n++; } return n; } static float H(float x) { for (int i = 0; i < 2; i++) x += i; return x; }")]
    [InlineData("float F(float x) { int n = 0; bool on = true; while (on) { on &= n < 3 && x > n; n++; } return n; }")]
    [InlineData("int F(int x, [Uniform] int k) { while (k > 0) { x += x >> 1 ^ k; k--; } return x; }", 5)]
    public void Single_lanes_give_what_the_scalar_method_gives(string member, params object[] uniforms) => Run(member, uniforms);

    /// <summary>Another generator's members are missing in what the generator sees, and there when the project is built.</summary>
    [Fact]
    public void A_body_that_was_not_understood_is_computed_by_the_scalar_method()
    {
        var run = Generation.Run(Source("float F(float x, [Uniform] float u) => x * Other.Factor + u;"));
        Assert.Empty(run.Diagnostics);
        var other = CSharpSyntaxTree.ParseText("static class Other { public static float Factor => 3f; }", Generation.ParseOptions);
        (run with { Output = run.Output.AddSyntaxTrees(other) }).AssertCompiles().AssertSameAsScalar(0, 2f);
    }

    [Fact]
    public void A_long_chain_of_returns_or_arms_is_no_deeper_than_a_short_one()
    {
        var returns = string.Concat(Enumerable.Range(0, 300).Select(static i => $"if (x < {i}f) return {i % 7}f; "));
        var arms = string.Concat(Enumerable.Range(0, 300).Select(static i => $"< {i}f => {i % 5}f, "));
        var run = Generation.Run(Source($"float F(float x) {{ {returns} return G(x); }} private static float G(float x) => x switch {{ {arms} _ => x }};"));
        run.AssertClean().AssertSameAsScalar();
        Assert.True(run.Text.Split('\n').Max(static line => line.Length - line.TrimStart().Length) < 160);
    }

    [Theory]
    [InlineData("double F(double x) => G(x > 0d && !(x < -0d) ? (double)(int)x / 3 : Math.Max(x, 2d)); static double G(double y) => unchecked((double)((long)y & 0xFFL)) - Math.PI;")]
    [InlineData("double F(double x, [Uniform] int steps) { int i = (int)x; i++; return G(i > 0d && !(x < -0d) ? (double)i / steps : Math.Max(x, 0d)); } [Vectorize] public static double G(double y) => unchecked((double)((long)y & 0xFFL)) - Math.PI;", 3)]
    [InlineData("double F(double x) { var i = (int)x; return i * i + (i << 3) - (i >> 2) + (i >>> 1); }")]
    [InlineData("double F(double x) { var i = (int)x; return i / (i == 0 || i == -1 ? 3 : i) + i % 7; }")]
    [InlineData("double F(double x) { var u = (uint)x; return u * u + (u << 3) - (u >> 2) + ~u; }")]
    [InlineData("double F(double x) { var u = (uint)x; return u / (u | 1u) + (double)(int)u + (double)(ulong)u; }")]
    [InlineData("double F(double x) { int i = (int)x; return -i + (int)(uint)i + (long)i; }")]
    [InlineData("double F(double x) => (int)(long)x + (double)(uint)(long)x;")]
    [InlineData("long F(long x) => (int)x + (x >> 40) - (long)(uint)x;")]
    [InlineData("long F(long x, long y) => x << (int)y ^ x >>> (int)(y & 63);")]
    [InlineData("ulong F(ulong x) => x * 3UL / 7UL % 5UL + (x >> 1);")]
    [InlineData("double F(long x) => x;")]
    [InlineData("double F(ulong x) => x;")]
    [InlineData("long F(double x) => (long)x;")]
    [InlineData("ulong F(double x) => (ulong)x;")]
    [InlineData("double F(ulong x) => x + G(ulong.MaxValue); static double G(ulong u) => (double)u;")]
    [InlineData("double F(double x) { var i = (int)x; var j = i > 3 ? i + int.MaxValue : i - 5; return j > 0 && i < 7 ? j : i; }")]
    [InlineData("double F(double x) => Math.Sign(double.IsNaN(x) ? 0d : x) * 2 + Math.Clamp(x, -1d, 1d);")]
    [InlineData("double F(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & long.MaxValue) - (BitConverter.DoubleToUInt64Bits(x) >> 52);")]
    [InlineData("double F(double x) { var i = (int)x; return Math.Max(i, 3) + Math.Min((uint)i, 5u) + Math.Abs(i == int.MinValue ? 0 : i); }")]
    [InlineData("double F(double x) { var i = (int)x; return i == 3 ? 1d : i >= -2 && i != 7 ? 2d : 3d; }")]
    [InlineData("double F(double x) => Math.Sqrt(x * x + 4d);")]
    public void Double_lanes_give_what_the_scalar_method_gives(string member, params int[] uniforms) => Run(member, [.. uniforms.Cast<object>()]);

    [Theory]
    [InlineData("int F(int x, [Uniform] int n) => x << n ^ x >> n ^ x >>> n;", 3)]
    [InlineData("int F(int x, [Uniform] int n) => x << n ^ x >> n ^ x >>> n;", 33)]
    [InlineData("int F(int x, [Uniform] int n) => x << n ^ x >> n ^ x >>> n;", -1)]
    [InlineData("long F(long x, [Uniform] int n) => x << n ^ x >> n ^ x >>> n;", 65)]
    [InlineData("double F(double x, [Uniform] int n) { var i = (int)x; return i << n ^ i >> n ^ i >>> n; }", 35)]
    [InlineData("double F(double x, [Uniform] uint n) => x * n + (n << 31) + (n >> 1);", uint.MaxValue)]
    [InlineData("double F(double x, [Uniform] int n) => x * n + n * n;", int.MaxValue)]
    [InlineData("float F(float x, [Uniform] int n) => n > 2 ? x * n : x + n;", 3)]
    [InlineData("float F([Uniform] float u, float x) => u > 0f ? MathF.Max(u, x) : x / u;", -0f)]
    [InlineData("int F([Uniform] int u, int x) => x / u + x % u;", 7)]
    [InlineData("float F(float x, [Uniform] float n) => G(x, n); static float G(float x, float n) => (int)x << (int)n;", 3f)]
    public void Uniform_parameters_give_what_the_scalar_method_gives(string member, object uniform) => Run(member, uniform);

    [Theory]
    [InlineData("int F(int x, int y) => x / y;", "1, 0", "DivideByZeroException")]
    [InlineData("int F(int x, int y) => x % y;", "1, 0", "DivideByZeroException")]
    [InlineData("int F(int x, int y) => x / y;", "int.MinValue, -1", "OverflowException")]
    [InlineData("int F(int x, int y) => x % y;", "int.MinValue, -1", "OverflowException")]
    [InlineData("int F(int x, int y) => y == 0 ? 0 : x / y;", "1, 0", "0")]
    [InlineData("int F(int x, int y) => y == 0 ? 0 : x % y;", "1, 0", "0")]
    [InlineData("int F(int x, int y) { if (y == 0 || y == -1) return 3; var q = x / y; return q; }", "int.MinValue, -1", "3")]
    [InlineData("int F(int x, int y) => y != 0 && x / y > 0 ? 1 : 2;", "1, 0", "2")]
    [InlineData("int F(int x, int y) => y switch { 0 => 4, _ => G(x, y) }; static int G(int x, int y) => x / y;", "1, 0", "4")]
    [InlineData("int F(int x, int y) { var unused = x / y; return x; }", "1, 0", "DivideByZeroException")]
    [InlineData("int F(int x, int y) => G(x, x / y); private static int G(int x, int q) => x < 0 ? (int)MathF.Tan(x) + q : 0;", "1, 0", "DivideByZeroException")]
    [InlineData("long F(long x, long y) => x / y;", "1, 0", "DivideByZeroException")]
    [InlineData("long F(long x, long y) => x / y;", "long.MinValue, -1", "OverflowException")]
    [InlineData("double F(double x, double y) => (int)x / (int)y;", "1, 0", "DivideByZeroException")]
    [InlineData("double F(double x, double y) => (int)x / (int)y;", "int.MinValue, -1", "OverflowException")]
    [InlineData("uint F(uint x, uint y) => x / y;", "1, 0", "DivideByZeroException")]
    public void An_integer_division_throws_where_the_scalar_does(string member, string arguments, string expected)
    {
        var type = member[..member.IndexOf(' ', StringComparison.Ordinal)];
        var values = arguments.Split(", ");
        Generation.Run(Source(member)).Load(
            $$"""
            using System;
            public static class Program
            {
                public static string Scalar() => Try(() => K.F({{arguments}}));

                public static string Span(int length) => Try(() =>
                {
                    var (x, y, result) = (new {{type}}[length], new {{type}}[length], new {{type}}[length]);
                    Array.Fill(x, ({{type}}){{values[0]}});
                    Array.Fill(y, ({{type}}){{values[1]}});
                    K.F(x, y, result);
                    return result[0];
                });

                private static string Try(Func<{{type}}> run)
                {
                    try { return run().ToString(); }
                    catch (ArithmeticException exception) { return exception.GetType().Name; }
                }
            }
            """,
            assembly =>
            {
                var program = assembly.GetType("Program")!;
                Assert.Equal(expected, program.GetMethod("Scalar")!.Invoke(null, null));
                foreach (var length in (int[])[1, 2, 4, 8, 16, 20])
                    Assert.Equal(expected, program.GetMethod("Span")!.Invoke(null, [length]));
            });
    }

    private static void Run(string member, params object[] uniforms)
    {
        var run = Generation.Run(Source(member)).AssertCompiles();
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        run.AssertSameAsScalar(0, uniforms);
    }

    private static string Source(string member) => $$"""
        #pragma warning disable CS8524, CS8509
        {{Generation.Usings}}
        public static partial class K
        {
            [Vectorize] public static {{member}}
        }
        """;
}
