using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Tests.Cases;
using Kernels.Tests.Reductions;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>Maps in which work-items take several elements each: at lengths around those that fill groups.</summary>
public class LongMapsTests
{
    private static readonly GpuDevice Device = Devices.SkipReason is null ? GpuDevice.Default : null!;

    /// <summary>Around the least number of full groups, and around two more of them and the groups behind.</summary>
    private static IEnumerable<int> Lengths(int elements)
    {
        var least = elements * 128;
        while (MapGroups.Of(least, elements, size: 128, Device.ComputeUnits).Full == 0)
            least += elements * 128;
        int[] ends = [least, least + 64, least + 128, least + elements * 128, least + 2 * elements * 128 - 128];
        return ends.SelectMany(static end => Enumerable.Range(end - 2, 5));
    }

    [GpuFact]
    public void Every_element_of_a_slice_is_computed_and_nothing_beside_it()
    {
        foreach (var length in Lengths(elements: 8))
        {
            var (a, b, c) = (Samples.Floats(length + 3), Samples.Floats(length + 3, seed: 2), Samples.Floats(length + 3, seed: 3));
            using var first = Device.Allocate<float>(a);
            using var second = Device.Allocate<float>(b);
            using var third = Device.Allocate<float>(c);
            using var destination = Device.Allocate<float>([.. Enumerable.Repeat(7f, length + 4)]);
            Shapes.P3(first.Slice(1, length), second.Slice(3, length), third.Slice(2, length), destination.Slice(3, length));
            Assert.Equal(
                [7f, 7f, 7f, .. Enumerable.Range(0, length).Select(i => Shapes.P3(a[i + 1], b[i + 3], c[i + 2])), 7f],
                destination.ToArray());
        }
    }

    [GpuFact]
    public void A_destination_may_be_an_input_and_inputs_may_overlap()
    {
        foreach (var length in Lengths(elements: 8))
        {
            var a = Samples.Floats(length + 1);
            using var input = Device.Allocate<float>(a);
            using var difference = Device.Allocate<float>((long)length);
            Shapes.P2(input.Slice(0, length), input.Slice(1, length), difference);
            Assert.Equal(Enumerable.Range(0, length).Select(i => a[i] - a[i + 1]), difference.ToArray());

            Shapes.P2(input.Slice(1), difference, input.Slice(1));
            Assert.Equal([a[0], .. Enumerable.Range(0, length).Select(i => a[i + 1] - (a[i] - a[i + 1]))], input.ToArray());
        }
    }

    [SkippableFact]
    public void Doubles()
    {
        LaunchTests.RequireDouble();
        foreach (var length in Lengths(elements: 8))
        {
            var x = Samples.Doubles(length);
            using var buffer = Device.Allocate<double>(x);
            Shapes.UnrolledDoubles3(buffer, buffer);
            Assert.Equal(x.Select(Shapes.UnrolledDoubles3), buffer.ToArray());
        }
    }

    /// <summary>Many inputs leave registers for fewer elements.</summary>
    [GpuFact]
    public void Four_elements_a_work_item()
    {
        foreach (var length in Lengths(elements: 4))
        {
            var x = Enumerable.Range(1, 5).Select(seed => Samples.Fill(length, seed, static random => (float)random.Next(1, 100))).ToList();
            var buffers = x.ConvertAll(static values => Device.Allocate<float>(values));
            Shapes.P5(buffers[0], buffers[1], buffers[2], buffers[3], buffers[4], buffers[2]);
            Assert.Equal(Enumerable.Range(0, length).Select(i => Shapes.P5(x[0][i], x[1][i], x[2][i], x[3][i], x[4][i])), buffers[2].ToArray());
            buffers.ForEach(static buffer => buffer.Dispose());
        }
    }

    /// <summary>By a kernel of the tests' own: two elements an item, in groups that the runtime calls full.</summary>
    [GpuFact]
    public void The_runtime_tells_a_kernel_how_many_groups_are_full()
    {
        foreach (var length in Lengths(elements: 2).Concat([0, 1, 100, 257]))
        {
            var x = Samples.Floats(length);
            using var buffer = Device.Allocate<float>(x);
            TestPrograms.Floats.Call("Halve").Input(buffer, "x").Output(buffer, "y").Run(elements: 2);
            Assert.Equal(x.Select(static value => value / 2), buffer.ToArray());
        }
    }
}
