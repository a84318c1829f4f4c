using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>What a call of a kernel costs: the calls of OpenCL that it makes, and that it allocates nothing.</summary>
public class QueueCallTests
{
    /// <summary>A device that no other test uses, so that what it is given can be counted.</summary>
    private readonly GpuDevice device = Devices.SkipReason is null ? new(GpuDevice.Default.Info) : null!;

    [GpuFact]
    public void A_map_is_one_launch_and_sets_the_arguments_that_are_new()
    {
        using var x = device.Allocate<float>([1f, 2f, 3f]);
        using var y = device.Allocate<float>(3);
        using var z = device.Allocate<float>(3);
        Assert.Equal(new QueueCounts { Launches = 1, Arguments = 6 }, Count(() => Scale(x, 2f, y)));
        Assert.Equal(new QueueCounts { Launches = 1 }, Count(() => Scale(x, 2f, y)));
        Assert.Equal(new QueueCounts { Launches = 1, Arguments = 1 }, Count(() => Scale(x, 3f, y)));
        Assert.Equal(new QueueCounts { Launches = 1, Arguments = 2 }, Count(() => Scale(x, 4f, z)));
        Assert.Equal(new QueueCounts { Launches = 1, Arguments = 2 }, Count(() => Scale(x.Slice(1), 4f, z.Slice(0, 2))));
        Assert.Equal([3f, 6f, 9f], y.ToArray());
        Assert.Equal([8f, 12f, 12f], z.ToArray());
    }

    /// <summary>OpenCL may give new memory the address of memory that was released before.</summary>
    [GpuFact]
    public void Memory_is_new_also_where_its_address_is_not()
    {
        using var x = device.Allocate<float>([1f, 2f, 3f]);
        var addresses = new HashSet<nint>();
        for (var i = 0; i < 50; i++)
        {
            using var y = device.Allocate<float>(3);
            addresses.Add(y.Memory.Value);
            Assert.Equal(new QueueCounts { Launches = 1, Arguments = i == 0 ? 6 : 1 }, Count(() => Scale(x, 2f, y)) with { Flushes = 0 });
            Assert.Equal([2f, 4f, 6f], y.ToArray());
        }

        Assert.InRange(addresses.Count, 1, 50);
    }

    [GpuFact]
    public void An_argument_that_was_refused_is_set_anew()
    {
        using var x = device.Allocate<float>([1f, 2f, 3f]);
        Scale(x, 2f, x);
        Assert.Throws<GpuException>(() => TestPrograms.Floats.Call("Scale").Input(x, "x").Output(x, "y").Value(2d).Run());
        Assert.Equal(new QueueCounts { Launches = 1, Arguments = 1 }, Count(() => Scale(x, 2f, x)));
        Assert.Equal([4f, 8f, 12f], x.ToArray());
    }

    /// <summary>A block of 64 lanes has 4,096 elements, and a launch combines up to 4,096 blocks.</summary>
    [GpuTheory]
    [InlineData(1, 1)]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    [InlineData(4096 * 4096, 2)]
    [InlineData(4096 * 4096 + 1, 3)]
    public void A_sum_takes_few_launches_and_reads_8_bytes(int length, int launches)
    {
        using var x = device.Allocate<float>(length);
        var counts = Count(() => ProductSum(x));
        Assert.Equal((launches, 1, 8), (counts.Launches, counts.Reads, counts.BytesRead));

        counts = Count(() => ProductSum(x));
        Assert.Equal((launches, 1, 8), (counts.Launches, counts.Reads, counts.BytesRead));
        Assert.Equal(0, launches < 3 ? counts.Arguments : 0);
    }

    [GpuFact]
    public void Several_totals_are_read_at_once()
    {
        using var x = device.Allocate<float>(5000);
        var counts = Count(() => TestPrograms.Floats.Call("CountAndSum")
            .Input(x, "x").Output(x, "twice").Total<ulong>("AddCounts").Total<float>("AddPairs").Reduce(64));
        Assert.Equal((3, 1, 16), (counts.Launches, counts.Reads, counts.BytesRead));
    }

    [GpuTheory]
    [InlineData(3, 4096, 1)]
    [InlineData(3, 4097, 2)]
    [InlineData(1000, 3, 1)]
    public void Rows_take_few_launches_and_read_nothing(int rows, int columns, int launches)
    {
        using var matrix = device.Allocate<float>(rows * columns);
        using var factors = device.Allocate<float>(columns);
        using var sums = device.Allocate<float>(rows);
        var counts = Count(() => TestPrograms.Floats.Call("ProductSum").Matrix(matrix, columns, "x", "columns")
            .PerColumn(factors, "w").Rows(sums, "sums", "ProductSumRows", "AddPairs", 64, lanesOfItem: 2, rowsOfItem: 1));
        Assert.Equal((launches, 0), (counts.Launches, counts.Reads));
    }

    /// <summary>A block has 64 rows.</summary>
    [GpuTheory]
    [InlineData(64, 3, 1)]
    [InlineData(65, 3, 2)]
    [InlineData(64 * 4096, 3, 2)]
    [InlineData(64 * 4096 + 1, 3, 3)]
    public void Columns_take_few_launches_and_read_nothing(int rows, int columns, int launches)
    {
        using var matrix = device.Allocate<float>(rows * columns);
        using var factors = device.Allocate<float>(rows);
        using var sums = device.Allocate<float>(columns);
        var counts = Count(() => TestPrograms.Floats.Call("ProductSumColumns").Matrix(matrix, columns, "x", "columns")
            .PerRow(factors, "w").Columns(sums, "sums", "AddPairs"));
        Assert.Equal((launches, 0), (counts.Launches, counts.Reads));
    }

    [GpuFact]
    public void What_is_queued_is_flushed_when_it_is_much_or_many()
    {
        using var few = device.Allocate<float>(64);
        Assert.Equal(0, Count(() => Repeat(15, () => Scale(few, 1f, few))).Flushes);
        Assert.Equal(1, Count(() => Scale(few, 1f, few)).Flushes);
        Assert.Equal(4, Count(() => Repeat(64, () => Scale(few, 1f, few))).Flushes);

        using var many = device.Allocate<float>(1 << 20);
        Assert.Equal(1, Count(() => Scale(many, 1f, many)).Flushes);
    }

    [GpuFact]
    public void A_call_allocates_nothing()
    {
        using var x = device.Allocate<float>(5000);
        using var y = device.Allocate<float>(5000);
        using var columns = device.Allocate<float>(5000);
        using var rows = device.Allocate<float>(1);
        Assert.Equal(0, Allocated(() => Scale(x, 2f, y)));
        Assert.Equal(0, Allocated(() => Activations.Sigmoid(x, y)));
        Assert.Equal(0, Allocated(() => ProductSum(x)));
        Assert.Equal(0, Allocated(() => TestPrograms.Floats.Call("ProductSum").Matrix(x, 5000, "x", "columns")
            .PerColumn(columns, "w").Rows(rows, "sums", "ProductSumRows", "AddPairs", 64, lanesOfItem: 2, rowsOfItem: 1)));
    }

    [GpuFact]
    public void A_call_that_is_done_holds_none_of_its_buffers()
    {
        var dropped = Launched(device);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(dropped.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Launched(GpuDevice device)
        {
            var x = device.Allocate<float>(100);
            Scale(x, 2f, x);
            ProductSum(x);
            return new(x.Memory);
        }
    }

    [GpuFact]
    public void A_queue_that_measures_has_the_time_of_each_command()
    {
        var measured = new GpuDevice(device.Info, isProfiled: true);
        using var x = measured.Allocate<float>(5000);
        measured.Queue.TakeTimes();
        Scale(x, 2f, x);
        ProductSum(x);
        var times = measured.Queue.TakeTimes();

        // The memory for partial results and for results is filled when it is made.
        Assert.Equal(["Scale", "ProductSum", "AddPairs", "read"], times.Select(static time => time.Command).Where(static command => command != "fill"));
        Assert.All(times, static time => Assert.InRange(time.Start, 1ul, time.End));
        Assert.Empty(measured.Queue.TakeTimes());
        Assert.Throws<InvalidOperationException>(() => device.Queue.TakeTimes());
    }

    private static void Scale(GpuBuffer<float> x, float factor, GpuBuffer<float> y) =>
        TestPrograms.Floats.Call("Scale").Input(x, "x").Output(y, "y").Value(factor).Run();

    private static float ProductSum(GpuBuffer<float> x) =>
        TestPrograms.Floats.Call("ProductSum").Input(x, "x").Input(x, "w").Total<float>("AddPairs").Reduce(64).Get<float>(0);

    private static void Repeat(int times, Action call)
    {
        for (var i = 0; i < times; i++)
            call();
    }

    private static long Allocated(Action call)
    {
        Repeat(10, call);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private QueueCounts Count(Action call)
    {
        var before = device.Queue.Counts;
        call();
        return device.Queue.Counts - before;
    }
}
