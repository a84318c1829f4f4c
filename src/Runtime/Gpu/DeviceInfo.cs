namespace Kernels.Gpu;

/// <summary>What a driver says of a device.</summary>
internal sealed record DeviceInfo
{
    /// <summary>OpenCL's id of the device.</summary>
    public required nint Id { get; init; }

    /// <summary>OpenCL's id of the platform.</summary>
    public required nint PlatformId { get; init; }

    /// <inheritdoc cref="GpuDevice.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="GpuDevice.Platform"/>
    public required string Platform { get; init; }

    /// <inheritdoc cref="GpuDevice.Vendor"/>
    public string Vendor { get; init; } = "";

    /// <inheritdoc cref="GpuDevice.DriverVersion"/>
    public string DriverVersion { get; init; } = "";

    /// <inheritdoc cref="GpuDevice.Kind"/>
    public GpuDeviceKind Kind { get; init; }

    /// <inheritdoc cref="GpuDevice.MemorySize"/>
    public long MemorySize { get; init; }

    /// <inheritdoc cref="GpuDevice.LargestBuffer"/>
    public long LargestBuffer { get; init; }

    /// <summary>The memory that is there for what a group's work-items share, in bytes; 0 where that lies in the device's ordinary memory.</summary>
    public long LocalMemorySize { get; init; }

    /// <inheritdoc cref="GpuDevice.ComputeUnits"/>
    public int ComputeUnits { get; init; }

    /// <inheritdoc cref="GpuDevice.SupportsDouble"/>
    public bool SupportsDouble { get; init; }

    /// <summary>Does it have memory of its own, and not share the computer's?</summary>
    public bool HasOwnMemory { get; init; }

    /// <summary>Can its divisions and square roots of floats be asked to be rounded correctly?</summary>
    public bool CanRoundCorrectly { get; init; }

    /// <summary>Does it compute with subnormal floats, and not take them for 0?</summary>
    public bool HasSubnormals { get; init; }

    /// <summary>Does it round sums and products of floats to the nearest, and have infinities and NaN?</summary>
    public bool RoundsToNearest { get; init; }

    /// <inheritdoc cref="GpuDevice.WhyNotProcessorBits"/>
    public string? WhyNotProcessorBits =>
        !RoundsToNearest ? "it does not round floats to the nearest, or has no infinities and NaN"
        : !CanRoundCorrectly ? "its divisions and square roots of floats are not rounded correctly"
        : !HasSubnormals ? "it takes subnormal floats for 0"
        : null;

    /// <summary>
    /// The order in which devices are offered: by kind, then those with memory of their own, which are the faster ones where a
    /// computer has two, then as the drivers list them.
    /// </summary>
    public static IEnumerable<DeviceInfo> Order(IEnumerable<DeviceInfo> devices) =>
        devices.OrderBy(static device => device.Kind).ThenByDescending(static device => device.HasOwnMemory);

    /// <summary>Is a version, such as <c>OpenCL 1.2 CUDA</c>, one with all that is used here: 1.2 or later?</summary>
    public static bool IsVersionSupported(string version) =>
        version.Split(' ') is ["OpenCL", var number, ..]
        && Version.TryParse(number, out var parsed)
        && parsed >= new Version(1, 2);

    /// <summary>Is a text a part of the device's name or of its platform's, in any case?</summary>
    public bool IsNamed(string part) =>
        Name.Contains(part, StringComparison.OrdinalIgnoreCase) || Platform.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the device and of its platform.</summary>
    public override string ToString() => $"{Name} ({Platform})";
}
