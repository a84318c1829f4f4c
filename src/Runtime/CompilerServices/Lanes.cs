using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>
/// What generated code does with single lanes: fill part of a vector from a short span, and apply a scalar function
/// where there is no vector form. For generated code; not meant to be called by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    /// <summary>
    /// A vector that begins with the elements of a span shorter than it. Unused lanes repeat the first element, so that they
    /// cause no exception and no endless loop that this element does not cause.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="source">One element at least, and fewer than a vector has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadShort<T>(ReadOnlySpan<T> source)
    {
        if (Unsafe.SizeOf<T>() == sizeof(ulong))
            return Vector128.Create(source[0]);

        // From registers: an element set by a variable index goes through memory, and the vector waits for it.
        ref var start = ref Unsafe.As<T, uint>(ref MemoryMarshal.GetReference(source));
        var first = start;
        var second = source.Length > 1 ? Unsafe.Add(ref start, 1) : first;
        var third = source.Length > 2 ? Unsafe.Add(ref start, 2) : first;
        return Vector128.Create(first, second, third, first).As<uint, T>();
    }

    /// <summary>Stores as many lanes as a span has elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <param name="destination">One element at least, and fewer than the vector has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreShort<T>(Vector128<T> vector, Span<T> destination)
    {
        destination[0] = vector.ToScalar();
        if (Unsafe.SizeOf<T>() == sizeof(ulong) || destination.Length == 1)
            return;
        destination[1] = vector.GetElement(1);
        if (destination.Length > 2)
            destination[2] = vector.GetElement(2);
    }

    /// <summary>Applies a scalar function to each lane.</summary>
    /// <typeparam name="T">The element type of the argument.</typeparam>
    /// <typeparam name="TResult">The element type of the result, of the same size.</typeparam>
    /// <param name="vector">The arguments.</param>
    /// <param name="function">The function.</param>
    public static Vector128<TResult> Map<T, TResult>(Vector128<T> vector, Func<T, TResult> function)
    {
        var result = Vector128<TResult>.Zero;
        for (var i = 0; i < Vector128<T>.Count; i++)
            result = result.WithElement(i, function(vector.GetElement(i)));
        return result;
    }

    /// <inheritdoc cref="Map{T, TResult}(Vector128{T}, Func{T, TResult})"/>
    public static Vector256<TResult> Map<T, TResult>(Vector256<T> vector, Func<T, TResult> function) =>
        Vector256.Create(Map(vector.GetLower(), function), Map(vector.GetUpper(), function));

    /// <inheritdoc cref="Map{T, TResult}(Vector128{T}, Func{T, TResult})"/>
    public static Vector512<TResult> Map<T, TResult>(Vector512<T> vector, Func<T, TResult> function) =>
        Vector512.Create(Map(vector.GetLower(), function), Map(vector.GetUpper(), function));

    /// <summary>Applies a scalar function of two arguments to each lane.</summary>
    /// <typeparam name="T1">The element type of the first argument.</typeparam>
    /// <typeparam name="T2">The element type of the second argument.</typeparam>
    /// <typeparam name="TResult">The element type of the result; all three are of the same size.</typeparam>
    /// <param name="left">The first arguments.</param>
    /// <param name="right">The second arguments.</param>
    /// <param name="function">The function.</param>
    public static Vector128<TResult> Map<T1, T2, TResult>(
        Vector128<T1> left,
        Vector128<T2> right,
        Func<T1, T2, TResult> function)
    {
        var result = Vector128<TResult>.Zero;
        for (var i = 0; i < Vector128<T1>.Count; i++)
            result = result.WithElement(i, function(left.GetElement(i), right.GetElement(i)));
        return result;
    }

    /// <inheritdoc cref="Map{T1, T2, TResult}(Vector128{T1}, Vector128{T2}, Func{T1, T2, TResult})"/>
    public static Vector256<TResult> Map<T1, T2, TResult>(
        Vector256<T1> left,
        Vector256<T2> right,
        Func<T1, T2, TResult> function) =>
        Vector256.Create(
            Map(left.GetLower(), right.GetLower(), function),
            Map(left.GetUpper(), right.GetUpper(), function));

    /// <inheritdoc cref="Map{T1, T2, TResult}(Vector128{T1}, Vector128{T2}, Func{T1, T2, TResult})"/>
    public static Vector512<TResult> Map<T1, T2, TResult>(
        Vector512<T1> left,
        Vector512<T2> right,
        Func<T1, T2, TResult> function) =>
        Vector512.Create(
            Map(left.GetLower(), right.GetLower(), function),
            Map(left.GetUpper(), right.GetUpper(), function));
}
