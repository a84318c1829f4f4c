using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// Tables of sixteen doubles: with AVX-512 two registers, and reading them one instruction.
public static partial class VectorMath
{
    // The element of a table of sixteen whose index stands in the low four bits of each lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Lookup(ReadOnlySpan<double> table, Vector128<long> index)
    {
        if (Avx2.IsSupported) return Lookup(table, index.ToVector256Unsafe()).GetLower();

        index &= Vector128.Create(15L);
        return Vector128.Create(table[(int)index.GetElement(0)], table[(int)index.GetElement(1)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Lookup(ReadOnlySpan<double> table, Vector256<long> index)
    {
        if (!Avx2.IsSupported) return Vector256.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));

        ref double start = ref MemoryMarshal.GetReference(table);
        Vector256<double> fourthBit = (index << 60).AsDouble(); // in the place of the sign, by which is chosen
        if (Avx512F.VL.IsSupported)
        {
            return Avx.BlendVariable(
                Avx512F.VL.PermuteVar4x64x2(Vector256.LoadUnsafe(ref start), index, Vector256.LoadUnsafe(ref start, 4)),
                Avx512F.VL.PermuteVar4x64x2(Vector256.LoadUnsafe(ref start, 8), index, Vector256.LoadUnsafe(ref start, 12)),
                fourthBit);
        }

        // To the instruction a double is two floats, whose places are twice its own and the next one.
        Vector256<int> low = Avx2.Shuffle(index.AsInt32(), 0b10_10_00_00);
        Vector256<int> places = low + low + Vector256.Create(1L << 32).AsInt32();
        Vector256<double> thirdBit = (index << 61).AsDouble();
        return Avx.BlendVariable(
            Avx.BlendVariable(LookupInFour(ref start, places), LookupInFour(ref Unsafe.Add(ref start, 4), places), thirdBit),
            Avx.BlendVariable(LookupInFour(ref Unsafe.Add(ref start, 8), places), LookupInFour(ref Unsafe.Add(ref start, 12), places), thirdBit),
            fourthBit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LookupInFour(ref double start, Vector256<int> places) =>
        Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref start).AsSingle(), places).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Lookup(ReadOnlySpan<double> table, Vector512<long> index)
    {
        if (!Avx512F.IsSupported) return Vector512.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));

        ref double start = ref MemoryMarshal.GetReference(table);
        return Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref start), index, Vector512.LoadUnsafe(ref start, 8));
    }
}
