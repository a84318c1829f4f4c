using System.Buffers;
using System.ComponentModel;

namespace Kernels.CompilerServices;

/// <summary>Memory for the duration of a call, from the shared pool. For generated code; not meant to be used by hand.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Scratch<T>
{
    private readonly T[] array;

    /// <summary>Takes memory from the pool; its content is arbitrary.</summary>
    /// <param name="length">The number of elements.</param>
    public Scratch(int length)
    {
        array = length == 0 ? [] : ArrayPool<T>.Shared.Rent(length);
        Span = array.AsSpan(0, length);
    }

    /// <summary>The memory.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (array.Length > 0)
            ArrayPool<T>.Shared.Return(array);
    }
}
