using Kernels.Generators.Expressions;
using Kernels.Gpu;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>A device that says so gives the bits of the forms over spans, whatever functions and derivatives a kernel has.</summary>
public class ProcessorBitsTests
{
    private const int Count = 1 << 15;

    public static TheoryData<string> Cases =>
        [.. KernelCase.OnDevice.Where(static pair => DeviceRunner.HasProcessorBits(pair.Value)).Select(static pair => pair.Key)];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void A_device_has_the_bits_of_the_span_form(string name)
    {
        RequireProcessorBits();
        DeviceRunner.RunMany(KernelCase.OnDevice[name], GpuDevice.Default, Count);
    }

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Every_function_of_the_runtime_and_every_slope_is_in_some_kernel(string keyword)
    {
        var type = ScalarType.Numbers.Single(type => type.Keyword == keyword);
        var called = KernelCase.OnDevice.Values
            .SelectMany(static kernel => KernelFunctions.Of(kernel).Nodes())
            .OfType<MathCall>()
            .Where(call => call.Arguments[0].Type == type)
            .Select(static call => call.Function.Name)
            .ToHashSet(StringComparer.Ordinal);
        var functions = MathFunctions.All.Where(function => function.FormFor(type) == VectorForm.VectorMath).Select(static function => function.Name);
        Assert.Empty(functions.Except(called, StringComparer.Ordinal));
    }

    [Fact]
    public void A_device_says_why_it_does_not()
    {
        var exact = new DeviceInfo
        {
            Id = 0,
            PlatformId = 0,
            Name = "card",
            Platform = "platform",
            RoundsToNearest = true,
            CanRoundCorrectly = true,
            HasSubnormals = true,
        };
        Assert.True(new GpuDevice(exact).GivesProcessorBits);
        Assert.Null(new GpuDevice(exact).WhyNotProcessorBits);
        Assert.Equal("it takes subnormal floats for 0", Reason(exact with { HasSubnormals = false }));
        Assert.Equal("its divisions and square roots of floats are not rounded correctly", Reason(exact with { CanRoundCorrectly = false }));
        Assert.Equal("it does not round floats to the nearest, or has no infinities and NaN", Reason(exact with { RoundsToNearest = false }));

        static string? Reason(DeviceInfo info)
        {
            var device = new GpuDevice(info);
            Assert.False(device.GivesProcessorBits);
            return device.WhyNotProcessorBits;
        }
    }

    private static void RequireProcessorBits()
    {
        Skip.If(Devices.SkipReason is not null, Devices.SkipReason);
        Skip.If(GpuDevice.Default.WhyNotProcessorBits is not null, $"{GpuDevice.Default}: {GpuDevice.Default.WhyNotProcessorBits}");
    }
}
