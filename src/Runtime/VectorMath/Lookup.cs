using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kernels;

// Tables of sixteen floats: with AVX-512 one register, and reading it one instruction.
public static partial class VectorMath
{
    // The element of a table of sixteen whose index stands in the low four bits of each lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Lookup(ReadOnlySpan<float> table, Vector128<int> index)
    {
        if (Avx2.IsSupported) return Lookup(table, index.ToVector256Unsafe()).GetLower();

        index &= Vector128.Create(15);
        if (AdvSimd.Arm64.IsSupported)
        {
            // The instruction looks up bytes, among 64: an element is the four from 4 · index on.
            ref float start = ref MemoryMarshal.GetReference(table);
            return AdvSimd.Arm64.VectorTableLookup(
                (Vector128.LoadUnsafe(ref start).AsByte(),
                    Vector128.LoadUnsafe(ref start, 4).AsByte(),
                    Vector128.LoadUnsafe(ref start, 8).AsByte(),
                    Vector128.LoadUnsafe(ref start, 12).AsByte()),
                ((index * Vector128.Create(0x04040404)) + Vector128.Create(0x03020100)).AsByte()).AsSingle();
        }

        return Vector128.Create(table[index.GetElement(0)], table[index.GetElement(1)], table[index.GetElement(2)], table[index.GetElement(3)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Lookup(ReadOnlySpan<float> table, Vector256<int> index)
    {
        if (!Avx2.IsSupported) return Vector256.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));

        ref float start = ref MemoryMarshal.GetReference(table);
        Vector256<float> first = Vector256.LoadUnsafe(ref start);
        Vector256<float> second = Vector256.LoadUnsafe(ref start, 8);
        if (Avx512F.VL.IsSupported) return Avx512F.VL.PermuteVar8x32x2(first, index, second);

        // Each looks at three bits; the fourth, moved into the place of the sign, chooses between them.
        first = Avx2.PermuteVar8x32(first, index);
        second = Avx2.PermuteVar8x32(second, index);
        return Avx.BlendVariable(first, second, (index << 28).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Lookup(ReadOnlySpan<float> table, Vector512<int> index) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(table)), index)
            : Vector512.Create(Lookup(table, index.GetLower()), Lookup(table, index.GetUpper()));
}
