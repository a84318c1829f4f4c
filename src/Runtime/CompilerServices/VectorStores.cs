using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>How a loop stores its results. For generated code; not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorStore
{
    /// <summary>Stores a vector.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <param name="start">The first element of the span.</param>
    /// <param name="index">The element that the vector's first lane becomes.</param>
    static abstract void Store<T>(Vector128<T> vector, ref T start, nuint index)
        where T : unmanaged;

    /// <inheritdoc cref="Store{T}(Vector128{T}, ref T, nuint)"/>
    static abstract void Store<T>(Vector256<T> vector, ref T start, nuint index)
        where T : unmanaged;

    /// <inheritdoc cref="Store{T}(Vector128{T}, ref T, nuint)"/>
    static abstract void Store<T>(Vector512<T> vector, ref T start, nuint index)
        where T : unmanaged;
}

/// <summary>Stores as usual: the caches keep what was stored. For generated code; not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CachedStore : IVectorStore
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> vector, ref T start, nuint index)
        where T : unmanaged => vector.StoreUnsafe(ref start, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> vector, ref T start, nuint index)
        where T : unmanaged => vector.StoreUnsafe(ref start, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> vector, ref T start, nuint index)
        where T : unmanaged => vector.StoreUnsafe(ref start, index);
}

/// <summary>
/// Non-temporal stores, for results that no cache could hold: they write memory without reading it first. For generated code;
/// not meant to be used by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct StreamingStore : IVectorStore
{
    /// <summary>
    /// The fewest bytes of results. Measured: the last-level cache still holds half as many, and who reads them next gains from
    /// that.
    /// </summary>
    private const long Least = 16 << 20;

    private const int CacheLine = 64;

    /// <summary>Are there so many results that they should not go through the caches?</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Where they go.</param>
    public static bool Suits<T>(Span<T> destination)
        where T : unmanaged => (long)destination.Length * sizeof(T) >= Least;

    /// <summary>Runs a loop over spans that are pinned: such a store needs aligned addresses.</summary>
    /// <typeparam name="T">The element type of the results.</typeparam>
    /// <param name="spans">The spans, those that are written among them.</param>
    /// <param name="destination">The span that is aligned to a cache line. One that is not aligned with it is stored as usual.</param>
    /// <param name="loop">The loop: the spans, the first element, the number of elements.</param>
    public static void For<T>(SpanList spans, Span<T> destination, Action<PinnedSpans, int, int> loop)
        where T : unmanaged
    {
        fixed (T* start = destination)
        {
            // Up to the first cache line, and from there on.
            var length = destination.Length;
            var head = Math.Min(length, (int)((nuint)(-(nint)start) % CacheLine / (nuint)sizeof(T)));
            spans.Pin(pinned =>
            {
                loop(pinned, 0, head);
                loop(pinned, head, length - head);
            });
        }

        // Such stores may be seen out of order until a fence; a lock or a queue does not wait for them.
        if (Sse.IsSupported)
            Sse.StoreFence();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> vector, ref T start, nuint index)
        where T : unmanaged
    {
        var address = (T*)Unsafe.AsPointer(ref Unsafe.Add(ref start, index));
        if ((nuint)address % 16 == 0)
            vector.StoreAlignedNonTemporal(address);
        else
            vector.Store(address);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> vector, ref T start, nuint index)
        where T : unmanaged
    {
        var address = (T*)Unsafe.AsPointer(ref Unsafe.Add(ref start, index));
        if ((nuint)address % 32 == 0)
            vector.StoreAlignedNonTemporal(address);
        else
            vector.Store(address);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> vector, ref T start, nuint index)
        where T : unmanaged
    {
        var address = (T*)Unsafe.AsPointer(ref Unsafe.Add(ref start, index));
        if ((nuint)address % CacheLine == 0)
            vector.StoreAlignedNonTemporal(address);
        else
            vector.Store(address);
    }
}
