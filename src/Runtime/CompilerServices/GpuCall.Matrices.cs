using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>Reductions along the rows and columns of a matrix.</summary>
public sealed partial class GpuCall
{
    private long rows;
    private int columns;

    /// <summary>Adds a row-major matrix that the kernel reads, as the first buffer.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="matrix">The matrix.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="name">The matrix's parameter.</param>
    /// <param name="columnsName">The number's parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    /// <exception cref="ArgumentException">The last row is incomplete.</exception>
    /// <exception cref="ObjectDisposedException">The matrix is disposed.</exception>
    public GpuCall Matrix<T>(GpuBuffer<T> matrix, int columns, string name, string columnsName)
        where T : unmanaged
    {
        var operand = Check(matrix, name, isWritten: false);
        SpanGuard.RequireColumns(columns, columnsName);
        if (operand.Length % columns != 0)
            SpanGuard.ThrowIncomplete(operand.Length, columns, name);
        (rows, this.columns) = (operand.Length / columns, columns);
        return Add(operand);
    }

    /// <summary>Adds a buffer that the kernel reads, with an element for each column.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It has another length, or is on another device than the matrix.</exception>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public GpuCall PerColumn<T>(GpuBuffer<T> buffer, string name)
        where T : unmanaged =>
        Add(CheckOneEach(buffer, name, columns, "columns", isWritten: false));

    /// <summary>Adds a buffer that the kernel reads, with an element for each row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It has another length, or is on another device than the matrix.</exception>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public GpuCall PerRow<T>(GpuBuffer<T> buffer, string name)
        where T : unmanaged =>
        Add(CheckOneEach(buffer, name, rows, "rows", isWritten: false));

    /// <summary>Queues the reduction of each row.</summary>
    /// <typeparam name="T">The type of a result.</typeparam>
    /// <param name="destination">Takes the results, one for each row.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="shortRows">The program's kernel for rows of one block, in which work-items share several rows.</param>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <param name="lanes">The virtual lanes of a block, which are the work-items of a group: 64 of 32 bits, 32 of 64.</param>
    /// <param name="lanesOfItem">The lanes of a row that a work-item takes in the kernel for rows of one block.</param>
    /// <param name="rowsOfItem">The rows that it takes there.</param>
    /// <exception cref="ArgumentException">The destination has another length, is on another device, or overlaps an input.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    public void Rows<T>(GpuBuffer<T> destination, string name, string shortRows, string pairs, int lanes, int lanesOfItem, int rowsOfItem)
        where T : unmanaged
    {
        var target = CheckDestination(destination, name, rows, "rows");
        if (rows == 0)
        {
            End();
            return;
        }

        var blocks = PartialResults.Parts(columns, (long)BlockRows * lanes);
        var shared = RowGroups.Of(rows, columns, lanes, lanesOfItem, rowsOfItem);
        if (blocks == 1 && MapGroups.KeepBusy(shared.Count, Device.ComputeUnits))
        {
            Value((ulong)rows).Value((uint)columns).Value((uint)shared.ItemsOfRow);
            QueueTotals<T>(shortRows, pairs, segments: rows, blocks, shared.Count * lanes, lanes, target);
        }
        else
        {
            Value((ulong)columns);
            QueueTotals<T>(kernel, pairs, segments: rows, blocks, rows * blocks * lanes, lanes, target);
        }
    }

    /// <summary>Queues the reduction of each column.</summary>
    /// <typeparam name="T">The type of a result.</typeparam>
    /// <param name="destination">Takes the results, one for each column; zeros if there are no rows.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="pairs">The program's kernel that combines partial results.</param>
    /// <exception cref="ArgumentException">The destination has another length, is on another device, or overlaps an input.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    public void Columns<T>(GpuBuffer<T> destination, string name, string pairs)
        where T : unmanaged =>
        Columns(destination, name, pairs, tiles: 1, units: 1, items: columns * RowBlocks, groupSize: null);

    /// <summary>The blocks of rows in which columns are reduced.</summary>
    private long RowBlocks => PartialResults.Parts(rows, BlockRows);

    /// <summary>Queues the reduction of each column over each of some tiles of rows, for each of some units.</summary>
    private void Columns<T>(GpuBuffer<T> destination, string name, string pairs, long tiles, long units, long items, int? groupSize)
        where T : unmanaged
    {
        var segments = columns * units * tiles;
        var target = CheckDestination(destination, name, segments, "columns");
        if (rows == 0)
        {
            long size = Unsafe.SizeOf<T>();
            Device.Queue.Clear(target.Memory, target.Start * size, segments * size);
            End();
            return;
        }

        Value((ulong)rows).Value((ulong)columns);
        QueueTotals<T>(kernel, pairs, segments, RowBlocks / tiles, items, groupSize, target);
    }

    /// <summary>Queues a kernel and what combines its partial results.</summary>
    private void QueueTotals<T>(string kernel, string pairs, long segments, long blocks, long items, int? lanes, MemoryPlace target)
        where T : unmanaged
    {
        RequireTables();
        var queue = Device.Queue;
        var compiled = Compiled(kernel);
        var partial = new PartialResults(Compiled(pairs), Unsafe.SizeOf<T>(), segments, blocks);
        lock (queue.Gate)
        {
            var scratch = queue.Scratch(partial.Size);
            AddPlace(partial.First(scratch, 0, target));
            if (lanes is { } group)
                queue.Launch(compiled, Arguments, items, group);
            else
                queue.Launch(compiled, Arguments, items);
            partial.Combine(queue, scratch, 0, target);
        }

        End();
    }

    private Operand CheckOneEach<T>(GpuBuffer<T> buffer, string name, long expected, string what, bool isWritten)
        where T : unmanaged
    {
        var operand = Check(buffer, name, isWritten);
        if (operand.Length != expected)
            SpanGuard.ThrowCount(operand.Length, expected, what, name, First.Name);
        return operand;
    }

    /// <summary>A destination is memory of its own: it is written while the inputs are still read.</summary>
    private MemoryPlace CheckDestination<T>(GpuBuffer<T> destination, string name, long expected, string what)
        where T : unmanaged
    {
        var operand = CheckOneEach(destination, name, expected, what, isWritten: true);
        foreach (var input in operands)
        {
            if (operand.Overlaps(input))
                SpanGuard.ThrowNotSeparate(name, input.Name);
        }

        RequireNoTable(operand);
        return new MemoryPlace(operand.Memory, operand.Start);
    }
}
