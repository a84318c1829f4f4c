using Kernels.CompilerServices;
using Kernels.Gpu;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>What a launch refuses, and in which words.</summary>
public class LaunchErrorTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    private static GpuCall Call => TestPrograms.Floats.Call("SumAndProduct");

    [GpuFact]
    public void A_buffer_must_be_there()
    {
        var disposed = Device.Allocate<float>(3);
        disposed.Dispose();
        Assert.Throws<ArgumentNullException>("a", static () => Call.Input<float>(null!, "a"));
        Assert.Throws<ArgumentNullException>("sum", static () => Call.Output<float>(null!, "sum"));
        Assert.Equal("a", Assert.Throws<ObjectDisposedException>(() => Call.Input(disposed, "a")).ObjectName);
        Assert.Throws<InvalidOperationException>(static () => Call.Run());
    }

    [GpuFact]
    public void Buffers_must_be_on_one_device()
    {
        using var a = Device.Allocate<float>(3);
        using var b = Devices.Other.Allocate<float>(3);
        Assert.Equal(
            $"'b' is on {Device}, but 'a' is on {Device}: all buffers must be on one device. (Parameter 'b')",
            Assert.Throws<ArgumentException>("b", () => Call.Input(a, "a").Input(b, "b")).Message);
    }

    [GpuFact]
    public void Buffers_must_have_one_length()
    {
        using var a = Device.Allocate<float>(3);
        using var b = Device.Allocate<float>(4);
        const string Message = "'b' has 4 elements, but 'a' has 3: they must be of the same length. (Parameter 'b')";
        Assert.Equal(Message, Assert.Throws<ArgumentException>("b", () => Call.Input(a, "a").Input(b, "b")).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>("b", () => Call.Input(a, "a").Output(b, "b")).Message);
    }

    [GpuFact]
    public void A_destination_must_be_an_input_or_a_separate_buffer()
    {
        using var a = Device.Allocate<float>(10);
        const string Message = "'sum' overlaps 'a' partially: it may be the same buffer or a separate one. (Parameter 'sum')";
        Assert.Equal(Message, Assert.Throws<ArgumentException>("sum", () => Call.Input(a.Slice(0, 5), "a").Output(a.Slice(4, 5), "sum")).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>("sum", () => Call.Input(a.Slice(4, 5), "a").Output(a.Slice(0, 5), "sum")).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>("sum", () => Call.Output(a.Slice(0, 5), "sum").Input(a.Slice(1, 5), "a")).Message);
        Call.Input(a.Slice(0, 5), "a").Output(a.Slice(5), "sum");
        Call.Input(a.Slice(3, 5), "a").Output(a.Slice(3, 5), "sum");
    }

    [GpuFact]
    public void Destinations_must_be_separate()
    {
        using var a = Device.Allocate<float>(10);
        const string Message = "'product' overlaps 'sum': each result needs a buffer of its own. (Parameter 'product')";
        foreach (var start in (long[])[2, 0, 4])
            Assert.Equal(Message,
                Assert.Throws<ArgumentException>("product", () => Call.Output(a.Slice(2, 3), "sum").Output(a.Slice(start, 3), "product")).Message);
        Call.Output(a.Slice(2, 3), "sum").Output(a.Slice(5, 3), "product");
        Call.Output(a.Slice(2, 0), "sum").Output(a.Slice(2, 0), "product");
    }

    [GpuFact]
    public void A_value_must_be_of_an_element_type() =>
        Assert.Contains("System.Boolean", Assert.Throws<NotSupportedException>(static () => Call.Value(true)).Message, StringComparison.Ordinal);

    [GpuFact]
    public void A_program_with_an_error_is_shown_with_the_drivers_log()
    {
        using var a = Device.Allocate<float>(3);
        var program = new GpuProgram("__kernel void F(__global float* x)\n{\n    x[0] = unknownName;\n}\n");
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var message = Assert.Throws<GpuException>(() => program.Call("F").Input(a, "a").Run()).Message;
            Assert.StartsWith($"The driver of {Device} cannot compile the kernel: clBuildProgram failed with CL_BUILD_PROGRAM_FAILURE.",
                message, StringComparison.Ordinal);
            // Once in the driver's words and once in the program.
            Assert.InRange(message.Split("unknownName").Length - 1, 2, int.MaxValue);
            Assert.Contains("   3      x[0] = unknownName;\n", message, StringComparison.Ordinal);
            Assert.Contains("-cl-std=CL1.2", message, StringComparison.Ordinal);
        }
    }

    [GpuFact]
    public void A_kernel_that_the_program_lacks_is_named()
    {
        using var a = Device.Allocate<float>(3);
        Assert.Equal(
            "The program has no kernel 'Missing'.",
            Assert.Throws<GpuException>(() => TestPrograms.Floats.Call("Missing").Input(a, "a").Run()).Message);
    }

    [GpuFact]
    public void A_kernel_must_be_given_as_many_arguments_as_it_has_parameters()
    {
        using var a = Device.Allocate<float>(3);
        Assert.Equal(
            "The kernel 'SumAndProduct' has 9 parameters, but is given 3 arguments.",
            Assert.Throws<InvalidOperationException>(() => Call.Input(a, "a").Run()).Message);
    }

    [GpuFact]
    public void An_argument_of_another_type_is_reported_with_the_function_and_the_code()
    {
        using var a = Device.Allocate<float>(3);
        var message = Assert.Throws<GpuException>(() => TestPrograms.Floats.Call("Scale").Input(a, "x").Output(a, "y").Value(2d).Run()).Message;
        Assert.Equal($"clSetKernelArg failed on {Device} with CL_INVALID_ARG_SIZE. The kernel's parameter is of another type.", message);
    }

    [GpuFact]
    public void A_kernel_of_doubles_needs_a_device_for_them()
    {
        var without = new GpuDevice(Device.Info with { SupportsDouble = false });
        using var x = without.Allocate<double>(3);
        Assert.Equal(
            $"The kernel computes with double, as correctly rounded functions do too, which {without} does not support: use another device, or float.",
            Assert.Throws<NotSupportedException>(() => TestPrograms.Doubles.Call("Scale").Input(x, "x").Output(x, "y").Value(2d).Run()).Message);
    }

    [GpuFact]
    public void A_group_that_the_device_cannot_run_is_named_with_the_largest()
    {
        using var x = Device.Allocate<float>(3);
        var message = Assert.Throws<GpuException>(() => TestPrograms.Floats.Call("ProductSum")
            .Input(x, "x").Input(x, "w").Total<float>("AddPairs").Reduce(1 << 24)).Message;
        Assert.StartsWith("The kernel 'ProductSum' needs work-groups of 16777216, but ", message, StringComparison.Ordinal);
    }
}
