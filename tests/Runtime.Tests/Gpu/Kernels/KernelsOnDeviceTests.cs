using Kernels.Gpu;
using Kernels.Tests.Running;

namespace Kernels.Tests.Gpu;

/// <summary>The kernels of the tests and of the runtime on a device.</summary>
public class KernelsOnDeviceTests
{
    public static Xunit.TheoryData<string> Cases => [.. KernelCase.OnDevice.Keys];

    [GpuTheory]
    [Xunit.MemberData(nameof(Cases))]
    public void Every_element_is_what_the_scalar_method_gives(string name) => DeviceRunner.Run(KernelCase.OnDevice[name], GpuDevice.Default);
}
