using System.Collections.Immutable;
using System.Globalization;
using Kernels.Gpu;

namespace Kernels.Benchmarks;

/// <summary>Calls that do little, so that what is seen is what a call costs.</summary>
internal static class GpuCalls
{
    private const int Small = 64;
    private const int Maps = 1000;
    private const int Sums = 100;

    /// <summary>A small map beside a launch.</summary>
    private const double AimOfMap = 1.2;

    /// <param name="device">The device.</param>
    /// <param name="large">The elements of a map that is not small.</param>
    /// <param name="rounds">How often each is measured.</param>
    /// <param name="torch">PyTorch, if it is there.</param>
    public static ImmutableArray<GpuCallFigure> Measure(GpuDevice device, long large, int rounds, TorchPeer torch)
    {
        using var bare = new BareQueue(device);
        using var x = device.Allocate<float>(Small);
        using var y = device.Allocate<float>(Small);
        using var manyInputs = device.Allocate<float>(large);
        using var manyResults = device.Allocate<float>(large);
        var seconds = GpuMeter.Wall(
            device,
            [
                () => bare.Launch(Maps),
                () => Repeat(Maps, () => Activations.Sigmoid(x, y)),
                () => bare.LaunchAndRead(Sums),
                () => Repeat(Sums, () => GpuKernels.ValueSum(x)),
                () => Repeat(Sums, () => Activations.Sigmoid(manyInputs, manyResults)),
            ],
            rounds);

        var (launch, map, read, sum, many) = (seconds[0] / Maps, seconds[1] / Maps, seconds[2] / Sums, seconds[3] / Sums, seconds[4]);
        return
        [
            new("a launch of OpenCL", launch, null, null, null, null),
            new("a map of 64 elements, one of 1,000", map, "a launch", map / launch, AimOfMap, torch.Seconds(new("maps", Small, Maps), rounds) / Maps),
            new("a launch and a read of 4 bytes", read, null, null, null, null),
            new("a sum of 64 elements", sum, "a launch and a read", sum / read, AimOfMap, torch.Seconds(new("sums", Small, Sums), rounds) / Sums),
            new(string.Create(CultureInfo.InvariantCulture, $"100 maps of {large:N0} elements"), many,
                null, null, null, torch.Seconds(new("maps", large, Sums), rounds)),
        ];
    }

    private static void Repeat<T>(int times, Func<T> call)
    {
        for (var i = 0; i < times; i++)
            call();
    }

    private static void Repeat(int times, Action call)
    {
        for (var i = 0; i < times; i++)
            call();
    }
}
