using System.Reflection;
using Kernels.Accuracy;
using Kernels.Checking;
using Kernels.Generators.Expressions;
using Xunit;
using Xunit.Abstractions;
using K = Kernels.Tests.Derivatives.DerivativeCheckKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>The check of derivatives: right ones pass, wrong ones are found, and it says so where it cannot tell.</summary>
public class DerivativeCheckTests(ITestOutputHelper output)
{
    // Their own derivatives are wrong, to be told from generated ones; the formula of the derivative cancels; it is NaN where the base
    // of a power is 0; no argument is in the function's domain; or the function is made of the bits of a number.
    private static readonly string[] OutOfBounds = ["Acosh", "NextSlope", "Marked", "Twice", "Sinc", "Delta", "Gamma", "Greeks", "Vanna", "PowerThird"];

    public static TheoryData<Type, string> Generated()
    {
        var data = new TheoryData<Type, string>();
        var types = typeof(DerivativeCheckTests).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(DerivativeCheckTests).Namespace && !type.IsNestedPrivate)
            .Concat([typeof(Activations), typeof(Losses)]);
        foreach (var type in types)
        {
            foreach (var method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (method.GetCustomAttribute<DerivativeOfAttribute>() is not null && !method.IsPrivate
                    && !OutOfBounds.Any(name => method.Name.Contains(name, StringComparison.Ordinal)))
                {
                    data.Add(type, method.Name);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Generated))]
    public void A_generated_derivative_agrees_with_the_truth(Type type, string method)
    {
        var check = DerivativeCheck.Compare(type, method, from: 0.02, to: 1, samples: 1000, scale: 1);
        output.WriteLine(check.ToString());
        Assert.True(check.UlpError <= 32, check.ToString());
        Assert.Equal(1000, check.Samples + check.Skipped);
        Assert.True(check.Samples >= 800, check.ToString());
    }

    [Theory]
    [InlineData(nameof(K.KinksSlope), 8)]
    [InlineData(nameof(K.BranchesGradient), 256)]
    [InlineData(nameof(K.SmoothByY), 16)]
    [InlineData(nameof(K.SmoothByYAndX), 16)]
    [InlineData(nameof(K.StepGradient), 128)]
    public void So_it_does_on_both_sides_of_0(string method, double bound)
    {
        var check = DerivativeCheck.Compare(typeof(K), method, from: -10, to: 10, scale: 1);
        output.WriteLine(check.ToString());
        Assert.True(check.UlpError <= bound, check.ToString());
        Assert.True(check.Samples > 8_000, check.ToString());
    }

    [Theory]
    [InlineData("LogCoshSlope", -10, 10, 4)]
    [InlineData(nameof(K.WaveSlope), -1, 1, 8)]
    [InlineData(nameof(K.ProductSlopes), -10, 10, 4)]
    [InlineData(nameof(K.RootSlope), 0.1, 10, 2)]
    [InlineData(nameof(K.SignByBitsSlope), -10, 10, 1)]
    [InlineData(nameof(K.IntegersSlope), -8, 8, 8, 1.0)]
    [InlineData(nameof(K.WideIntegersSlope), -8, 8, 0)]
    [InlineData(nameof(K.QuotientSlope), -8, 8, 0)]
    [InlineData(nameof(K.RampSlope), -8, 8, 0)]
    public void A_right_derivative_of_ones_own_has_few_ulp(string method, double from, double to, double bound, double scale = 0)
    {
        var check = DerivativeCheck.Compare(typeof(K), method, from, to, scale: scale);
        output.WriteLine(check.ToString());
        Assert.True(check.UlpError <= bound, check.ToString());
        Assert.Equal(10_000, check.Samples + check.Skipped);
        Assert.True(check.Samples > 7_000, check.ToString());
    }

    [Fact]
    public void A_wrong_derivative_is_found_with_its_worst_input()
    {
        var check = DerivativeCheck.Compare(typeof(K), nameof(K.WaveSlope), from: -10, to: 10);

        Assert.True(check.UlpError > 1e6);
        var x = Assert.IsType<float>(Assert.Single(check.Inputs, static input => input.Key == "x").Value);
        Assert.InRange(x, 7f, 10f);
        Assert.Equal(K.WaveSlope(x), check.Value);
        Assert.Equal(Math.Sin(x) + x * Math.Cos(x), check.Reference, 1e-14);
        Assert.Equal("x", check.Element);
        Assert.Matches(
            @"^'x' at \(x: [0-9.]+\): [-0-9.]+ for [-0-9.E]+, [0-9.]+E\+[0-9]+ ULP, "
            + "the worst of 10000 points of Kernels.Tests.Derivatives.DerivativeCheckKernels.WaveSlope; 0 skipped$",
            check.ToString());
    }

    [Fact]
    public void A_derivative_that_was_given_by_hand_is_not_the_truth()
    {
        Assert.True(DerivativeCheck.Compare(typeof(K), nameof(K.TwiceSlope), from: -10, to: 10).UlpError > 1e6);
        Assert.True(DerivativeCheck.Compare(typeof(K), nameof(K.TwiceSlope), from: 0.5, to: 0.75).UlpError < 4);
    }

    [Fact]
    public void The_worst_element_of_a_tuple_is_named_as_the_user_does()
    {
        var check = DerivativeCheck.Compare(typeof(K), nameof(K.ProductSlopes), from: -10, to: 10);
        Assert.Contains(check.Element, (string[])["y", "X"]);
        Assert.Equal(["x", "n", "y"], check.Inputs.Keys);
        Assert.IsType<long>(check.Inputs["n"]);
    }

    [Fact]
    public void NaN_and_infinities_are_infinitely_wrong()
    {
        var check = DerivativeCheck.Compare(typeof(K), nameof(K.NotANumberSlope), from: 0, to: 10);
        Assert.Equal(double.PositiveInfinity, check.UlpError);
        Assert.Equal(double.NaN, check.Value);
    }

    [Fact]
    public void Of_overloads_the_worst_counts()
    {
        var check = DerivativeCheck.Compare(typeof(K), nameof(K.SquareSlope), from: 1, to: 2);
        Assert.IsType<double>(check.Inputs["x"]);
        Assert.Equal(check.Value, 1.5 * check.Reference);
    }

    [Fact]
    public void Where_106_bits_are_too_few_a_point_is_skipped_and_not_wrong()
    {
        var check = DerivativeCheck.Compare(typeof(K), nameof(K.VersineSlope), from: 1e-9, to: 0.1, samples: 200);
        Assert.True(check.Skipped is > 10 and < 190, check.ToString());
        Assert.InRange(-12 * check.Reference / (double)check.Inputs["x"], 0.999, 1.001);
    }

    [Fact]
    public void Integer_divisions_that_throw_are_skipped()
    {
        var check = DerivativeCheck.Compare(typeof(K), nameof(K.QuotientSlope), from: -1, to: 1, samples: 300);
        Assert.InRange(check.Skipped, 50, 150);
    }

    [Fact]
    public void The_same_call_gives_the_same_result()
    {
        var (first, second) = (Run(), Run());
        Assert.Equal(first.ToString(), second.ToString());

        static DerivativeCheckResult Run() => DerivativeCheck.Compare(typeof(K), nameof(K.BranchesGradient), from: -3, to: 3, samples: 500);
    }

    [Theory]
    [InlineData("Missing", "has no static method 'Missing' of numbers")]
    [InlineData(nameof(K.Count), "has no static method 'Count' of numbers")]
    [InlineData(nameof(K.Nothing), "is the derivative of no method: it has no [DerivativeOf], and no kernel of the type names it")]
    [InlineData("HiddenSlope", "DerivativeCheckKernels.Hidden' carries no body to compare with: it or its type is private")]
    [InlineData(nameof(K.ByBitsSlope), "could be compared at none of 100 points; the most frequent reason, 100 times: the result depends on the bits")]
    public void What_cannot_be_compared_is_said(string method, string message)
    {
        var exception = Assert.Throws<ArgumentException>(nameof(method), () => DerivativeCheck.Compare(typeof(K), method, from: -1, to: 1, samples: 100));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>("type", () => DerivativeCheck.Compare(null!, "F", 0, 1));
        Assert.Throws<ArgumentNullException>("method", () => DerivativeCheck.Compare(typeof(K), null!, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("from", () => DerivativeCheck.Compare(typeof(K), "F", double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("to", () => DerivativeCheck.Compare(typeof(K), "F", 0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => DerivativeCheck.Compare(typeof(K), "F", 0, 1, samples: 0));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => DerivativeCheck.Compare(typeof(K), "F", 0, 1, scale: -1));
        Assert.Throws<ArgumentException>("from", () => DerivativeCheck.Compare(typeof(K), "F", 1, 0));

        var exception = Assert.Throws<ArgumentException>("from", () => DerivativeCheck.Compare(typeof(K), nameof(K.ProductSlopes), 0.1, 0.9));
        Assert.Contains("No integer for 'n' is in the range.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_function_and_predicate_of_the_generator_is_known()
    {
        var functions = MathFunctions.All.Where(static function => !function.IsSlope).Select(static function => function.Name);
        Assert.All(functions, static name => Assert.True(Evaluator.Knows(name), name));
        Assert.All(Predicate.All, static predicate => Assert.Contains(predicate.Name, Evaluator.Predicates.Keys));
    }

    [Fact]
    public void The_reference_functions_have_the_values_of_another_program()
    {
        var (name, error) = ExactMathCheck.Worst();
        Assert.True(error < ExactMathCheck.Bound, $"{name}: {error}");
    }

    [Theory]
    [InlineData(2.5, 2, 2, 2)]
    [InlineData(3.5, 3, 4, 3)]
    [InlineData(-2.5, -3, -2, -2)]
    [InlineData(-0.25, -1, 0, 0)]
    [InlineData(1e-300, 0, 0, 0)]
    [InlineData(7, 7, 7, 7)]
    [InlineData(2251799813685249.5, 2251799813685249, 2251799813685250, 2251799813685249)]
    [InlineData(1e300, 1e300, 1e300, 1e300)]
    public void Reference_numbers_are_rounded_to_integers(double x, double floor, double round, double truncated)
    {
        Assert.Equal(floor, ExactMath.Floor(x).ToDouble());
        Assert.Equal(round, ExactMath.Round(x).ToDouble());
        Assert.Equal(truncated, ExactMath.Truncate(x).ToDouble());
    }

    [Fact]
    public void Reference_numbers_have_a_wider_range_than_doubles()
    {
        var huge = ExactMath.Exp(5000.0);
        Assert.True(huge.IsFinite);
        Assert.Equal(5000, ExactMath.Log(huge).ToDouble());
        Assert.Equal(1, (huge * ExactMath.Exp(-5000.0)).ToDouble());
        Assert.False((huge + 1.0 - huge - 1.0).HasKnownSign);
    }

    [Fact]
    public void A_reference_number_knows_its_error()
    {
        // (1 + x) − 1 for an x of which few bits are left.
        Exact x = 1e-25;
        var rest = (ExactMath.Exp(x) - 1.0) / x;
        var error = rest.ErrorBound.ToDouble();
        Assert.True(error < 1);
        Assert.InRange(rest.ToDouble(), 1 - error, 1 + error);
        Assert.False(((1.0 + ExactMath.Exp(-100.0)) / 3.0 * 3.0 - 1.0).HasKnownSign);
    }
}
