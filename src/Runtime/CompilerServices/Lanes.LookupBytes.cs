using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>
/// Numbers of a table of bytes, one for each lane of 32 bits. Where the processor permutes bytes, up to 256 of them are in registers.
/// Elsewhere a gather loads the four bytes among which each is.
/// </summary>
public static unsafe partial class Lanes
{
    /// <summary>Has the processor an instruction that permutes the bytes of a vector of 512 bits?</summary>
    public static bool PermutesBytes => Avx512Vbmi.IsSupported;

    /// <summary>The byte of a table for each byte of a span. Only where <see cref="PermutesBytes"/>.</summary>
    /// <param name="table">A table of 256 bytes.</param>
    /// <param name="source">The places.</param>
    /// <param name="destination">Takes the bytes; at least as long as <paramref name="source"/>. It may be the same span.</param>
    public static void LookupBytes(ReadOnlySpan<byte> table, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ref var start = ref MemoryMarshal.GetReference(table);
        var (first, second) = (Vector512.LoadUnsafe(ref start), Vector512.LoadUnsafe(ref start, 64));
        var (third, fourth) = (Vector512.LoadUnsafe(ref start, 128), Vector512.LoadUnsafe(ref start, 192));
        var i = 0;
        for (; i <= source.Length - Vector512<byte>.Count; i += Vector512<byte>.Count)
        {
            var places = Vector512.Create(source.Slice(i, Vector512<byte>.Count));
            Vector512.ConditionalSelect(
                Vector512.LessThan(places.AsSByte(), Vector512<sbyte>.Zero).AsByte(),
                Avx512Vbmi.PermuteVar64x8x2(third, places, fourth),
                Avx512Vbmi.PermuteVar64x8x2(first, places, second)).CopyTo(destination[i..]);
        }

        for (; i < source.Length; i++)
            destination[i] = table[source[i]];
    }

    /// <summary>The numbers that stand at some places of a table of bytes.</summary>
    /// <param name="table">The table: 64, 128 or 256 bytes, or more, whose number divides by 4.</param>
    /// <param name="index">The places. All are in the table: nothing is checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LookupBytes(ReadOnlySpan<byte> table, Vector512<int> index)
    {
        if (!Avx512Vbmi.IsSupported || table.Length > 4 * Vector512<byte>.Count)
            return Vector512.Create(LookupBytes(table, index.GetLower()), LookupBytes(table, index.GetUpper()));

        ref var start = ref MemoryMarshal.GetReference(table);
        var places = index.AsByte();
        var found = table.Length == Vector512<byte>.Count
            ? Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref start), places)
            : PermuteBytes(ref start, places);
        if (table.Length > 2 * Vector512<byte>.Count)
        {
            var second = PermuteBytes(ref Unsafe.Add(ref start, 2 * Vector512<byte>.Count), places);
            found = Vector512.ConditionalSelect(Vector512.GreaterThan(index, Vector512.Create(127)), second.AsInt32(), found.AsInt32()).AsByte();
        }

        // The other bytes of a lane hold the number at place 0.
        return found.AsInt32() & Vector512.Create(255);
    }

    /// <inheritdoc cref="LookupBytes(ReadOnlySpan{byte}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LookupBytes(ReadOnlySpan<byte> table, Vector256<int> index)
    {
        if (!Avx2.IsSupported)
            return Vector256.Create(LookupBytes(table, index.GetLower()), LookupBytes(table, index.GetUpper()));
        fixed (byte* bytes = table)
        {
            var fours = Avx2.GatherVector256((int*)bytes, index >>> 2, sizeof(int));
            return Avx2.ShiftRightLogicalVariable(fours, ((index & Vector256.Create(3)) << 3).AsUInt32()) & Vector256.Create(255);
        }
    }

    /// <inheritdoc cref="LookupBytes(ReadOnlySpan{byte}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LookupBytes(ReadOnlySpan<byte> table, Vector128<int> index)
    {
        ref var start = ref MemoryMarshal.GetReference(table);
        return Vector128.Create(
            Unsafe.Add(ref start, index.GetElement(0)),
            Unsafe.Add(ref start, index.GetElement(1)),
            Unsafe.Add(ref start, index.GetElement(2)),
            Unsafe.Add(ref start, index.GetElement(3)));
    }

    /// <summary>Bytes of the 128 from a start on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> PermuteBytes(ref byte start, Vector512<byte> places) => Avx512Vbmi.PermuteVar64x8x2(
        Vector512.LoadUnsafe(ref start), places, Vector512.LoadUnsafe(ref start, (nuint)Vector512<byte>.Count));
}
