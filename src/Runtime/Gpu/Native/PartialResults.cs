using System.Numerics;

namespace Kernels.Gpu.Native;

/// <summary>A place in memory.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="Start">The place, in elements.</param>
internal readonly record struct MemoryPlace(MemoryHandle Memory, long Start);

/// <summary>
/// The partial results of a reduction: for each segment, which is a row or a column or the whole, one from each of its
/// blocks. They lie in scratch memory, beside a second place, and are combined from one to the other and back, until the
/// last step writes one result a segment to the target.
/// </summary>
/// <param name="Pairs">The kernel that combines neighbours.</param>
/// <param name="ElementSize">The bytes of a result.</param>
/// <param name="Segments">The number of segments.</param>
/// <param name="Count">The number of partial results of each.</param>
internal readonly record struct PartialResults(Kernel Pairs, int ElementSize, long Segments, long Count)
{
    /// <summary>How many neighbours a work-item combines.</summary>
    private const int Neighbours = 16;

    /// <summary>The most work-items of a group that combine further what they have, for which the kernel has shared memory.</summary>
    private const int MostLanes = 256;

    /// <summary>The bytes of scratch memory. None if there is one result each: it is the result.</summary>
    public long Size => Count == 1 ? 0 : Bytes(Count) + Bytes(Steps(Count));

    /// <summary>The work-items of a group: a power of two.</summary>
    private int Group => 1 << BitOperations.Log2((uint)Math.Min(MostLanes, Pairs.LargestGroup));

    /// <summary>How many times something must be repeated, so that each time deals with some of a total.</summary>
    public static long Parts(long total, long part) => (total + part - 1) / part;

    /// <summary>Where the kernel writes its results.</summary>
    /// <param name="scratch">The scratch memory.</param>
    /// <param name="offset">Where in it the results may be, in bytes.</param>
    /// <param name="target">Where the last results belong.</param>
    public MemoryPlace First(MemoryHandle scratch, long offset, MemoryPlace target) =>
        Count == 1 ? target : new(scratch, offset / ElementSize);

    /// <summary>Queues the launches that combine the results.</summary>
    public void Combine(DeviceQueue queue, MemoryHandle scratch, long offset, MemoryPlace target)
    {
        var source = First(scratch, offset, target);
        var spare = source with { Start = (offset + Bytes(Count)) / ElementSize };
        for (var count = Count; count > 1;)
        {
            var (next, lanes) = (Steps(count), Lanes(count));
            var destination = next == 1 ? target : spare;
            ReadOnlySpan<KernelArgument> arguments =
            [
                KernelArgument.Of(source.Memory),
                KernelArgument.Of((ulong)source.Start),
                KernelArgument.Of((ulong)count),
                KernelArgument.Of((ulong)Segments),
                KernelArgument.Of((uint)lanes),
                KernelArgument.Of(destination.Memory),
                KernelArgument.Of((ulong)destination.Start),
            ];
            queue.Launch(Pairs, arguments, Segments * next * lanes, Group);
            (source, spare, count) = (destination, source, next);
        }
    }

    /// <summary>How many work-items combine further what they have, so that as few of them as can be are idle.</summary>
    private int Lanes(long count) => (int)Math.Min((ulong)Group, BitOperations.RoundUpToPowerOf2((ulong)Parts(count, Neighbours)));

    private long Steps(long count) => Parts(count, (long)Neighbours * Lanes(count));

    /// <summary>The bytes of as many results of each segment, rounded up so that any type may follow.</summary>
    private long Bytes(long count) => Parts(Segments * count * ElementSize, sizeof(ulong)) * sizeof(ulong);
}
