using System.Globalization;
using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

public class NumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-2.5", -2.5)]
    [InlineData("+.5", 0.5)]
    [InlineData("7.", 7)]
    [InlineData("1e3", 1000)]
    [InlineData("1E-3", 0.001)]
    [InlineData("0.1", 0.1)]
    [InlineData("1000000128.820000", 1000000128.82)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("-1e99999999999", double.NegativeInfinity)]
    [InlineData("1e-99999999999", 0)]
    public void Decimal_numbers_are_read(string text, double value)
    {
        Assert.True(Number.TryParse(text, out var number));
        Assert.Equal(value, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("(1)")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1 2")]
    [InlineData(" 1")]
    [InlineData("\u0661")]
    [InlineData("\u22121")]
    public void Other_spellings_are_refused(string text) => Assert.False(Number.TryParse(text, out _));

    [Fact]
    public void Every_number_is_the_nearest_double()
    {
        var random = new Random(1);

        for (var i = 0; i < 100_000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30));
            var text = value.ToString($"{"GEF"[random.Next(3)]}{random.Next(1, 20)}", CultureInfo.InvariantCulture);
            Assert.True(Number.TryParse(text, out var number));
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), number);
        }
    }
}
