using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Kernels whose elements are stored in another size than they are computed in, compiled, run and compared with their scalar method.</summary>
public class RunningElementsTests
{
    [Theory]
    [InlineData("int F(double x) => (int)(x * 2);")]
    [InlineData("uint F(double x) => (uint)x;")]
    [InlineData("double F(double x, int n) => x * n;")]
    [InlineData("double F(int n, uint m) => n + (double)m;")]
    [InlineData("long F(int n, long m) => n * m;")]
    [InlineData("(int A, double B) F(double n, int m) => (m + 1, n * m);")]
    public void Integers_of_32_bits_stand_beside_elements_of_64(string kernel) => Check(kernel);

    [Theory]
    [InlineData("bool F(float x) => x > 0.5f;")]
    [InlineData("bool F(double x, double y) => Math.Abs(x - y) <= 1e-3;")]
    [InlineData("bool F(int x) => true;")]
    [InlineData("bool F(bool x) => !x;")]
    [InlineData("bool F(bool x, bool y) => x ^ y;")]
    [InlineData("float F(bool x, float y) => x ? y : -y;")]
    [InlineData("double F(bool x, double y) => x ? y : -y;")]
    [InlineData("(bool A, float B) F(float x) => (float.IsNaN(x), x + 1f);")]
    [InlineData("(float A, bool B) F(float x, bool y) => (x + 1f, y & float.IsNaN(x));")]
    [InlineData("bool F(byte x) { for (int i = 0; i < 8; i++) if (((x >> i) & 1) == 0) return false; return true; }")]
    [InlineData("bool F(int x) { int n = x & 63; bool odd = false; while (n > 3) { n -= 3; odd = !odd; } return odd; }")]
    public void A_bool_is_a_condition_in_a_body_and_a_byte_in_a_span(string kernel) => Check(kernel);

    [Theory]
    [InlineData("byte F(byte x) => (byte)(255 - x);")]
    [InlineData("byte F(byte x, [Uniform] float g) => (byte)Math.Clamp(x * g + 0.5f, 0f, 255f);", 1.5)]
    [InlineData("byte F(float x) => (byte)x;")]
    [InlineData("sbyte F(float x) => (sbyte)x;")]
    [InlineData("short F(float x) => (short)x;")]
    [InlineData("ushort F(float x) => (ushort)x;")]
    [InlineData("char F(float x) => (char)x;")]
    [InlineData("byte F(double x) => (byte)x;")]
    [InlineData("sbyte F(double x) => (sbyte)x;")]
    [InlineData("ushort F(double x) => (ushort)x;")]
    [InlineData("short F(long x) => (short)x;")]
    [InlineData("byte F(ulong x) => (byte)x;")]
    [InlineData("sbyte F(uint x) => (sbyte)x;")]
    [InlineData("sbyte F(sbyte x, short y) => (sbyte)(x * y);")]
    [InlineData("short F(short x) { x += 3; x <<= 1; x++; return x; }")]
    [InlineData("byte F(byte x) { byte y = x; y *= 7; y--; y ^= 0x55; y >>= 1; return y; }")]
    [InlineData("char F(char c) => c >= 'a' && c <= 'z' ? (char)(c - 32) : c;")]
    [InlineData("float F(byte x, sbyte y, short z, ushort w, char c) => x + y * 2f + z * 3f + w - c;")]
    [InlineData("double F(byte x, sbyte y, short z, ushort w, char c) => x + y * 2d + z * 3d + w - c;")]
    [InlineData("ulong F(sbyte x, short y) => (ulong)x ^ (ulong)y;")]
    [InlineData("byte F(byte x, byte y) => Math.Max(x, y);")]
    [InlineData("byte F(byte x, [Uniform] byte y, [Uniform] bool b) => (byte)(b ? x << y : x);", (byte)3, true)]
    [InlineData("(byte R, ushort G, bool B) F(int x) => ((byte)x, (ushort)(x >> 8), (x & 1) != 0);")]
    [InlineData("byte F(byte x) => x switch { < 10 => 0, > 200 and < 220 => 7, _ => x };")]
    [InlineData("int F(byte x, int y) => y == 0 ? 0 : x / y;")]
    [InlineData("byte F(float x) => (byte)Math.Clamp(x, -0.5f, 255.5f);")]
    [InlineData("byte F(float x) => (byte)Math.Clamp(x, 1f, 256f);")]
    [InlineData("sbyte F(float x) => (sbyte)MathF.Min(MathF.Max(x * 10f, -128f), 127f);")]
    [InlineData("sbyte F(int x) { var v = Math.Clamp(x, -129, 127); return (sbyte)v; }")]
    [InlineData("byte F(int x) { var v = Math.Clamp(x, 0, 255); return (byte)v; }")]
    [InlineData("short F(sbyte x) => (short)(Math.Abs((int)x) + Math.Sign(x));")]
    [InlineData("(byte Q, byte R) F(byte x) => Math.DivRem(x, (byte)7);")]
    [InlineData("int F(sbyte x, byte y) { var n = 0; while (x > 0) { x -= (sbyte)(1 + (y & 3)); n++; } return n; }")]
    [InlineData("byte F(byte x) => Twice(x); static byte Twice(byte v) => (byte)(v * 2);")]
    [InlineData("byte F(byte a, byte b, byte c) { const byte Least = 16; var s = (a + b + c) / 3; return s < Least ? Least : (byte)s; }")]
    [InlineData("int F(byte x) => -x ^ ~x;")]
    public void Small_integers_are_computed_as_int(string kernel, params object[] uniforms) => Check(kernel, uniforms);

    [Theory]
    [InlineData("Level F(float x) => x > 1f ? Level.High : x > 0f ? Level.Mid : Level.Low;")]
    [InlineData("float F(Level x) => x == Level.High ? 1f : (float)x;")]
    [InlineData("Level F(Level x) => ~x;")]
    [InlineData("Level F(Level x, Level y) => (x & y) | (x + 1);")]
    [InlineData("Wide F(Wide x, [Uniform] Wide u) => x == u ? Wide.B : (Wide)(int)x + 1;", 1000000)]
    [InlineData("double F(Wide x, double y, [Uniform] Level u) => u == Level.Mid ? (int)x : y;", 100)]
    [InlineData("int F(Level x) => x switch { Level.Low => 1, Level.High => 2, _ => 3 };")]
    public void An_enumeration_is_its_integers(string kernel, params object[] uniforms) => Check(kernel, uniforms);

    [Theory]
    [InlineData("float F(Half x) => (float)x * 2f;")]
    [InlineData("Half F(float x) => (Half)x;")]
    [InlineData("Half F(Half x, Half y) => x * y + x;")]
    [InlineData("float F(float x) => (float)(Half)x + 1f;")]
    [InlineData("bool F(Half x, Half y) => x < y;")]
    [InlineData("Half F(Half x) { x += (Half)1; return -x; }")]
    public void A_half_is_widened_and_rounded(string kernel) => Check(kernel);

    [Fact]
    public void The_vector_forms_say_what_their_lanes_hold()
    {
        var text = Run("[Vectorize] public static (bool Found, byte Value) F(Half x) => (x > (Half)1, (byte)(float)x);")
            .Text.Replace("\n    /// ", " ", StringComparison.Ordinal);

        Assert.Contains("The lanes of a <c>bool</c> have all bits set for true and none for false.", text, StringComparison.Ordinal);
        Assert.Contains("A lane holds <c>byte</c> as <c>int</c>.", text, StringComparison.Ordinal);
        Assert.Contains("It may not overlap an input.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_user_clamps_is_not_narrowed_again()
    {
        Assert.DoesNotContain("&",
            Run("[Vectorize] public static byte F(float x) => (byte)Math.Clamp(x, 0f, 255f);").Text.Replace("&lt;", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains("& Vector512.Create(255)", Run("[Vectorize] public static byte F(float x) => (byte)Math.Clamp(x, 0f, 256f);").Text,
            StringComparison.Ordinal);
    }

    private static void Check(string kernel, params object[] uniforms) => Run($"[Vectorize] public static {kernel}").AssertSameAsScalar(0, uniforms);

    /// <summary>Only what a half costs may be said of the kernel.</summary>
    private static GeneratorRun Run(string kernel)
    {
        var run = Generation.Run($$"""
            {{Generation.Usings}}
            public enum Level : byte { Low, Mid = 100, High = 255 }
            public enum Wide { A, B = 1000000 }
            public static partial class K { {{kernel}} }
            """);
        Assert.Empty(run.Diagnostics.Where(static diagnostic => diagnostic.Id != "KRN030"));
        return run.AssertCompiles();
    }
}
