using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Benchmarks.Corpus;

/// <summary>Functions of the corpus as one writes them by hand for vectors of 512 bits, over spans of whole vectors.</summary>
internal static class HandWrittenLoops
{
    /// <summary>Each byte by a table of 256: four registers, of which an instruction permutes two.</summary>
    public static void Gamma(ReadOnlySpan<byte> table, ReadOnlySpan<byte> value, Span<byte> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(value);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var (first, second) = (Vector512.Create(table), Vector512.Create(table[64..]));
        var (third, fourth) = (Vector512.Create(table[128..]), Vector512.Create(table[192..]));
        for (nuint i = 0; i < (nuint)value.Length; i += (nuint)Vector512<byte>.Count)
        {
            var places = Vector512.LoadUnsafe(ref from, i);
            var isUpper = Vector512.GreaterThan(places, Vector512.Create((byte)127));
            Vector512.ConditionalSelect(isUpper, Avx512Vbmi.PermuteVar64x8x2(third, places, fourth),
                Avx512Vbmi.PermuteVar64x8x2(first, places, second)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The sum of nine products, from the first to the last; two vectors an iteration.</summary>
    public static void Filter(float[][] x, ReadOnlySpan<float> taps, Span<float> destination)
    {
        ref var to = ref MemoryMarshal.GetReference(destination);
        ref var x0 = ref MemoryMarshal.GetArrayDataReference(x[0]);
        ref var x1 = ref MemoryMarshal.GetArrayDataReference(x[1]);
        ref var x2 = ref MemoryMarshal.GetArrayDataReference(x[2]);
        ref var x3 = ref MemoryMarshal.GetArrayDataReference(x[3]);
        ref var x4 = ref MemoryMarshal.GetArrayDataReference(x[4]);
        ref var x5 = ref MemoryMarshal.GetArrayDataReference(x[5]);
        ref var x6 = ref MemoryMarshal.GetArrayDataReference(x[6]);
        ref var x7 = ref MemoryMarshal.GetArrayDataReference(x[7]);
        ref var x8 = ref MemoryMarshal.GetArrayDataReference(x[8]);
        var (t0, t1, t2) = (Vector512.Create(taps[0]), Vector512.Create(taps[1]), Vector512.Create(taps[2]));
        var (t3, t4, t5) = (Vector512.Create(taps[3]), Vector512.Create(taps[4]), Vector512.Create(taps[5]));
        var (t6, t7, t8) = (Vector512.Create(taps[6]), Vector512.Create(taps[7]), Vector512.Create(taps[8]));
        for (nuint i = 0; i < (nuint)destination.Length; i += (nuint)Vector512<float>.Count)
        {
            var sum = (t0 * Vector512.LoadUnsafe(ref x0, i)) + (t1 * Vector512.LoadUnsafe(ref x1, i)) + (t2 * Vector512.LoadUnsafe(ref x2, i));
            sum = sum + (t3 * Vector512.LoadUnsafe(ref x3, i)) + (t4 * Vector512.LoadUnsafe(ref x4, i)) + (t5 * Vector512.LoadUnsafe(ref x5, i));
            sum = sum + (t6 * Vector512.LoadUnsafe(ref x6, i)) + (t7 * Vector512.LoadUnsafe(ref x7, i)) + (t8 * Vector512.LoadUnsafe(ref x8, i));
            sum.StoreUnsafe(ref to, i);
        }
    }

    /// <summary>A true for each number above a border: a mask of 16 lanes as 16 bytes.</summary>
    public static void IsAbove(ReadOnlySpan<float> value, float border, Span<bool> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(value);
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(destination));
        var borders = Vector512.Create(border);
        for (nuint i = 0; i < (nuint)value.Length; i += (nuint)Vector512<float>.Count)
        {
            var mask = Vector512.GreaterThan(Vector512.LoadUnsafe(ref from, i), borders).AsInt32() & Vector512<int>.One;
            Avx512F.ConvertToVector128Byte(mask).StoreUnsafe(ref to, i);
        }
    }
}
