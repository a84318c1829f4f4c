using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>Reductions of all elements.</summary>
public sealed partial class GpuCall
{
    /// <summary>How many elements a lane combines before the lanes of its block are combined.</summary>
    private const int BlockRows = 64;

    private readonly List<(string Pairs, int Size)> totals = [];

    /// <summary>Throws if the first buffer has no elements.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public GpuCall NotEmpty()
    {
        if (First.Length == 0)
            SpanGuard.ThrowEmpty(First.Name);
        return this;
    }

    /// <summary>Declares a result of the reduction.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <exception cref="NotSupportedException">The type is not an element type.</exception>
    public GpuCall Total<T>(string pairs)
        where T : unmanaged
    {
        ElementType.Require<T>();
        totals.Add((pairs, Unsafe.SizeOf<T>()));
        return this;
    }

    /// <summary>Reduces all elements, and waits for the results.</summary>
    /// <param name="lanes">The virtual lanes of a block, which are the work-items of a group: 64 of 32 bits, 32 of 64.</param>
    /// <exception cref="NotSupportedException">The kernel computes with double, and the device does not.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    public unsafe GpuTotals Reduce(int lanes)
    {
        var queue = Device.Queue;
        var results = new ulong[totals.Count];
        if (First.Length == 0)
            return new GpuTotals(results);

        var blocks = PartialResults.Parts(First.Length, (long)BlockRows * lanes);
        var compiled = Compiled(kernel);
        var partials = totals.ConvertAll(total => new PartialResults(Compiled(total.Pairs), total.Size, Segments: 1, blocks));
        Value((ulong)First.Length);

        fixed (ulong* target = results)
        {
            nint done;
            lock (queue.Gate)
            {
                QueueReduction(queue, compiled, partials, blocks * lanes, lanes);
                // Queued before another reduction can use the memory, and waited for when it can.
                done = queue.BeginRead(queue.Scratch(0), 0, results.Length * sizeof(ulong), target);
            }

            queue.Wait(done);
        }

        return new GpuTotals(results);
    }

    /// <summary>Queues all launches of a reduction. Its results are at the start of the scratch memory, 8 bytes each.</summary>
    private void QueueReduction(DeviceQueue queue, Kernel compiled, List<PartialResults> partials, long items, int lanes)
    {
        long resultsSize = partials.Count * sizeof(ulong);
        var scratch = queue.Scratch(resultsSize + partials.Sum(static partial => partial.Size));
        var offsets = new long[partials.Count];
        for (var (i, offset) = (0, resultsSize); i < partials.Count; offset += partials[i++].Size)
        {
            offsets[i] = offset;
            AddPlace(partials[i].First(scratch, offset, Result(i)));
        }

        queue.Launch(compiled, Arguments, items, lanes);
        for (var i = 0; i < partials.Count; i++)
            partials[i].Combine(queue, scratch, offsets[i], Result(i));

        MemoryPlace Result(int i) => new(scratch, (long)i * sizeof(ulong) / partials[i].ElementSize);
    }

    private void AddPlace(MemoryPlace place)
    {
        arguments.Add(KernelArgument.Of(place.Memory));
        Value((ulong)place.Start);
    }
}
