using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>
/// Elements that are stored in fewer bits than the lanes that compute them: <c>byte</c> in spans and <c>int</c> in lanes. A
/// load widens them and a store narrows them. For generated code; not meant to be called by hand.
/// </summary>
/// <remarks>
/// A load reads exactly as many elements as the vector has lanes, and a store writes as many. A <c>bool</c> is a mask in its
/// lane: all bits are set where the byte is not 0, and true is stored as 1. A <see cref="Half"/> is a float in its lane.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Elements
{
    /// <summary>As <see cref="Lanes.LoadShort{T}(ReadOnlySpan{T})"/>: spare lanes repeat the first element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLane">The type of the lanes.</typeparam>
    /// <param name="source">One element at least, and fewer than the vector has lanes.</param>
    public static Vector128<TLane> LoadShort<T, TLane>(ReadOnlySpan<T> source)
        where T : unmanaged
        where TLane : unmanaged =>
        LoadPart128<T, TLane>(source, 0);

    /// <summary>Stores as many lanes as a span has elements.</summary>
    /// <typeparam name="TLane">The type of the lanes.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <param name="destination">One element at least, and fewer than the vector has lanes.</param>
    public static void StoreShort<TLane, T>(Vector128<TLane> vector, Span<T> destination)
        where TLane : unmanaged
        where T : unmanaged =>
        StorePart(vector, destination, 0);

    /// <summary>
    /// The vector at an index. Where the span ends inside it, spare lanes repeat the element at the index. They cannot fail
    /// where that element does not.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLane">The type of the lanes.</typeparam>
    /// <param name="source">The elements.</param>
    /// <param name="index">The element for the first lane; below the span's length.</param>
    public static Vector512<TLane> LoadPart512<T, TLane>(ReadOnlySpan<T> source, nuint index)
        where T : unmanaged
        where TLane : unmanaged
    {
        Span<T> copy = stackalloc T[Vector512<TLane>.Count];
        return Load512<T, TLane>(ref Whole(source, index, copy), 0);
    }

    /// <inheritdoc cref="LoadPart512{T, TLane}(ReadOnlySpan{T}, nuint)"/>
    public static Vector256<TLane> LoadPart256<T, TLane>(ReadOnlySpan<T> source, nuint index)
        where T : unmanaged
        where TLane : unmanaged
    {
        Span<T> copy = stackalloc T[Vector256<TLane>.Count];
        return Load256<T, TLane>(ref Whole(source, index, copy), 0);
    }

    /// <inheritdoc cref="LoadPart512{T, TLane}(ReadOnlySpan{T}, nuint)"/>
    public static Vector128<TLane> LoadPart128<T, TLane>(ReadOnlySpan<T> source, nuint index)
        where T : unmanaged
        where TLane : unmanaged
    {
        Span<T> copy = stackalloc T[Vector128<TLane>.Count];
        return Load128<T, TLane>(ref Whole(source, index, copy), 0);
    }

    /// <summary>Stores the first lanes of a vector at an index: as many as the span has elements from there on.</summary>
    /// <typeparam name="TLane">The type of the lanes.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <param name="destination">Where to store it.</param>
    /// <param name="index">The element for the first lane; below the span's length.</param>
    public static void StorePart<TLane, T>(Vector512<TLane> vector, Span<T> destination, nuint index)
        where TLane : unmanaged
        where T : unmanaged
    {
        Span<T> copy = stackalloc T[Vector512<TLane>.Count];
        Store(vector, ref MemoryMarshal.GetReference(copy), 0);
        CopyFirst(copy, destination[(int)index..]);
    }

    /// <inheritdoc cref="StorePart{TLane, T}(Vector512{TLane}, Span{T}, nuint)"/>
    public static void StorePart<TLane, T>(Vector256<TLane> vector, Span<T> destination, nuint index)
        where TLane : unmanaged
        where T : unmanaged
    {
        Span<T> copy = stackalloc T[Vector256<TLane>.Count];
        Store(vector, ref MemoryMarshal.GetReference(copy), 0);
        CopyFirst(copy, destination[(int)index..]);
    }

    /// <inheritdoc cref="StorePart{TLane, T}(Vector512{TLane}, Span{T}, nuint)"/>
    public static void StorePart<TLane, T>(Vector128<TLane> vector, Span<T> destination, nuint index)
        where TLane : unmanaged
        where T : unmanaged
    {
        Span<T> copy = stackalloc T[Vector128<TLane>.Count];
        Store(vector, ref MemoryMarshal.GetReference(copy), 0);
        CopyFirst(copy, destination[(int)index..]);
    }

    /// <summary>Where the elements from an index on fill a vector: in the span itself, or in a copy that repeats the first of them.</summary>
    private static ref T Whole<T>(ReadOnlySpan<T> source, nuint index, Span<T> copy)
        where T : unmanaged
    {
        var rest = source[(int)index..];
        if (rest.Length >= copy.Length)
            return ref MemoryMarshal.GetReference(rest);
        copy.Fill(rest[0]);
        rest.CopyTo(copy);
        return ref MemoryMarshal.GetReference(copy);
    }

    private static void CopyFirst<T>(ReadOnlySpan<T> elements, Span<T> destination) =>
        elements[..Math.Min(elements.Length, destination.Length)].CopyTo(destination);
}
