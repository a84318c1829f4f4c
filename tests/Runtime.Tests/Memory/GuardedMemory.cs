namespace Kernels.Tests.Memory;

/// <summary>Where a block lies between the two inaccessible pages.</summary>
internal enum Fence
{
    /// <summary>The block ends where the second page begins: to touch what comes after it is a crash.</summary>
    AtEnd,

    /// <summary>The block begins where the first page ends: to touch what comes before it is a crash.</summary>
    AtStart,
}

/// <summary>
/// Memory between two inaccessible pages, so that one byte read or written outside it ends the process.
/// </summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private readonly nint reserved;
    private readonly nuint reservedSize;

    /// <param name="capacity">The bytes of the largest block.</param>
    public GuardedMemory(int capacity)
    {
        var page = (nuint)Environment.SystemPageSize;
        var size = ((nuint)capacity + page - 1) / page * page;
        reservedSize = size + 2 * page;
        reserved = Pages.Reserve(reservedSize);
        Start = reserved + (nint)page;
        End = Start + (nint)size;
        Pages.Forbid(reserved, page);
        Pages.Forbid(End, page);
    }

    /// <summary>The first byte after the first fence.</summary>
    public nint Start { get; }

    /// <summary>The first byte of the second fence.</summary>
    public nint End { get; }

    /// <summary>The address of a block of as many bytes.</summary>
    public nint Place(int bytes, Fence fence) => fence == Fence.AtEnd ? End - bytes : Start;

    /// <summary>A block of as many elements.</summary>
    public Span<T> Span<T>(int length, Fence fence)
        where T : unmanaged =>
        new((void*)Place(length * sizeof(T), fence), length);

    /// <inheritdoc/>
    public void Dispose() => Pages.Release(reserved, reservedSize);
}
