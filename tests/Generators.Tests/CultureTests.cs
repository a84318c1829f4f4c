using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>A machine whose culture writes −1,5 generates what any other does, and literals that read back.</summary>
public class CultureTests
{
    [Fact]
    public void The_generated_code_does_not_depend_on_the_culture()
    {
        string[] sources =
        [
            .. KernelSources.All,
            Generation.Usings + "public static partial class C { [Vectorize(Unroll = 12)] public static float F(float x, [Uniform] int n) => x * -1.5f - -2.25E-30f * MathF.Tan(x) + (-12345678 ^ (n << -3)) + 1e10f; }",
            Generation.Usings + "public static partial class E { [Vectorize(Unroll = -7)] public static double F(double x) => Math.Sqrt((float)x) * -1.5 + 0.1f * (float)x; }",
        ];
        foreach (var source in sources)
        {
            var (expected, messages) = Run(source, CultureInfo.InvariantCulture);
            var (actual, foreignMessages) = Run(source, Foreign());
            Assert.Equal(expected, actual);
            Assert.Equal(messages, foreignMessages);
        }
    }

    [Theory]
    [InlineData(0f, "0f")]
    [InlineData(-0f, "-0f")]
    [InlineData(-1.5f, "-1.5f")]
    [InlineData(0.1f, "0.1f")]
    [InlineData(16777216f, "16777216f")]
    [InlineData(float.Epsilon, "1.4013E-45f")]
    [InlineData(float.MaxValue, "3.4028235E+38f")]
    [InlineData(float.NaN, "float.NaN")]
    [InlineData(float.NegativeInfinity, "float.NegativeInfinity")]
    public void A_float_is_printed_with_the_fewest_digits_that_read_back(float value, string expected) =>
        In(Foreign(), () => Assert.Equal(expected, Literals.Of(Constant.Of(value))));

    [Theory]
    [InlineData(0d, "0d")]
    [InlineData(-0d, "-0d")]
    [InlineData(3d, "3d")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.Epsilon, "4.94065645841247E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(1e15, "1E+15")]
    [InlineData(double.PositiveInfinity, "double.PositiveInfinity")]
    public void A_double_is_printed_with_the_fewest_digits_that_read_back(double value, string expected) =>
        In(Foreign(), () => Assert.Equal(expected, Literals.Of(Constant.Of(value))));

    [Fact]
    public void Random_floating_point_literals_read_back_to_the_same_bits() => In(Foreign(), static () =>
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var single = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            var text = Literals.Of(Constant.Of(single));
            if (float.IsFinite(single))
                Assert.Equal(BitConverter.SingleToInt32Bits(single),
                    BitConverter.SingleToInt32Bits(float.Parse(text.AsSpan()[..^1], CultureInfo.InvariantCulture)));

            var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            text = Literals.Of(Constant.Of(number));
            if (double.IsFinite(number))
                Assert.Equal(BitConverter.DoubleToInt64Bits(number),
                    BitConverter.DoubleToInt64Bits(double.Parse(text.TrimEnd('d'), CultureInfo.InvariantCulture)));
        }
    });

    private static (string Files, string Messages) Run(string source, CultureInfo culture)
    {
        GeneratorRun? run = null;
        In(culture, () => run = Generation.Run(source));
        return (
            string.Join("\n", run!.Files.Select(static file => $"{file.HintName}\n{file.SourceText}")),
            string.Join("\n", run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))));
    }

    private static CultureInfo Foreign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NaNSymbol = "¤";
        culture.NumberFormat.PositiveSign = "plus";
        return culture;
    }

    private static void In(CultureInfo culture, Action action)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
