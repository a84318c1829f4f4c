using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>Reductions of all elements.</summary>
public sealed partial class GpuCall
{
    /// <summary>How many elements a lane combines before the lanes of its block are combined.</summary>
    private const int BlockRows = 64;

    private readonly List<DeclaredTotal> totals = [];

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
    /// <exception cref="NotSupportedException">It is no type of an argument.</exception>
    public GpuCall Total<T>(string pairs)
        where T : unmanaged
    {
        ElementType.RequireNumber<T>();
        totals.Add(new(pairs, Unsafe.SizeOf<T>()));
        return this;
    }

    /// <summary>Reduces all elements, and waits for the results.</summary>
    /// <param name="lanes">The virtual lanes of a block, which are the work-items of a group: 64 of 32 bits, 32 of 64.</param>
    /// <exception cref="NotSupportedException">The kernel computes with double, and the device does not.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    public GpuTotals Reduce(int lanes)
    {
        var queue = Device.Queue;
        GpuTotals results = default;
        if (First.Length > 0)
            results = Reduce(queue, lanes);
        else if (totals.Count > 1)
            results = new GpuTotals(new ulong[totals.Count]);
        End();
        return results;
    }

    private GpuTotals Reduce(DeviceQueue queue, int lanes)
    {
        RequireTables();
        var blocks = PartialResults.Parts(First.Length, (long)BlockRows * lanes);
        var compiled = Compiled(kernel);
        long scratchSize = 0;
        foreach (ref var total in CollectionsMarshal.AsSpan(totals))
        {
            total.Partial = new PartialResults(Compiled(total.Pairs), total.Size, Segments: 1, blocks);
            total.Offset = scratchSize;
            scratchSize += total.Partial.Size;
        }

        Value((ulong)First.Length);
        MemoryHandle memory;
        lock (queue.Gate)
        {
            memory = queue.TakeResults(totals.Count * sizeof(ulong));
            QueueReduction(queue, compiled, queue.Scratch(scratchSize), memory, blocks * lanes, lanes);
        }

        // Waited for when others can use the device. What they queue meanwhile has results of its own.
        var results = Read(queue, memory);
        queue.GiveBackResults(memory);
        return results;
    }

    /// <summary>Queues all launches of a reduction. Its results are at the start of the memory for them, 8 bytes each.</summary>
    private void QueueReduction(DeviceQueue queue, Kernel compiled, MemoryHandle scratch, MemoryHandle memory, long items, int lanes)
    {
        for (var i = 0; i < totals.Count; i++)
            AddPlace(totals[i].Partial.First(scratch, totals[i].Offset, Result(i)));

        queue.Launch(compiled, Arguments, items, lanes);
        for (var i = 0; i < totals.Count; i++)
            totals[i].Partial.Combine(queue, scratch, totals[i].Offset, Result(i));

        MemoryPlace Result(int i) => new(memory, (long)i * sizeof(ulong) / totals[i].Size);
    }

    private unsafe GpuTotals Read(DeviceQueue queue, MemoryHandle memory)
    {
        if (totals.Count == 1)
        {
            ulong single;
            queue.Read(memory, 0, sizeof(ulong), &single);
            return new GpuTotals(single);
        }

        var several = new ulong[totals.Count];
        fixed (ulong* target = several)
            queue.Read(memory, 0, several.Length * sizeof(ulong), target);
        return new GpuTotals(several);
    }

    /// <summary>A result that was declared.</summary>
    /// <param name="pairs">The kernel that combines partial results.</param>
    /// <param name="size">The bytes of the result.</param>
    private struct DeclaredTotal(string pairs, int size)
    {
        public readonly string Pairs => pairs;

        public readonly int Size => size;

        /// <summary>What the blocks give.</summary>
        public PartialResults Partial;

        /// <summary>Where that is in the scratch memory, in bytes.</summary>
        public long Offset;
    }
}
