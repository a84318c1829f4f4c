using Kernels.Gpu;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>The kernels of the tests and of the runtime on a device.</summary>
public class KernelsOnDeviceTests
{
    public static TheoryData<string> Cases => [.. KernelCase.OnDevice.Keys];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Every_element_is_what_the_scalar_method_gives(string name)
    {
        Skip.If(Devices.SkipReason is not null, Devices.SkipReason);
        try
        {
            DeviceRunner.Run(KernelCase.OnDevice[name], GpuDevice.Default);
        }
        catch (NotSupportedException exception) when (!GpuDevice.Default.SupportsDouble)
        {
            Skip.If(true, exception.Message);
        }
    }
}
