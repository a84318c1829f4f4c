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

    private static TrainingDevice OpenCL()
    {
        Skip.IfNot(GpuDevice.IsAvailable, "There is no OpenCL device. On Debian, apt install pocl-opencl-icd ocl-icd-libopencl1.");
        return TrainingDevice.OpenCL(GpuDevice.Default);
    }
}
