using Kernels.Gpu.Native;

namespace Kernels.Gpu;

/// <summary>The devices that were found, or why there is none.</summary>
/// <param name="Devices">The devices in their order.</param>
/// <param name="Missing">What is missing if there is none.</param>
internal sealed record Discovery(IReadOnlyList<GpuDevice> Devices, string Missing)
{
    /// <summary>The environment variable that names the default device.</summary>
    public const string Variable = "KERNELS_GPU";

    private static readonly Lazy<Discovery> Found = new(Search);

    /// <summary>What this process has found; it searches once.</summary>
    public static Discovery Shared => Found.Value;

    /// <summary>Looks for devices. Never throws: a driver that fails to answer has no devices.</summary>
    public static Discovery Search()
    {
        using var handlers = new FaultHandlers();
        if (!OpenCL.Load())
            return new([], "no OpenCL library is installed");
        GpuDevice[] devices = [.. DeviceInfo.Order(DeviceQueries.All()).Select(static info => new GpuDevice(info))];
        return new(devices, "an OpenCL library is installed, but no driver with a device of OpenCL 1.2 or later");
    }

    /// <summary>The first device with a name, or null.</summary>
    /// <param name="name">A part of the device's name or of its platform's, in any case.</param>
    /// <exception cref="GpuException">There is no device at all.</exception>
    public GpuDevice? Find(string name)
    {
        RequireDevice();
        return Devices.FirstOrDefault(device => device.Info.IsNamed(name));
    }

    /// <summary>The device that the environment variable names, or the first one.</summary>
    /// <param name="name">The variable's value.</param>
    /// <exception cref="GpuException">There is no such device.</exception>
    public GpuDevice Choose(string? name)
    {
        RequireDevice();
        if (string.IsNullOrWhiteSpace(name))
            return Devices[0];
        return Find(name.Trim())
            ?? throw new GpuException(
                $"The environment variable {Variable} is '{name}', but no device is named so. "
                + $"There are: {Names()}. Set it to a part of one of these names, or unset it.");
    }

    /// <summary>The names of all devices, for a message.</summary>
    public string Names() => string.Join(", ", Devices.Select(static device => $"'{device}'"));

    private void RequireDevice()
    {
        if (Devices.Count == 0)
        {
            throw new GpuException(
                $"There is no OpenCL device: {Missing}. Install the driver of the vendor of the graphics card. On Debian and Ubuntu, "
                + "'apt install ocl-icd-libopencl1 pocl-opencl-icd' runs OpenCL on the processor. On Windows and macOS, OpenCL comes with the graphics driver.");
        }
    }
}
