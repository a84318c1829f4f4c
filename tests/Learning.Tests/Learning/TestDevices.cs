using Kernels.Gpu;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

/// <summary>The devices that a training may be tested on, by name; a test is skipped where its device is missing.</summary>
internal static class TestDevices
{
    public static TrainingDevice Named(string name) => name switch
    {
        "scalar" => TrainingDevice.Scalar,
        "cpu" => TrainingDevice.Cpu,
        _ => OpenCL(),
    };

    /// <summary>The OpenCL device of the tests.</summary>
    public static GpuDevice Gpu()
    {
        Skip.IfNot(GpuDevice.IsAvailable, "There is no OpenCL device. On Debian, apt install pocl-opencl-icd ocl-icd-libopencl1.");
        return GpuDevice.Default;
    }

    /// <summary>The same device once more, with a queue and memory of its own, so that no other test is counted with this one.</summary>
    public static GpuDevice OwnGpu()
    {
        var name = $"{Gpu()}";
        return Discovery.Search().Devices.First(device => $"{device}" == name);
    }

    /// <summary>Skips a test on a device that has no doubles.</summary>
    public static void RequireDouble(GpuDevice device) => Skip.IfNot(device.SupportsDouble, $"{device} has no double.");

    private static TrainingDevice OpenCL() => TrainingDevice.OpenCL(Gpu());
}
