using System.Numerics;

namespace Kernels.Gpu.Native;

/// <summary>The memory that reductions work in.</summary>
internal sealed unsafe partial class DeviceQueue
{
    /// <summary>The least memory for partial results: that of a reduction of some ten million floats.</summary>
    private const long LeastScratch = 1 << 16;

    /// <summary>The least memory for results: as many as any usual kernel has.</summary>
    private const long LeastResults = 256;

    private readonly Stack<MemoryHandle> results = [];
    private MemoryHandle? scratch;
    private MemoryHandle? zero;

    /// <summary>
    /// Memory for partial results, at least of a size, with any content. To be used under <see cref="Gate"/> alone: the next
    /// reduction has the same memory, and is queued behind.
    /// </summary>
    public MemoryHandle Scratch(long size)
    {
        if (scratch is null || scratch.Size < size)
        {
            var larger = Allocate(Rounded(size, LeastScratch), content: null);
            scratch?.Dispose();
            scratch = larger;
        }

        return scratch;
    }

    /// <summary>
    /// Memory for the results of a reduction, at least of a size, which it has for itself until <see cref="GiveBackResults"/>:
    /// they are read when the gate is open again, so that other threads can go on meanwhile. <see cref="Gate"/> is held.
    /// </summary>
    public MemoryHandle TakeResults(long size)
    {
        if (results.TryPop(out var memory))
        {
            if (memory.Size >= size)
                return memory;
            memory.Dispose();
        }

        return Allocate(Rounded(size, LeastResults), content: null);
    }

    /// <summary>Ends what <see cref="TakeResults"/> began.</summary>
    public void GiveBackResults(MemoryHandle memory)
    {
        lock (Gate)
            results.Push(memory);
    }

    /// <summary>A number that is 0, of any type: what there is to be read of a table without numbers.</summary>
    public MemoryHandle Zero()
    {
        lock (Gate)
            return zero ??= Allocate(sizeof(ulong), content: null);
    }

    private long Rounded(long size, long least)
    {
        var rounded = Math.Max(least, (long)BitOperations.RoundUpToPowerOf2((ulong)size));
        return rounded <= device.LargestBuffer ? rounded : size;
    }
}
