using ComputeSharp.Resources;

namespace ComputeSharp;

/// <summary>Copies between buffers and ordinary memory, and between buffers.</summary>
public static class BufferExtensions
{
    /// <summary>All elements.</summary>
    public static T[] ToArray<T>(this Buffer<T> source)
        where T : unmanaged => source.Elements.ToArray();

    /// <summary>Some of the elements.</summary>
    public static T[] ToArray<T>(this Buffer<T> source, int offset, int count)
        where T : unmanaged => Part(source, offset, count, nameof(offset)).ToArray();

    /// <summary>Copies the first elements, as many as the destination has.</summary>
    public static void CopyTo<T>(this Buffer<T> source, T[] destination)
        where T : unmanaged => source.CopyTo(destination.AsSpan(), 0);

    /// <summary>Copies some of the elements.</summary>
    public static void CopyTo<T>(this Buffer<T> source, T[] destination, int sourceOffset, int destinationOffset, int count)
        where T : unmanaged => source.CopyTo(destination.AsSpan(destinationOffset, count), sourceOffset);

    /// <summary>Copies the first elements, as many as the destination has.</summary>
    public static void CopyTo<T>(this Buffer<T> source, Span<T> destination)
        where T : unmanaged => source.CopyTo(destination, 0);

    /// <summary>Copies elements from a place on, as many as the destination has.</summary>
    public static void CopyTo<T>(this Buffer<T> source, Span<T> destination, int sourceOffset)
        where T : unmanaged => Part(source, sourceOffset, destination.Length, nameof(sourceOffset)).CopyTo(destination);

    /// <summary>Copies all elements to the first places of another buffer.</summary>
    public static void CopyTo<T>(this Buffer<T> source, Buffer<T> destination)
        where T : unmanaged => source.CopyTo(destination, 0, 0, source.Length);

    /// <summary>Copies some of the elements to another buffer.</summary>
    public static void CopyTo<T>(this Buffer<T> source, Buffer<T> destination, int sourceOffset, int destinationOffset, int count)
        where T : unmanaged =>
        Part(source, sourceOffset, count, nameof(sourceOffset)).CopyTo(Part(destination, destinationOffset, count, nameof(destinationOffset)));

    /// <summary>Fills the first places.</summary>
    public static void CopyFrom<T>(this Buffer<T> destination, T[] source)
        where T : unmanaged => destination.CopyFrom(source.AsSpan(), 0);

    /// <summary>Fills some of the places.</summary>
    public static void CopyFrom<T>(this Buffer<T> destination, T[] source, int sourceOffset, int destinationOffset, int count)
        where T : unmanaged => destination.CopyFrom(source.AsSpan(sourceOffset, count), destinationOffset);

    /// <summary>Fills the first places.</summary>
    public static void CopyFrom<T>(this Buffer<T> destination, ReadOnlySpan<T> source)
        where T : unmanaged => destination.CopyFrom(source, 0);

    /// <summary>Fills places from one on.</summary>
    public static void CopyFrom<T>(this Buffer<T> destination, ReadOnlySpan<T> source, int destinationOffset)
        where T : unmanaged => source.CopyTo(Part(destination, destinationOffset, source.Length, nameof(destinationOffset)));

    /// <summary>Fills the first places with all elements of another buffer.</summary>
    public static void CopyFrom<T>(this Buffer<T> destination, Buffer<T> source)
        where T : unmanaged => source.CopyTo(destination, 0, 0, source.Length);

    /// <summary>Fills some of the places with elements of another buffer.</summary>
    public static void CopyFrom<T>(this Buffer<T> destination, Buffer<T> source, int sourceOffset, int destinationOffset, int count)
        where T : unmanaged => source.CopyTo(destination, sourceOffset, destinationOffset, count);

    private static Span<T> Part<T>(Buffer<T> buffer, int offset, int count, string offsetName)
        where T : unmanaged
    {
        // An offset behind the last element is refused even for no elements, as the real library does.
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(offset, offsetName);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, buffer.Length, offsetName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, buffer.Length - count, offsetName);

        return buffer.Elements.Slice(offset, count);
    }
}
