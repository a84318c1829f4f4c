using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Kernels.Gpu;

namespace Kernels.Benchmarks;

/// <summary>Measures all tables on a device, one after the other, since each may fill the device's memory.</summary>
/// <param name="device">The device.</param>
/// <param name="length">The elements of a buffer in the largest maps.</param>
/// <param name="rounds">How often each work is measured; the best counts.</param>
/// <param name="torch">PyTorch, if it is there.</param>
/// <param name="show">Is given each table when it is measured.</param>
internal sealed class GpuMeasurement(GpuDevice device, long length, int rounds, TorchPeer torch, Action<GpuFigures> show)
{
    /// <summary>The elements of a matrix, in buffers of a map.</summary>
    private const int Matrix = 4;

    /// <summary>The most elements of the matrix of an epoch, likewise; it takes a quarter of the memory at most.</summary>
    private const int EpochMatrix = 32;

    /// <summary>The largest maps have as many elements more than those of the calls.</summary>
    private const int Call = 64;

    private readonly GpuDevice clocked = new(device.Info, isProfiled: true);

    /// <summary>The device, its driver, the system and the date.</summary>
    public string Machine => string.Create(
        CultureInfo.InvariantCulture, $"{device}, driver {device.DriverVersion}, {RuntimeInformation.OSDescription}, {DateTime.Today:yyyy-MM-dd}");

    /// <summary>The elements of a buffer that are measured unless others are asked for: 2²⁸, or a power of two of which 16 buffers fit.</summary>
    public static long UsualLength(GpuDevice device)
    {
        var floats = (ulong)Math.Min(device.MemorySize / 16, device.LargestBuffer) / sizeof(float);
        return Math.Min(1L << 28, (long)System.Numerics.BitOperations.RoundUpToPowerOf2(floats + 1) / 2);
    }

    public GpuReport Run()
    {
        var epoch = Math.Min(EpochMatrix * length, Math.Min(device.MemorySize / 4, device.LargestBuffer) / sizeof(float));
        var matrix = Math.Min(Matrix * length, device.LargestBuffer / sizeof(float));
        GpuTable[] tables =
        [
            .. new[] { length, length / 4, length / 16 }.Select(static elements =>
                new GpuTable($"Maps and reductions of {Count(elements)} floats", device => new ElementWorkload(device, elements))),
            new("Sums along rows (X·w) and columns (Xᵀ·r) of a matrix", device => new MatrixWorkload(device, matrix)),
            new("An epoch of a logistic regression", device => new EpochWorkload(device, epoch)),
            new($"Functions, over {Count(length / 4)} floats", device => new FunctionWorkload(device, length / 4)),
        ];
        ImmutableArray<GpuFigures> figures = [.. tables.Select(Measure)];
        return new(Machine, torch.Version, rounds, figures, GpuCalls.Measure(device, Math.Max(1, length / Call), rounds, torch));
    }

    private GpuFigures Measure(GpuTable table)
    {
        IReadOnlyList<GpuWork> works;
        double[] wall;
        double[]? own;
        using (var workload = table.On(device))
            wall = GpuMeter.Wall(device, Actions(works = workload.Works), rounds);
        using (var workload = table.On(clocked))
            own = GpuMeter.OnDevice(clocked, Actions(workload.Works), rounds);
        double?[] torchSeconds = [.. works.Select(work => torch.Seconds(work.Torch, rounds))];

        var figures = new GpuFigures(table.Title, [.. works.Select((work, i) => new GpuFigure(
            work.Name, work.Bytes, wall[i], Share(wall[i], wall[0], i), own?[i], own is null ? null : Share(own[i], own[0], i), torchSeconds[i],
            torchSeconds[i] is { } other && torchSeconds[0] is { } copy ? Share(other, copy, i) : null, work.Aim))]);
        show(figures);
        return figures;

        double Share(double seconds, double copySeconds, int i) => works[i].Bytes / seconds / (works[0].Bytes / copySeconds);
    }

    private static Action[] Actions(IEnumerable<GpuWork> works) => [.. works.Select(static work => work.Run)];

    private static string Count(long elements) => elements.ToString("N0", CultureInfo.InvariantCulture);
}
