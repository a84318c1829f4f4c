using Kernels.Gpu;
using Kernels.Gpu.Native;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Devices: what they say, their order, and how one is chosen.</summary>
public class DeviceTests
{
    [GpuFact]
    public void A_device_says_what_it_is()
    {
        foreach (var device in GpuDevice.All)
        {
            Assert.NotEmpty(device.Name);
            Assert.NotEmpty(device.Platform);
            Assert.NotEmpty(device.Vendor);
            Assert.NotEmpty(device.DriverVersion);
            Assert.InRange(device.ComputeUnits, 1, int.MaxValue);
            Assert.InRange(device.LargestBuffer, 1 << 20, device.MemorySize);
            Assert.Equal($"{device.Name} ({device.Platform})", device.ToString());
        }
    }

    [GpuFact]
    public void A_device_is_found_by_a_part_of_its_name_or_its_platforms_in_any_case()
    {
        var first = GpuDevice.All[0];
        Assert.Same(first, GpuDevice.Find(first.Name));
        Assert.Same(first, GpuDevice.Find(first.Name.ToUpperInvariant()[..4]));
        Assert.Same(first, GpuDevice.Find(first.Platform.ToUpperInvariant()[^4..]));
    }

    [GpuFact]
    public void A_name_that_no_device_has_throws_and_lists_the_names()
    {
        var exception = Assert.Throws<ArgumentException>("name", static () => GpuDevice.Find("abacus"));
        Assert.StartsWith("No device is named 'abacus'. There are: ", exception.Message, StringComparison.Ordinal);
        Assert.All(GpuDevice.All, device => Assert.Contains($"'{device}'", exception.Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>("name", static () => GpuDevice.Find(" "));
    }

    [Fact]
    public void Graphics_processors_come_first_and_those_with_memory_of_their_own_before_others()
    {
        DeviceInfo[] listed =
        [
            Device("processor", GpuDeviceKind.Cpu),
            Device("integrated", GpuDeviceKind.Gpu),
            Device("board", GpuDeviceKind.Accelerator) with { HasOwnMemory = true },
            Device("card", GpuDeviceKind.Gpu) with { HasOwnMemory = true },
            Device("second card", GpuDeviceKind.Gpu) with { HasOwnMemory = true },
            Device("second processor", GpuDeviceKind.Cpu),
        ];
        Assert.Equal(
            ["card", "second card", "integrated", "board", "processor", "second processor"],
            DeviceInfo.Order(listed).Select(static device => device.Name));
    }

    [Fact]
    public void The_variable_wins_over_the_order_and_an_empty_one_is_none()
    {
        var discovery = new Discovery([new(Device("card", GpuDeviceKind.Gpu)), new(Device("Integrated 630", GpuDeviceKind.Gpu))], "");
        Assert.Equal("Integrated 630", discovery.Choose(" integrated ").Name);
        Assert.Equal("card", discovery.Choose("PLATFORM OF C").Name);
        Assert.Equal("card", discovery.Choose(null).Name);
        Assert.Equal("card", discovery.Choose("").Name);
        Assert.Equal(
            "The environment variable KERNELS_GPU is 'x', but no device is named so. There are: 'card (Platform of card)', "
            + "'Integrated 630 (Platform of Integrated 630)'. Set it to a part of one of these names, or unset it.",
            Assert.Throws<GpuException>(() => discovery.Choose("x")).Message);
    }

    [Theory]
    [InlineData("OpenCL 1.2 CUDA", true)]
    [InlineData("OpenCL 3.0 PoCL HSTR: pthread", true)]
    [InlineData("OpenCL 1.2", true)]
    [InlineData("OpenCL 1.1 Mesa", false)]
    [InlineData("OpenCL", false)]
    [InlineData("", false)]
    public void A_device_of_a_version_before_1_2_is_not_offered(string version, bool isSupported) =>
        Assert.Equal(isSupported, DeviceInfo.IsVersionSupported(version));

    [Theory]
    [InlineData(-5, "clFinish failed on card (Platform of card) with CL_OUT_OF_RESOURCES. The device's memory may be used up, or a kernel ran for longer than the driver allows: work in smaller parts.")]
    [InlineData(-34, "clFinish failed on card (Platform of card) with CL_INVALID_CONTEXT. The device was lost, or the driver ended what was queued before.")]
    [InlineData(-9999, "clFinish failed on card (Platform of card) with the error code -9999. It is one of the driver's own.")]
    public void An_error_names_the_function_the_device_and_the_code(int code, string message)
    {
        var card = Device("card", GpuDeviceKind.Gpu);
        Assert.Equal(message, Assert.Throws<GpuException>(() => OpenCLError.Check(code, nameof(OpenCL.clFinish), card)).Message);
    }

    private static DeviceInfo Device(string name, GpuDeviceKind kind) =>
        new() { Id = 0, PlatformId = 0, Name = name, Platform = $"Platform of {name}", Kind = kind };
}
