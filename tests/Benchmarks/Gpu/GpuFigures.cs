using System.Collections.Immutable;

namespace Kernels.Benchmarks;

/// <summary>What was measured of a work.</summary>
/// <param name="Name">The work.</param>
/// <param name="Bytes">The bytes that it reads and writes.</param>
/// <param name="Seconds">From the call until the device is done.</param>
/// <param name="Share">Its speed, beside that of the copy measured with it.</param>
/// <param name="DeviceSeconds">For how long the device was at work, by its own clock.</param>
/// <param name="DeviceShare">Its speed by that clock, beside that of the copy.</param>
/// <param name="TorchSeconds">PyTorch's seconds for the same.</param>
/// <param name="TorchShare">Its speed, beside that of its own copy.</param>
/// <param name="Aim">The share that the project aims at.</param>
internal sealed record GpuFigure(
    string Name, long Bytes, double Seconds, double Share, double? DeviceSeconds, double? DeviceShare, double? TorchSeconds, double? TorchShare, double? Aim)
{
    /// <summary>The share that is compared with the aim: that by the device's clock, where there is one.</summary>
    public double Decisive => DeviceShare ?? Share;

    /// <summary>Is the aim met? Null where there is none.</summary>
    public bool? Met => Aim is { } aim ? Decisive >= aim : null;
}

/// <summary>The figures of a table.</summary>
internal sealed record GpuFigures(string Title, ImmutableArray<GpuFigure> Figures);

/// <summary>What a small call costs.</summary>
/// <param name="Name">The call.</param>
/// <param name="Seconds">The seconds of one.</param>
/// <param name="Beside">What it is compared with, or null.</param>
/// <param name="Ratio">Its time by that of what it is compared with.</param>
/// <param name="Aim">The greatest ratio that the project aims at.</param>
/// <param name="TorchSeconds">PyTorch's seconds for the same.</param>
internal sealed record GpuCallFigure(string Name, double Seconds, string? Beside, double? Ratio, double? Aim, double? TorchSeconds)
{
    /// <summary>Is the aim met? Null where there is none.</summary>
    public bool? Met => Aim is { } aim ? Ratio <= aim : null;
}

/// <summary>What <c>gpu --json</c> prints.</summary>
/// <param name="Machine">The device, its driver, the system and the date.</param>
/// <param name="Torch">PyTorch's version, or why it is not there.</param>
/// <param name="Rounds">How often each work was measured; the best counts.</param>
/// <param name="Tables">The works that move much.</param>
/// <param name="Calls">The calls that do little.</param>
internal sealed record GpuReport(string Machine, string Torch, int Rounds, ImmutableArray<GpuFigures> Tables, ImmutableArray<GpuCallFigure> Calls);
