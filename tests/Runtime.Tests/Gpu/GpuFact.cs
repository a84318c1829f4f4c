using Kernels.Gpu;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>A test that needs an OpenCL device; skipped where there is none.</summary>
internal sealed class GpuFactAttribute : FactAttribute
{
    public GpuFactAttribute() => Skip = Devices.SkipReason;
}

/// <summary>As <see cref="GpuFactAttribute"/>, with data.</summary>
internal sealed class GpuTheoryAttribute : TheoryAttribute
{
    public GpuTheoryAttribute() => Skip = Devices.SkipReason;
}

/// <summary>The device of the tests.</summary>
internal static class Devices
{
    private static readonly Lazy<GpuDevice> LazyOther = new(static () => Discovery.Search().Devices[0]);

    /// <summary>Null where there is a device.</summary>
    public static string? SkipReason { get; } = GpuDevice.IsAvailable
        ? null
        : "no OpenCL device: on Debian, apt install pocl-opencl-icd ocl-icd-libopencl1";

    /// <summary>The same device again, which does not know that it is the same.</summary>
    public static GpuDevice Other => LazyOther.Value;
}
