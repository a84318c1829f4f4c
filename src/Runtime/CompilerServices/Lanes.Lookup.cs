using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>
/// Numbers of a table, one for each lane. A table of 16 or 32 numbers of 32 bits, or of half as many of 64, fits in registers: there a
/// permutation takes about a cycle, and a gather one or two for each lane.
/// </summary>
public static unsafe partial class Lanes
{
    /// <summary>The number that stands at a place of a table; 0 where the table has no such place, which no lane asks for then.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="place">The place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NumberAt<T>(ReadOnlySpan<T> table, int place)
        where T : struct =>
        (uint)place < (uint)table.Length ? table[place] : default;

    /// <summary>The numbers that stand at some places of a table.</summary>
    /// <typeparam name="T">A type of 32 bits.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="index">The places. All are in the table, unless it is empty: nothing is checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Lookup<T>(ReadOnlySpan<T> table, Vector512<int> index)
    {
        ref var start = ref Unsafe.As<T, int>(ref MemoryMarshal.GetReference(table));
        if (Avx512F.IsSupported && table.Length == Vector512<int>.Count)
            return Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(ref start), index).As<int, T>();
        if (Avx512F.IsSupported && table.Length == 2 * Vector512<int>.Count)
            return Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref start), index, Vector512.LoadUnsafe(ref start, (nuint)Vector512<int>.Count)).As<int, T>();
        return Vector512.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));
    }

    /// <inheritdoc cref="Lookup{T}(ReadOnlySpan{T}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Lookup<T>(ReadOnlySpan<T> table, Vector256<int> index)
    {
        ref var start = ref Unsafe.As<T, int>(ref MemoryMarshal.GetReference(table));
        if (Avx512F.VL.IsSupported && table.Length == 2 * Vector256<int>.Count)
            return Avx512F.VL.PermuteVar8x32x2(Vector256.LoadUnsafe(ref start), index,
                Vector256.LoadUnsafe(ref start, (nuint)Vector256<int>.Count)).As<int, T>();
        if (!Avx2.IsSupported || table.IsEmpty)
            return Vector256.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));
        fixed (int* numbers = &start)
            return Avx2.GatherVector256(numbers, index, sizeof(int)).As<int, T>();
    }

    /// <inheritdoc cref="Lookup{T}(ReadOnlySpan{T}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Lookup<T>(ReadOnlySpan<T> table, Vector128<int> index)
    {
        if (table.IsEmpty)
            return default;
        ref var start = ref Unsafe.As<T, int>(ref MemoryMarshal.GetReference(table));
        return Vector128.Create(
            Unsafe.Add(ref start, index.GetElement(0)),
            Unsafe.Add(ref start, index.GetElement(1)),
            Unsafe.Add(ref start, index.GetElement(2)),
            Unsafe.Add(ref start, index.GetElement(3))).As<int, T>();
    }

    /// <summary>The numbers that stand at some places of a table.</summary>
    /// <typeparam name="T">A type of 64 bits.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="index">The places. All are in the table, unless it is empty: nothing is checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Lookup<T>(ReadOnlySpan<T> table, Vector512<long> index)
    {
        ref var start = ref Unsafe.As<T, long>(ref MemoryMarshal.GetReference(table));
        if (Avx512F.IsSupported && table.Length == Vector512<long>.Count)
            return Avx512F.PermuteVar8x64(Vector512.LoadUnsafe(ref start), index).As<long, T>();
        if (Avx512F.IsSupported && table.Length == 2 * Vector512<long>.Count)
            return Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref start), index,
                Vector512.LoadUnsafe(ref start, (nuint)Vector512<long>.Count)).As<long, T>();
        return Vector512.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));
    }

    /// <inheritdoc cref="Lookup{T}(ReadOnlySpan{T}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Lookup<T>(ReadOnlySpan<T> table, Vector256<long> index)
    {
        ref var start = ref Unsafe.As<T, long>(ref MemoryMarshal.GetReference(table));
        if (Avx512F.VL.IsSupported && table.Length == 2 * Vector256<long>.Count)
            return Avx512F.VL.PermuteVar4x64x2(Vector256.LoadUnsafe(ref start), index,
                Vector256.LoadUnsafe(ref start, (nuint)Vector256<long>.Count)).As<long, T>();
        if (!Avx2.IsSupported || table.IsEmpty)
            return Vector256.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));
        fixed (long* numbers = &start)
            return Avx2.GatherVector256(numbers, index, sizeof(long)).As<long, T>();
    }

    /// <inheritdoc cref="Lookup{T}(ReadOnlySpan{T}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Lookup<T>(ReadOnlySpan<T> table, Vector128<long> index)
    {
        if (table.IsEmpty)
            return default;
        ref var start = ref Unsafe.As<T, long>(ref MemoryMarshal.GetReference(table));
        return Vector128.Create(
            Unsafe.Add(ref start, (nint)index.GetElement(0)),
            Unsafe.Add(ref start, (nint)index.GetElement(1))).As<long, T>();
    }
}
