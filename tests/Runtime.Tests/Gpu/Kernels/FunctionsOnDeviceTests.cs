using Kernels.Gpu;
using Kernels.Tests.Cases;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>What a device's functions must get right at single points, since bodies build on it.</summary>
public class FunctionsOnDeviceTests
{
    /// <summary>Beyond some argument it is 1, and not the number below: x·(1 - tanh²x) would grow without end.</summary>
    [GpuFact]
    public void A_hyperbolic_tangent_reaches_1()
    {
        using var x = GpuDevice.Default.Allocate<float>([10f, 20f, 1e10f, float.MaxValue, float.PositiveInfinity, -10f, -1e10f, float.NegativeInfinity, -0f]);
        Activations.Tanh(x, x);
        Assert.Equal([1f, 1f, 1f, 1f, 1f, -1f, -1f, -1f, -0f], x.ToArray());
    }

    [SkippableFact]
    public void A_hyperbolic_tangent_of_doubles_reaches_1()
    {
        LaunchTests.RequireDouble();
        using var x = GpuDevice.Default.Allocate<double>([20d, 1e10, double.MaxValue, double.PositiveInfinity, -20d, double.NegativeInfinity, -0d]);
        Transcendentals.Tanh(x, x);
        Assert.Equal([1d, 1d, 1d, 1d, -1d, -1d, -0d], x.ToArray());
    }

    /// <summary>Half of the least number is rounded to 0, which is even.</summary>
    [GpuFact]
    public void The_least_number_is_no_integer()
    {
        using var x = GpuDevice.Default.Allocate<float>([float.Epsilon, -float.Epsilon]);
        using var kinds = GpuDevice.Default.Allocate<int>(2);
        Predicates.KindOfFloat(x, kinds);
        Assert.Equal([Predicates.KindOfFloat(float.Epsilon), Predicates.KindOfFloat(-float.Epsilon)], kinds.ToArray());
    }
}
