using Xunit;
using K = Kernels.Tests.Derivatives.ForwardKernels;

namespace Kernels.Tests.Derivatives;

/// <summary>
/// Derivatives through loops, along directions and of the second order, against formulas; and where kinks meet. That the other
/// forms agree with the scalar one is tested by the case tables.
/// </summary>
public class ForwardTests
{
    [Theory]
    [InlineData(2f)]
    [InlineData(0.03f)]
    [InlineData(700f)]
    public void A_loop_that_converges_has_the_derivatives_of_its_limit(float a)
    {
        var (value, slope, curvature) = K.RootSlopes(a);
        Assert.Equal(1, value / MathF.Sqrt(a), 1e-6f);
        Assert.Equal(1, slope * 2 * MathF.Sqrt(a), 1e-5f);
        Assert.Equal(1, curvature * -4 * MathF.Pow(a, 1.5f), 1e-4f);
        Assert.Equal((slope, curvature), (K.RootSlope(a), K.RootCurvature(a)));
    }

    /// <summary>The steps that ran are differentiated, and not the limit.</summary>
    [Theory]
    [InlineData(0.4, 1.5, 100)]
    [InlineData(0.9, -2, 7)]
    [InlineData(0.9, -2, 0)]
    public void A_loop_has_the_derivatives_of_the_iterations_that_ran(double x, double y, int most)
    {
        var count = 0;
        for (var term = 1.0; count < most && term > 1e-3; count++)
            term *= x;
        double Sum(Func<int, double> term) => Enumerable.Range(0, count).Sum(term);
        var (value, byX, byY, byXX, byXY, byYY) = K.PowersHessian(x, y, most);
        Assert.Equal(Sum(i => y * Math.Pow(x, i)), value, 1e-12);
        Assert.Equal(Sum(i => y * i * Math.Pow(x, i - 1)), byX, 1e-12);
        Assert.Equal(Sum(i => Math.Pow(x, i)), byY, 1e-12);
        Assert.Equal(Sum(i => y * i * (i - 1) * Math.Pow(x, i - 2)), byXX, 1e-11);
        Assert.Equal(Sum(i => i * Math.Pow(x, i - 1)), byXY, 1e-12);
        Assert.Equal(0, byYY);

        var (alongValue, slope) = K.PowersAlong(x, y, most, -0.5, 2);
        Assert.Equal(value, alongValue);
        Assert.Equal((2 * byX) - (0.5 * byY), slope, 1e-12);
    }

    [Theory]
    [InlineData(0.3f, 1.1f)]
    [InlineData(-2.5f, 1.3f)]
    [InlineData(9f, 2.1f)]
    [InlineData(-0.1f, 0.2f)]
    public void Nested_loops_with_a_return_and_kinks(float x, float scale)
    {
        var (value, byX, byScale) = K.NestedGradient(x, scale);
        Assert.Equal(K.Nested(x, scale), value);
        Assert.Equal(SlopeOf(t => NestedInDouble(t, scale), x), byX, 1e-4 * (1 + Math.Abs(byX)));
        Assert.Equal(SlopeOf(t => NestedInDouble(x, t), scale), byScale, 1e-4 * (1 + Math.Abs(byScale)));
    }

    private static double SlopeOf(Func<double, double> function, double x) => Slope.Of(function, x, static step => step < 1e-3)!.Value.Value;

    private static double NestedInDouble(double x, double scale)
    {
        var sum = 0.0;
        for (var outer = 0; outer < 4; outer++)
        {
            var part = Math.Abs(x) * scale;
            while (part > 0.5)
            {
                part *= 0.25;
                sum += Math.Max(part, 0.75) * scale;
                if (!(sum < 20))
                    return sum * x;
            }

            sum += part * x;
        }

        return sum;
    }

    [Fact]
    public void In_a_loop_a_function_has_the_derivative_that_the_user_gave_it() => Assert.Equal(81f, K.TwiceRepeatedSlope(1f, 4));

    [Theory]
    [InlineData(0.7f, -0.3f, 1.2f)]
    [InlineData(-1.5f, 0.4f, 0.3f)]
    public void Elements_of_the_Hessian_matrix(float x, float y, float rate)
    {
        double Wave(double a, double b, double r) => Math.Exp(-r * a * b) * Math.Sin(a) + b;
        var e = Math.Exp(-rate * (double)x * y);
        var (sin, cos, k) = (Math.Sin(x), Math.Cos(x), -(double)rate * y);
        var (value, byX, byRate, byXX, byXY, byXRate, byYY) = K.WaveHessian(x, y, rate);
        Assert.Equal(Wave(x, y, rate), value, 1e-6);
        Assert.Equal(e * (k * sin + cos), byX, 1e-6);
        Assert.Equal(-x * y * e * sin, byRate, 1e-6);
        Assert.Equal(e * ((k * k - 1) * sin + 2 * k * cos), byXX, 2e-6);
        Assert.Equal(-rate * (x * e * (k * sin + cos) + e * sin), byXY, 2e-6);
        Assert.Equal(-y * (x * e * (k * sin + cos) + e * sin), byXRate, 2e-6);
        Assert.Equal(rate * (double)rate * x * x * e * sin, byYY, 2e-6);
        Assert.Equal(byXY, K.WaveMixed(x, y, rate), 1e-6f);
    }

    [Fact]
    public void A_derivative_along_a_direction_is_the_gradient_times_it()
    {
        var (x, y, rate, dx, dy) = (0.7f, -0.3f, 1.2f, 2f, -0.25f);
        var (value, byX, byRate, byXX, byXY, _, byYY) = K.WaveHessian(x, y, rate);
        Assert.Equal(value, K.WaveAlong(x, y, rate, dx, dy).Value);
        Assert.Equal(dx * byX + dy * byRate, K.WaveAlong(x, y, rate, dx, dy).Slope, 1e-6f);
        Assert.Equal(dy * K.WaveGradient(x, y, rate).Y, K.WaveAlongY(x, y, rate, dy), 1e-6f);

        // Of a gradient: the Hessian matrix times a vector.
        var curvature = K.WaveCurvatureAlong(x, y, rate, dx, dy);
        Assert.Equal(dx * byXX + dy * byXY, curvature.X, 1e-5f);
        Assert.Equal(dx * byXY + dy * byYY, curvature.Y, 1e-5f);
    }

    [Theory]
    [InlineData(0f, 1f, 0.25f)]
    [InlineData(3f, 0f, 0.045176659f)]
    public void The_logistic_loss_with_what_Newtons_method_needs(float logit, float label, float curvature)
    {
        var (value, slope, second) = K.LogisticNewton(logit, label);
        Assert.Equal(Losses.LogisticLossGradient(logit, label), (value, slope));
        Assert.Equal(1, second / curvature, 1e-6f);
    }

    /// <summary>On both rays of a line through the origin |x|·|y| is x·y, so nothing is left of the two kinks.</summary>
    [Fact]
    public void Where_kinks_meet_the_mean_is_taken_of_what_one_line_sees()
    {
        Assert.Equal((0, 0, 0, 1), K.CornersHessian(0, 0));
        Assert.Equal((0, 0, 0, 0), K.CornersHessian(0, 2));
        Assert.Equal((-2, 1, 0, -1), K.CornersHessian(-1, 2));
        Assert.Equal((0, 0, 0, 1), K.SaddleHessian(0, 0));
        Assert.Equal((0, 0, 0, 0), K.SaddleHessian(0, 2));
        Assert.Equal((2, -1, 0, -1), K.SaddleHessian(1, -2));
        Assert.Equal(0.5, K.HalvesSlope(0));
        Assert.Equal((0, 2), K.SinesSlopes(0));
        Assert.Equal((1, 0), K.OddSineSlopes(0));
        Assert.Equal((1, 0), K.OddSineSlopes(-0.0));
    }

    [Fact]
    public void Log_sum_exp_is_smooth_where_all_are_equal()
    {
        var (a, b, c, aa, ab, bc) = K.LogSumExpHessian(2, 2, 2);
        Assert.All([(a, 1 / 3.0), (b, 1 / 3.0), (c, 1 / 3.0), (aa, 2 / 9.0), (ab, -1 / 9.0), (bc, -1 / 9.0)],
            static pair => Assert.Equal(pair.Item2, pair.Item1, 1e-15));
    }
}
