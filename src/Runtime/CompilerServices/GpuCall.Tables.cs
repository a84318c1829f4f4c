using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>Tables: buffers of any length, of which every element may read any number.</summary>
public sealed partial class GpuCall
{
    private readonly List<TableOperand> tables = [];

    /// <summary>Adds a table: its memory, the offset of its first number, and how many there are.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="atLeast">How many numbers every element needs.</param>
    /// <exception cref="ArgumentException">It is on another device than the other buffers, or has more numbers than an index can count.</exception>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public GpuCall Table<T>(GpuBuffer<T> table, string name, int atLeast = 0)
        where T : unmanaged
    {
        var operand = Check(table, name, isWritten: false);
        if (operand.Length > int.MaxValue)
            throw new ArgumentException($"'{name}' has {operand.Length} numbers, and a table has at most {int.MaxValue}.", name);
        tables.Add(new TableOperand(operand, atLeast));

        // A kernel may read the first number even where no element asks for it.
        var place = operand.Length > 0 ? new MemoryPlace(operand.Memory, operand.Start) : new MemoryPlace(Device.Queue.Zero(), 0);
        return AddPlace(place).Value((int)operand.Length);
    }

    /// <summary>Throws if a table lacks a number that every element needs, as there is an element.</summary>
    private void RequireTables()
    {
        foreach (var (table, atLeast) in tables)
            SpanGuard.RequireNumbers((int)table.Length, atLeast, table.Name);
    }

    /// <summary>Throws if a buffer that is written overlaps a table, which would change for other elements.</summary>
    private void RequireNoTable(Operand written)
    {
        foreach (var (table, _) in tables)
        {
            if (written.Overlaps(table))
                SpanGuard.ThrowNotSeparate(written.Name, table.Name);
        }
    }

    /// <summary>A table that the kernel is given.</summary>
    private readonly record struct TableOperand(Operand Table, int AtLeast);
}
