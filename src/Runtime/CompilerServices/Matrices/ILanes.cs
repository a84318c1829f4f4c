using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>What loops over a matrix do with vectors, so that they are written once for all widths.</summary>
/// <typeparam name="TVector">The vectors.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal interface ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The lanes of a vector.</summary>
    static abstract int Count { get; }

    /// <inheritdoc cref="Vector512.Create{T}(T)"/>
    static abstract TVector Create(T value);

    /// <inheritdoc cref="Vector512.LoadUnsafe{T}(ref readonly T, nuint)"/>
    static abstract TVector Load(ref T start, nuint index);

    /// <inheritdoc cref="Lanes.LoadPart512{T}(ReadOnlySpan{T}, nuint)"/>
    static abstract TVector LoadPart(ReadOnlySpan<T> source, nuint index);

    /// <inheritdoc cref="Lanes.LoadLive{T, TMask}(ref T, nuint, Vector512{TMask})"/>
    static abstract TVector LoadLive(ref T start, nuint index, TVector live);

    /// <inheritdoc cref="Lanes.First512{T}(nuint)"/>
    static abstract TVector First(nuint count);

    /// <inheritdoc cref="Vector512.StoreUnsafe{T}(Vector512{T}, ref T, nuint)"/>
    static abstract void Store(TVector vector, ref T start, nuint index);

    /// <inheritdoc cref="Lanes.StorePart{T}(Vector512{T}, Span{T}, nuint)"/>
    static abstract void StorePart(TVector vector, Span<T> destination, nuint index);

    /// <inheritdoc cref="ReductionTree.Sum{T}(Vector512{T})"/>
    static abstract T Sum(TVector vector);

    /// <inheritdoc cref="ReductionTree.StoreSums{T}(Vector512{T}, Vector512{T}, Vector512{T}, Vector512{T}, ref T, nuint)"/>
    static abstract void StoreSums(TVector first, TVector second, TVector third, TVector fourth, ref T destination, nuint index);

    /// <summary>The sum of two vectors, lane by lane.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>The vector with 0 in the lanes that a mask leaves out.</summary>
    static abstract TVector And(TVector vector, TVector live);

    /// <summary>The vector at an index, with 0 in the lanes beyond the length.</summary>
    static abstract TVector Live(TVector vector, nuint index, nuint length);
}

/// <summary>Vectors of 128 bits.</summary>
internal readonly struct Lanes128<T> : ILanes<Vector128<T>, T>
    where T : unmanaged, INumber<T>
{
    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Create(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(ref T start, nuint index) => Vector128.LoadUnsafe(ref start, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadPart(ReadOnlySpan<T> source, nuint index) => Lanes.LoadPart128(source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadLive(ref T start, nuint index, Vector128<T> live) => Lanes.LoadLive(ref start, index, live);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> First(nuint count) => Lanes.First128<T>(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> vector, ref T start, nuint index) => vector.StoreUnsafe(ref start, index);

    public static void StorePart(Vector128<T> vector, Span<T> destination, nuint index) => Lanes.StorePart(vector, destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector128<T> vector) => ReductionTree.Sum(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<T> first, Vector128<T> second, Vector128<T> third, Vector128<T> fourth, ref T destination, nuint index) =>
        ReductionTree.StoreSums(first, second, third, fourth, ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> left, Vector128<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> And(Vector128<T> vector, Vector128<T> live) => vector & live;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Live(Vector128<T> vector, nuint index, nuint length) => Lanes.Live(vector, index, length, T.Zero);
}

/// <summary>Vectors of 256 bits.</summary>
internal readonly struct Lanes256<T> : ILanes<Vector256<T>, T>
    where T : unmanaged, INumber<T>
{
    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Create(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(ref T start, nuint index) => Vector256.LoadUnsafe(ref start, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadPart(ReadOnlySpan<T> source, nuint index) => Lanes.LoadPart256(source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadLive(ref T start, nuint index, Vector256<T> live) => Lanes.LoadLive(ref start, index, live);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> First(nuint count) => Lanes.First256<T>(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> vector, ref T start, nuint index) => vector.StoreUnsafe(ref start, index);

    public static void StorePart(Vector256<T> vector, Span<T> destination, nuint index) => Lanes.StorePart(vector, destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector256<T> vector) => ReductionTree.Sum(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256<T> first, Vector256<T> second, Vector256<T> third, Vector256<T> fourth, ref T destination, nuint index) =>
        ReductionTree.StoreSums(first, second, third, fourth, ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> left, Vector256<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> And(Vector256<T> vector, Vector256<T> live) => vector & live;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Live(Vector256<T> vector, nuint index, nuint length) => Lanes.Live(vector, index, length, T.Zero);
}

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Lanes512<T> : ILanes<Vector512<T>, T>
    where T : unmanaged, INumber<T>
{
    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Create(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(ref T start, nuint index) => Vector512.LoadUnsafe(ref start, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadPart(ReadOnlySpan<T> source, nuint index) => Lanes.LoadPart512(source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadLive(ref T start, nuint index, Vector512<T> live) => Lanes.LoadLive(ref start, index, live);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> First(nuint count) => Lanes.First512<T>(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> vector, ref T start, nuint index) => vector.StoreUnsafe(ref start, index);

    public static void StorePart(Vector512<T> vector, Span<T> destination, nuint index) => Lanes.StorePart(vector, destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector512<T> vector) => ReductionTree.Sum(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<T> first, Vector512<T> second, Vector512<T> third, Vector512<T> fourth, ref T destination, nuint index) =>
        ReductionTree.StoreSums(first, second, third, fourth, ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> left, Vector512<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And(Vector512<T> vector, Vector512<T> live) => vector & live;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Live(Vector512<T> vector, nuint index, nuint length) => Lanes.Live(vector, index, length, T.Zero);
}
