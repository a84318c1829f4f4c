using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.Learning;

/// <summary>
/// Sums in a fixed order: 64 virtual lanes, of which lane k adds up the elements k, k + 64, k + 128, ..., then pairs
/// of lanes, 32 apart, 16 apart and so on. The order, and so every bit of the result, is the same whatever the width
/// of the machine's vectors.
/// </summary>
/// <remarks>
/// The length is a multiple of <see cref="Lanes"/>: a caller pads with zeros. Four vectors of 512 bits hold the lanes;
/// where the hardware has none, the runtime computes each as halves or quarters, which changes no sum.
/// </remarks>
internal static class FixedTree
{
    public const int Lanes = 64;

    /// <summary>Σ x</summary>
    public static float Sum(ReadOnlySpan<float> x) => Reduce<Element>(x, x);

    /// <summary>Σ x·y</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Reduce<Product>(x, y);

    private static float Reduce<TTerm>(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        where TTerm : struct, ITerm
    {
        Debug.Assert(x.Length == y.Length && x.Length % Lanes == 0);
        ref var left = ref MemoryMarshal.GetReference(x);
        ref var right = ref MemoryMarshal.GetReference(y);
        Vector512<float> a = default, b = default, c = default, d = default;

        for (nuint i = 0; i < (nuint)x.Length; i += Lanes)
        {
            a += TTerm.Of(ref left, ref right, i);
            b += TTerm.Of(ref left, ref right, i + 16);
            c += TTerm.Of(ref left, ref right, i + 32);
            d += TTerm.Of(ref left, ref right, i + 48);
        }

        var sixteen = a + c + (b + d);
        var eight = sixteen.GetLower() + sixteen.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    private interface ITerm
    {
        static abstract Vector512<float> Of(ref float x, ref float y, nuint index);
    }

    private struct Element : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(ref float x, ref float y, nuint index) => Vector512.LoadUnsafe(ref x, index);
    }

    private struct Product : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(ref float x, ref float y, nuint index) =>
            Vector512.LoadUnsafe(ref x, index) * Vector512.LoadUnsafe(ref y, index);
    }
}
