using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>What passes over tiles need: launches by groups, reductions whose results stay on the device, maps whose results are combined.</summary>
public sealed partial class GpuCall
{
    /// <summary>Adds a buffer of any length that is not the same as another: its memory and the offset of its first element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It is on another device than the first buffer.</exception>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    internal GpuCall Buffer<T>(GpuBuffer<T> buffer, string name)
        where T : unmanaged =>
        Add(Check(buffer, name, isWritten: false));

    /// <summary>Queues the launch of some groups.</summary>
    /// <param name="groups">The number of groups.</param>
    /// <param name="groupSize">The work-items of a group.</param>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    internal void RunGroups(long groups, int groupSize)
    {
        var queue = Device.Queue;
        var compiled = Compiled(kernel);
        lock (queue.Gate)
            queue.Launch(compiled, Arguments, groups * groupSize, groupSize);
        End();
    }

    /// <summary>Queues the reduction of each column over each tile of rows: a result has the bits that it has if there are no other rows.</summary>
    /// <typeparam name="T">The type of a result.</typeparam>
    /// <param name="destination">Takes the results, for each column those of all tiles.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <param name="tileRows">The rows of a tile: a multiple of 64, or all rows.</param>
    /// <exception cref="ArgumentException">The destination has another length, is on another device, or overlaps an input.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows are no whole tiles, or a tile has no whole blocks.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    internal void TileColumns<T>(GpuBuffer<T> destination, string name, string pairs, int tileRows)
        where T : unmanaged =>
        Columns(destination, name, pairs, TilesOf(tileRows), units: 1, items: columns * RowBlocks, groupSize: null);

    /// <summary>Queues the same by a kernel that is launched in groups, and may do it for several units.</summary>
    /// <typeparam name="T">The type of a result.</typeparam>
    /// <param name="destination">Takes the results, for each unit and each column those of all tiles.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <param name="tileRows">The rows of a tile: a multiple of 64, or all rows.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="groupSize">The work-items of a group.</param>
    /// <param name="units">The number of units.</param>
    /// <exception cref="ArgumentException">The destination has another length, is on another device, or overlaps an input.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows are no whole tiles, or a tile has no whole blocks.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    internal void TileColumns<T>(GpuBuffer<T> destination, string name, string pairs, int tileRows, long groups, int groupSize, long units = 1)
        where T : unmanaged =>
        Columns(destination, name, pairs, TilesOf(tileRows), units, groups * groupSize, groupSize);

    /// <summary>Queues the reduction of all elements.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="destination">Takes the result, one element.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <param name="lanes">The virtual lanes of a block, which are the work-items of a group: 64 of 32 bits, 32 of 64.</param>
    /// <exception cref="ArgumentException">There is no element, or the destination has not one, is on another device or overlaps an input.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    internal void ReduceTo<T>(GpuBuffer<T> destination, string name, string pairs, int lanes)
        where T : unmanaged
    {
        NotEmpty();
        var target = CheckDestination(destination, name, 1, "results");
        var blocks = PartialResults.Parts(First.Length, (long)BlockRows * lanes);
        Value((ulong)First.Length);
        QueueTotals<T>(kernel, pairs, segments: 1, blocks, blocks * lanes, lanes, target);
    }

    /// <summary>Queues the map, and combines its results, row by row, in pairs of neighbours, then in pairs of pairs, and so on.</summary>
    /// <typeparam name="T">The type of a result.</typeparam>
    /// <param name="destination">Takes one result for each row; the first buffer has so many rows of equal length.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <exception cref="ArgumentException">The rows are of no equal length, or the destination is on another device or overlaps an input.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    internal void Neighbours<T>(GpuBuffer<T> destination, string name, string pairs)
        where T : unmanaged
    {
        if (destination.Length == 0 || First.Length == 0 || First.Length % destination.Length != 0)
            throw new ArgumentException($"'{First.Name}' has {First.Length} elements, which are no {destination.Length} rows of equal length.", name);
        var target = CheckDestination(destination, name, destination.Length, "results");
        var queue = Device.Queue;
        var compiled = Compiled(kernel);
        var partial = new PartialResults(Compiled(pairs), Unsafe.SizeOf<T>(), destination.Length, First.Length / destination.Length);
        lock (queue.Gate)
        {
            var scratch = queue.Scratch(partial.Size);
            AddPlace(partial.First(scratch, 0, target));
            Value((ulong)First.Length).Value(0UL); // no group is full: a work-item takes one element
            queue.Launch(compiled, Arguments, First.Length);
            partial.Combine(queue, scratch, 0, target);
        }

        End();
    }

    private long TilesOf(int tileRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tileRows, 1);
        if (rows % tileRows != 0 || (rows != tileRows && tileRows % BlockRows != 0))
            throw new ArgumentOutOfRangeException(
                nameof(tileRows), tileRows, $"{rows} rows are no tiles of {tileRows} rows, or these are no blocks of {BlockRows}.");
        return rows / tileRows;
    }
}
