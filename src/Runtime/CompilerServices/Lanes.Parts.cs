using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>
/// Vectors at the end of a span, of which it may hold only the first lanes. A reduction cannot let its last vector
/// overlap the one before, as a map does: each element must be counted once, in its own lane.
/// </summary>
public static partial class Lanes
{
    /// <summary>
    /// The vector at an index. Where the span ends inside it, unused lanes repeat the element at the index. They cannot fail
    /// where that element does not.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="source">The elements.</param>
    /// <param name="index">The element for the first lane; below the span's length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadPart512<T>(ReadOnlySpan<T> source, nuint index)
        where T : unmanaged, INumberBase<T>
    {
        Debug.Assert(index < (nuint)source.Length);
        ref var start = ref MemoryMarshal.GetReference(source);
        var count = (nuint)source.Length - index;
        if (count >= (nuint)Vector512<T>.Count)
            return Vector512.LoadUnsafe(ref start, index);
        if (Avx512F.IsSupported)
            return MaskLoad(ref Unsafe.Add(ref start, index), First512<T>(count));

        // Half a vector further the span may have ended already; then any live element does.
        var half = (nuint)Vector256<T>.Count;
        return Vector512.Create(LoadPart256(source, index), LoadPart256(source, count > half ? index + half : index));
    }

    /// <inheritdoc cref="LoadPart512{T}(ReadOnlySpan{T}, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadPart256<T>(ReadOnlySpan<T> source, nuint index)
        where T : unmanaged, INumberBase<T>
    {
        Debug.Assert(index < (nuint)source.Length);
        ref var start = ref MemoryMarshal.GetReference(source);
        var count = (nuint)source.Length - index;
        if (count >= (nuint)Vector256<T>.Count)
            return Vector256.LoadUnsafe(ref start, index);
        if (Avx.IsSupported)
            return MaskLoad(ref Unsafe.Add(ref start, index), First256<T>(count));

        var half = (nuint)Vector128<T>.Count;
        return Vector256.Create(LoadPart128(source, index), LoadPart128(source, count > half ? index + half : index));
    }

    /// <inheritdoc cref="LoadPart512{T}(ReadOnlySpan{T}, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadPart128<T>(ReadOnlySpan<T> source, nuint index)
        where T : unmanaged, INumberBase<T>
    {
        Debug.Assert(index < (nuint)source.Length);
        ref var start = ref MemoryMarshal.GetReference(source);
        var count = (nuint)source.Length - index;
        if (count >= (nuint)Vector128<T>.Count)
            return Vector128.LoadUnsafe(ref start, index);
        if (Avx.IsSupported)
            return MaskLoad(ref Unsafe.Add(ref start, index), First128<T>(count));
        return LoadShort(source[(int)index..]);
    }

    /// <summary>Stores the first lanes of a vector at an index: as many as the span has elements from there on.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <param name="destination">Where to store it.</param>
    /// <param name="index">The element for the first lane; below the span's length.</param>
    public static void StorePart<T>(Vector512<T> vector, Span<T> destination, nuint index)
        where T : unmanaged
    {
        var (count, half) = ((nuint)destination.Length - index, (nuint)Vector256<T>.Count);
        StorePart(vector.GetLower(), destination, index);
        if (count > half)
            StorePart(vector.GetUpper(), destination, index + half);
    }

    /// <inheritdoc cref="StorePart{T}(Vector512{T}, Span{T}, nuint)"/>
    public static void StorePart<T>(Vector256<T> vector, Span<T> destination, nuint index)
        where T : unmanaged
    {
        var (count, half) = ((nuint)destination.Length - index, (nuint)Vector128<T>.Count);
        StorePart(vector.GetLower(), destination, index);
        if (count > half)
            StorePart(vector.GetUpper(), destination, index + half);
    }

    /// <inheritdoc cref="StorePart{T}(Vector512{T}, Span{T}, nuint)"/>
    public static void StorePart<T>(Vector128<T> vector, Span<T> destination, nuint index)
        where T : unmanaged
    {
        if ((nuint)destination.Length - index >= (nuint)Vector128<T>.Count)
            vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), index);
        else
            StoreShort(vector, destination[(int)index..]);
    }

    /// <summary>The vector at an index, with a neutral value in the lanes beyond the length.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <param name="index">The element of the first lane; below <paramref name="length"/>.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="spare">What the lanes beyond the length get.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Live<T>(Vector512<T> vector, nuint index, nuint length, T spare)
        where T : unmanaged, INumberBase<T> =>
        Vector512.ConditionalSelect(First512<T>(length - index), vector, Vector512.Create(spare));

    /// <inheritdoc cref="Live{T}(Vector512{T}, nuint, nuint, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Live<T>(Vector256<T> vector, nuint index, nuint length, T spare)
        where T : unmanaged, INumberBase<T> =>
        Vector256.ConditionalSelect(First256<T>(length - index), vector, Vector256.Create(spare));

    /// <inheritdoc cref="Live{T}(Vector512{T}, nuint, nuint, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Live<T>(Vector128<T> vector, nuint index, nuint length, T spare)
        where T : unmanaged, INumberBase<T> =>
        Vector128.ConditionalSelect(First128<T>(length - index), vector, Vector128.Create(spare));

    /// <summary>
    /// Loads a whole vector of which only the first lanes are wanted. The others repeat the first lane. They cannot fail where
    /// that lane does not, for instance by a division of integers by 0.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TMask">The mask's lane type, of the same size.</typeparam>
    /// <param name="start">Where the elements begin.</param>
    /// <param name="index">The element of the first lane. A whole vector must follow.</param>
    /// <param name="live">The mask of the lanes that are wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> LoadLive<T, TMask>(ref T start, nuint index, Vector512<TMask> live)
        where T : unmanaged =>
        Vector512.ConditionalSelect(live.As<TMask, T>(), Vector512.LoadUnsafe(ref start, index), Vector512.Create(Unsafe.Add(ref start, index)));

    /// <inheritdoc cref="LoadLive{T, TMask}(ref T, nuint, Vector512{TMask})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> LoadLive<T, TMask>(ref T start, nuint index, Vector256<TMask> live)
        where T : unmanaged =>
        Vector256.ConditionalSelect(live.As<TMask, T>(), Vector256.LoadUnsafe(ref start, index), Vector256.Create(Unsafe.Add(ref start, index)));

    /// <inheritdoc cref="LoadLive{T, TMask}(ref T, nuint, Vector512{TMask})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<T> LoadLive<T, TMask>(ref T start, nuint index, Vector128<TMask> live)
        where T : unmanaged =>
        Vector128.ConditionalSelect(live.As<TMask, T>(), Vector128.LoadUnsafe(ref start, index), Vector128.Create(Unsafe.Add(ref start, index)));

    /// <summary>A mask of the first lanes: all bits are set in them, and none in the others.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">How many lanes; at most the length of a span, so that the lane's type holds or rounds it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> First512<T>(nuint count)
        where T : unmanaged, INumberBase<T> =>
        Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(count)));

    /// <inheritdoc cref="First512{T}(nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> First256<T>(nuint count)
        where T : unmanaged, INumberBase<T> =>
        Vector256.LessThan(Vector256<T>.Indices, Vector256.Create(T.CreateTruncating(count)));

    /// <inheritdoc cref="First512{T}(nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<T> First128<T>(nuint count)
        where T : unmanaged, INumberBase<T> =>
        Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(T.CreateTruncating(count)));

    /// <summary>Loads the lanes of a mask; the instruction reads, and faults on, no other memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector512<T> MaskLoad<T>(ref T first, Vector512<T> mask)
        where T : unmanaged
    {
        fixed (T* address = &first)
        {
            var spare = Vector512.Create(first);
            return sizeof(T) == 4
                ? Avx512F.MaskLoad((float*)address, mask.AsSingle(), spare.AsSingle()).As<float, T>()
                : Avx512F.MaskLoad((double*)address, mask.AsDouble(), spare.AsDouble()).As<double, T>();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<T> MaskLoad<T>(ref T first, Vector256<T> mask)
        where T : unmanaged
    {
        fixed (T* address = &first)
        {
            var loaded = sizeof(T) == 4
                ? Avx.MaskLoad((float*)address, mask.AsSingle()).As<float, T>()
                : Avx.MaskLoad((double*)address, mask.AsDouble()).As<double, T>();
            return Vector256.ConditionalSelect(mask, loaded, Vector256.Create(first));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector128<T> MaskLoad<T>(ref T first, Vector128<T> mask)
        where T : unmanaged
    {
        fixed (T* address = &first)
        {
            var loaded = sizeof(T) == 4
                ? Avx.MaskLoad((float*)address, mask.AsSingle()).As<float, T>()
                : Avx.MaskLoad((double*)address, mask.AsDouble()).As<double, T>();
            return Vector128.ConditionalSelect(mask, loaded, Vector128.Create(first));
        }
    }
}
