using Xunit;

namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives over doubles, as far as differences of doubles can tell.</summary>
public partial class DoubleDerivativeTests
{
    [Fact]
    public void The_whole_table_of_functions_has_its_derivative_over_doubles()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var (x, y) = (0.3 + 0.4 * random.NextDouble(), 0.3 + 0.4 * random.NextDouble());
            if (Math.Abs(x - 0.5) < 0.01)
                continue;
            var (byX, byY) = FunctionKernels.WholeTableOfDoublesGradient(x, y);
            AssertNear(Slope.Of(value => FunctionKernels.WholeTableOfDoubles(value, y), x, step => step < Math.Abs(x - 0.5)), byX);
            AssertNear(Slope.Of(value => FunctionKernels.WholeTableOfDoubles(x, value), y, static _ => true), byY);
        }
    }

    [Fact]
    public void The_logistic_function_has_its_derivatives_over_doubles()
    {
        for (var x = -800.0; x <= 800; x += 0.37)
        {
            var s = KernelMath.Sigmoid(x);
            Assert.Equal(s * KernelMath.Sigmoid(-x), LogisticKernel.First(x), 1e-15);
            Assert.Equal(s * KernelMath.Sigmoid(-x) * (1 - 2 * s), LogisticKernel.Second(x), 1e-15);
        }

        Assert.Equal((0.0, 0.0), (LogisticKernel.First(double.NegativeInfinity), LogisticKernel.First(double.PositiveInfinity)));
        Assert.Equal((0.0, 0.0), (LogisticKernel.Second(double.NegativeInfinity), LogisticKernel.Second(double.PositiveInfinity)));
    }

    private static void AssertNear(Slope? expected, double actual)
    {
        Assert.True(expected!.Value.Error < 1e-10);
        Assert.Equal(expected.Value.Value, actual, 1e-10);
    }
}
