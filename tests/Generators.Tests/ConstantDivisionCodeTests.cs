using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Quotients and remainders of integers by constants.</summary>
public class ConstantDivisionCodeTests
{
    [Theory]
    [InlineData("int F(int x) => x / 255 + x % 10")]
    [InlineData("int F(int x) => x / 8 - x % -16")]
    [InlineData("uint F(uint x) => x / 3u ^ x % 1000u")]
    [InlineData("uint F(uint x) => x / 16u + x % 16u")]
    [InlineData("long F(long x) => x / 64 + x % 8192 / 2")]
    [InlineData("ulong F(ulong x) => x / 1024 + x % 1024")]
    [InlineData("byte F(byte x, byte y) => (byte)((x * y + 127) / 255)")]
    [InlineData("ulong F(ulong x) => x / 9223372036854775808")]
    public void The_divisor_stands_in_the_code_as_a_number(string kernel)
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static {kernel}; }}")
            .AssertClean().AssertSameAsScalar();
        Assert.Matches(@"Lanes\.Divide\([^;]*, [0-9a-zA-Z]+\)", run.Text);
    }

    /// <summary>Of 64 bits, a quotient is computed lane by lane, but for those that are shifts.</summary>
    [Theory]
    [InlineData("long F(long x) => x / 7")]
    [InlineData("long F(long x) => x % -8")]
    [InlineData("ulong F(ulong x) => x / 1000")]
    public void Of_64_bits_it_says_what_it_costs(string kernel)
    {
        var run = Generation.Run($"{Generation.Usings}public static partial class K {{ [Vectorize] public static {kernel}; }}").AssertCompiles();
        Assert.Equal("KRN011", Assert.Single(run.Diagnostics).Id);
        run.AssertSameAsScalar();
    }
}
