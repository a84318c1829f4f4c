using System.Numerics;
using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Tests.Reductions;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Kernels over all elements.</summary>
public class LaunchTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    [GpuFact]
    public void Every_element_type_is_an_argument_and_in_buffers()
    {
        Scale(TestPrograms.Floats, 1.5f);
        Scale(TestPrograms.Of("int"), -3);
        Scale(TestPrograms.Of("uint"), 0xFFFF_0001u);
        Scale(TestPrograms.Of("long"), -3L << 33);
        Scale(TestPrograms.Of("ulong"), 5ul << 40);
    }

    [SkippableFact]
    public void Doubles_are_arguments_and_in_buffers()
    {
        RequireDouble();
        Scale(TestPrograms.Doubles, Math.PI);
    }

    [GpuFact]
    public void Nothing_is_written_beside_a_slice()
    {
        for (var length = 0; length <= 256; length++)
        {
            using var x = Device.Allocate<float>(Samples.Floats(length + 3));
            using var y = Device.Allocate<float>([.. Enumerable.Repeat(7f, length + 4)]);
            TestPrograms.Floats.Call("Scale").Input(x.Slice(2, length), "x").Output(y.Slice(3, length), "y").Value(2f).Run();
            Assert.Equal([7f, 7f, 7f, .. Samples.Floats(length + 3).Skip(2).Take(length).Select(static v => 2f * v), 7f], y.ToArray());
        }
    }

    [GpuFact]
    public void A_destination_may_be_an_input()
    {
        var (values, others) = (Samples.Floats(1000), Samples.Floats(1000, seed: 2));
        using var a = Device.Allocate<float>(values);
        using var b = Device.Allocate<float>(others);
        TestPrograms.Floats.Call("SumAndProduct").Input(a, "a").Input(b, "b").Output(b, "sum").Output(a, "product").Run();
        Assert.Equal(values.Zip(others, static (x, y) => x + y), b.ToArray());
        Assert.Equal(values.Zip(others, static (x, y) => x * y), a.ToArray());
    }

    [GpuFact]
    public void An_input_may_be_given_twice_and_overlap_another()
    {
        using var a = Device.Allocate<float>([1f, 2f, 3f, 4f]);
        using var sum = Device.Allocate<float>(3);
        using var product = Device.Allocate<float>(3);
        TestPrograms.Floats.Call("SumAndProduct").Input(a.Slice(0, 3), "a").Input(a.Slice(1), "b").Output(sum, "sum").Output(product, "product").Run();
        Assert.Equal([3f, 5f, 7f], sum.ToArray());
        Assert.Equal([2f, 6f, 12f], product.ToArray());
    }

    [GpuFact]
    public void Launches_and_copies_happen_in_order()
    {
        using var x = Device.Allocate<float>([1f, 2f, 3f]);
        using var y = Device.Allocate<float>(3);
        for (var i = 0; i < 20; i++)
        {
            TestPrograms.Floats.Call("Scale").Input(x, "x").Output(y, "y").Value(2f).Run();
            x.CopyFrom(y);
        }

        Assert.Equal([1048576f, 2097152f, 3145728f], x.ToArray());
        Device.Synchronize();
    }

    /// <summary>As in C#, where the device can: OpenCL allows 2.5 units in the last place otherwise.</summary>
    [SkippableFact]
    public void Divisions_are_rounded_correctly()
    {
        Skip.If(Devices.SkipReason is not null, Devices.SkipReason);
        Skip.IfNot(Device.Info.CanRoundCorrectly, $"{Device} cannot round divisions correctly.");
        var (values, others) = (Samples.Floats(10_000), Samples.Floats(10_000, seed: 2));
        using var a = Device.Allocate<float>(values);
        using var b = Device.Allocate<float>(others);
        using var y = Device.Allocate<float>(10_000);
        TestPrograms.Floats.Call("Quotient").Input(a, "a").Input(b, "b").Output(y, "y").Run();
        Assert.Equal(values.Zip(others, static (x, y) => x / y), y.ToArray());
    }

    [GpuFact]
    public void Each_device_has_the_program_compiled_for_it()
    {
        var program = TestPrograms.Of("int");
        foreach (var device in (GpuDevice[])[Device, Devices.Other, Device])
        {
            using var x = device.Allocate<int>([1, 2]);
            program.Call("Scale").Input(x, "x").Output(x, "y").Value(5).Run();
            Assert.Equal([5, 10], x.ToArray());
        }
    }

    internal static void RequireDouble()
    {
        Skip.If(Devices.SkipReason is not null, Devices.SkipReason);
        Skip.IfNot(Device.SupportsDouble, $"{Device} does not compute with double.");
    }

    private static void Scale<T>(GpuProgram program, T factor)
        where T : unmanaged, INumber<T>
    {
        foreach (var length in Samples.Lengths)
        {
            var values = Samples.Fill(length, seed: 3, static random => T.CreateTruncating(random.NextInt64()));
            using var x = Device.Allocate<T>(values);
            using var y = Device.Allocate<T>((long)length);
            program.Call("Scale").Input(x, "x").Output(y, "y").Value(factor).Run();
            Assert.Equal(values.Select(value => unchecked(factor * value)), y.ToArray());
        }
    }
}
