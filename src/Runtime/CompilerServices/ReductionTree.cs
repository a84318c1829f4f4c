using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>
/// The fixed order in which generated reductions combine values, so that the result has the same bits whatever the
/// width of the machine's vectors and the number of threads. For generated code; not meant to be called by hand.
/// </summary>
/// <remarks>
/// A row is 2,048 bits of virtual lanes: 64 lanes of 32 bits, or 32 of 64. Lane k adds up elements k, k + 64, ... of a block of
/// 64 rows. Then the lanes of a block are combined in pairs that are half a row apart, then a quarter, down to neighbours.
/// Blocks are combined in pairs too, equal numbers of blocks wherever possible. An element passes through about
/// 64 + log₂(n) additions, so the rounding error hardly grows with the length.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ReductionTree
{
    /// <summary>The rows of a block: of rows of virtual lanes, and of a matrix whose columns are summed.</summary>
    internal const int BlockRows = 64;

    /// <summary>The virtual lanes of a row.</summary>
    internal static int RowLanes<T>() => 4 * Vector512<T>.Count;

    /// <summary>
    /// Where a range of several blocks is divided in two: the left part holds as many blocks as the largest power of two
    /// that leaves any. The blocks of a range are then always combined in the same pairs.
    /// </summary>
    /// <param name="length">The number of elements, above <paramref name="block"/>.</param>
    /// <param name="block">The elements of a block.</param>
    public static int Half(int length, int block) => block << BitOperations.Log2((uint)((length - 1) / block));

    /// <summary>The number of levels of the tree: how often a range is divided in two until each part is one block.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="block">The elements of a block.</param>
    internal static int Levels(int length, int block) =>
        length <= block ? 0 : BitOperations.Log2((uint)((length - 1) / block)) + 1;

    /// <summary>The sum of the lanes of a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="lanes">The lanes, 2,048 bits.</param>
    public static T Sum<T>(ReadOnlySpan<T> lanes)
        where T : unmanaged, INumber<T>
    {
        // In each form the vectors are halves of a row apart, then quarters, then eighths.
        ref var start = ref MemoryMarshal.GetReference(lanes[..(4 * Vector512<T>.Count)]);
        if (Vector512.IsHardwareAccelerated)
            return Sum(Apart512(ref start, 0) + Apart512(ref start, 1));
        if (Vector256.IsHardwareAccelerated)
            return Sum(Apart256(ref start, 0) + Apart256(ref start, 2) + (Apart256(ref start, 1) + Apart256(ref start, 3)));
        return Sum(
            Apart128(ref start, 0) + Apart128(ref start, 4) + (Apart128(ref start, 2) + Apart128(ref start, 6))
            + (Apart128(ref start, 1) + Apart128(ref start, 5) + (Apart128(ref start, 3) + Apart128(ref start, 7))));
    }

    /// <summary>The sum of the lanes of a row of floats that are added up as doubles.</summary>
    /// <param name="lanes">The lanes, 4,096 bits; what is in them afterwards is of no use.</param>
    public static double SumOfDoubles(Span<double> lanes)
    {
        var half = lanes.Length / 2;
        Add(lanes[half..], lanes[..half]);
        return Sum<double>(lanes[..half]);
    }

    /// <summary>The vector at a place in a row and the one half a row further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Apart512<T>(ref T start, nuint vector) =>
        Vector512.LoadUnsafe(ref start, vector * (nuint)Vector512<T>.Count)
        + Vector512.LoadUnsafe(ref start, (vector + 2) * (nuint)Vector512<T>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Apart256<T>(ref T start, nuint vector) =>
        Vector256.LoadUnsafe(ref start, vector * (nuint)Vector256<T>.Count)
        + Vector256.LoadUnsafe(ref start, (vector + 4) * (nuint)Vector256<T>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Apart128<T>(ref T start, nuint vector) =>
        Vector128.LoadUnsafe(ref start, vector * (nuint)Vector128<T>.Count)
        + Vector128.LoadUnsafe(ref start, (vector + 8) * (nuint)Vector128<T>.Count);

    /// <summary>The sum of the lanes of a vector: the upper half is added to the lower one until one lane is left.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> vector)
        where T : unmanaged, INumber<T> =>
        Sum(vector.GetLower() + vector.GetUpper());

    /// <inheritdoc cref="Sum{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> vector)
        where T : unmanaged, INumber<T> =>
        Sum(vector.GetLower() + vector.GetUpper());

    /// <inheritdoc cref="Sum{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector128<T> vector)
        where T : unmanaged, INumber<T> =>
        Vector128<T>.Count == 4 ? vector[0] + vector[2] + (vector[1] + vector[3]) : vector[0] + vector[1];

    /// <summary>The minimum of the lanes of a vector; NaN if a lane is NaN.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector512<T> vector)
        where T : unmanaged, INumber<T> =>
        Min(Vector256.Min(vector.GetLower(), vector.GetUpper()));

    /// <inheritdoc cref="Min{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector256<T> vector)
        where T : unmanaged, INumber<T> =>
        Min(Vector128.Min(vector.GetLower(), vector.GetUpper()));

    /// <inheritdoc cref="Min{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector128<T> vector)
        where T : unmanaged, INumber<T> =>
        Vector128<T>.Count == 4 ? T.Min(T.Min(vector[0], vector[2]), T.Min(vector[1], vector[3])) : T.Min(vector[0], vector[1]);

    /// <summary>The maximum of the lanes of a vector; NaN if a lane is NaN.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector512<T> vector)
        where T : unmanaged, INumber<T> =>
        Max(Vector256.Max(vector.GetLower(), vector.GetUpper()));

    /// <inheritdoc cref="Max{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector256<T> vector)
        where T : unmanaged, INumber<T> =>
        Max(Vector128.Max(vector.GetLower(), vector.GetUpper()));

    /// <inheritdoc cref="Max{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector128<T> vector)
        where T : unmanaged, INumber<T> =>
        Vector128<T>.Count == 4 ? T.Max(T.Max(vector[0], vector[2]), T.Max(vector[1], vector[3])) : T.Max(vector[0], vector[1]);

    /// <summary>Is a bit set in a lane?</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any<T>(Vector512<T> vector)
        where T : unmanaged => vector != Vector512<T>.Zero;

    /// <inheritdoc cref="Any{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any<T>(Vector256<T> vector)
        where T : unmanaged => vector != Vector256<T>.Zero;

    /// <inheritdoc cref="Any{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any<T>(Vector128<T> vector)
        where T : unmanaged => vector != Vector128<T>.Zero;

    /// <summary>Did no lane collect an element of which the condition does not hold?</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="failures">In each lane what the negated masks had.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All<T>(Vector512<T> failures)
        where T : unmanaged => failures == Vector512<T>.Zero;

    /// <inheritdoc cref="All{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All<T>(Vector256<T> failures)
        where T : unmanaged => failures == Vector256<T>.Zero;

    /// <inheritdoc cref="All{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All<T>(Vector128<T> failures)
        where T : unmanaged => failures == Vector128<T>.Zero;

    /// <summary>Adds the sums of a block of rows to those of the rows before it, column by column.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="sums">What is added.</param>
    /// <param name="destination">What it is added to; as long as <paramref name="sums"/>.</param>
    internal static void Add<T>(ReadOnlySpan<T> sums, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        ref var source = ref MemoryMarshal.GetReference(sums[..destination.Length]);
        ref var target = ref MemoryMarshal.GetReference(destination);
        var (i, width) = (0, Vector<T>.Count);
        for (; i <= destination.Length - width; i += width)
        {
            var sum = Vector.LoadUnsafe(ref target, (nuint)i) + Vector.LoadUnsafe(ref source, (nuint)i);
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
            destination[i] += sums[i];
    }
}
