using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

public static partial class ReductionTree
{
    /// <summary>
    /// Adds up the lanes of four vectors, each as <see cref="Sum{T}(Vector512{T})"/> does, and stores the four sums next to
    /// each other. Together, lanes of 32 bits take a third of the operations.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The lanes of the first sum.</param>
    /// <param name="second">The lanes of the second sum.</param>
    /// <param name="third">The lanes of the third sum.</param>
    /// <param name="fourth">The lanes of the fourth sum.</param>
    /// <param name="destination">Where the sums are stored.</param>
    /// <param name="index">The place of the first sum, in elements from the destination.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreSums<T>(
        Vector512<T> first, Vector512<T> second, Vector512<T> third, Vector512<T> fourth, ref T destination, nuint index)
        where T : unmanaged, INumber<T>
    {
        if (!Avx512F.IsSupported || Vector512<T>.Count != 16)
        {
            StoreSums(
                first.GetLower() + first.GetUpper(), second.GetLower() + second.GetUpper(),
                third.GetLower() + third.GetUpper(), fourth.GetLower() + fourth.GetUpper(), ref destination, index);
            return;
        }

        // Halves, then quarters: of each vector one is left, in the order first, second, third, fourth.
        Vector512<T> left = Quarters(first, second, 0b_01_00_01_00) + Quarters(first, second, 0b_11_10_11_10);
        Vector512<T> right = Quarters(third, fourth, 0b_01_00_01_00) + Quarters(third, fourth, 0b_11_10_11_10);
        Vector512<T> sums = Quarters(left, right, 0b_10_00_10_00) + Quarters(left, right, 0b_11_01_11_01);

        sums += Avx512F.Permute4x32(sums.AsSingle(), 0b_01_00_11_10).As<float, T>();
        sums += Avx512F.Permute4x32(sums.AsSingle(), 0b_10_11_00_01).As<float, T>();
        Avx512F.PermuteVar16x32(sums.AsSingle(), FirstsOfQuarters).GetLower().GetLower().As<float, T>().StoreUnsafe(ref destination, index);
    }

    /// <inheritdoc cref="StoreSums{T}(Vector512{T}, Vector512{T}, Vector512{T}, Vector512{T}, ref T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreSums<T>(
        Vector256<T> first, Vector256<T> second, Vector256<T> third, Vector256<T> fourth, ref T destination, nuint index)
        where T : unmanaged, INumber<T>
    {
        if (!Avx.IsSupported || Vector256<T>.Count != 8)
        {
            Unsafe.Add(ref destination, index) = Sum(first);
            Unsafe.Add(ref destination, index + 1) = Sum(second);
            Unsafe.Add(ref destination, index + 2) = Sum(third);
            Unsafe.Add(ref destination, index + 3) = Sum(fourth);
            return;
        }

        // Halves: the lower one is left of the first and of the third, the upper one of the others.
        Vector256<T> left = Halves(first, second, 0b_0010_0000) + Halves(first, second, 0b_0011_0001);
        Vector256<T> right = Halves(third, fourth, 0b_0010_0000) + Halves(third, fourth, 0b_0011_0001);

        // In each half two lanes of the left vector, then two of the right one; then each sum twice.
        Vector256<T> sums = Pairs(left, right, 0b_01_00_01_00) + Pairs(left, right, 0b_11_10_11_10);
        sums += Avx.Permute(sums.AsSingle(), 0b_10_11_00_01).As<float, T>();
        Sse41.Blend(sums.GetLower().AsSingle(), sums.GetUpper().AsSingle(), 0b_1010).As<float, T>().StoreUnsafe(ref destination, index);
    }

    /// <inheritdoc cref="StoreSums{T}(Vector512{T}, Vector512{T}, Vector512{T}, Vector512{T}, ref T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreSums<T>(
        Vector128<T> first, Vector128<T> second, Vector128<T> third, Vector128<T> fourth, ref T destination, nuint index)
        where T : unmanaged, INumber<T>
    {
        Unsafe.Add(ref destination, index) = Sum(first);
        Unsafe.Add(ref destination, index + 1) = Sum(second);
        Unsafe.Add(ref destination, index + 2) = Sum(third);
        Unsafe.Add(ref destination, index + 3) = Sum(fourth);
    }

    // Around a call, a loop would keep its vectors in memory.
    private static Vector512<int> FirstsOfQuarters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Quarters<T>(Vector512<T> left, Vector512<T> right, [ConstantExpected] byte control) =>
        Avx512F.Shuffle4x128(left.AsSingle(), right.AsSingle(), control).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Halves<T>(Vector256<T> left, Vector256<T> right, [ConstantExpected] byte control) =>
        Avx.Permute2x128(left.AsSingle(), right.AsSingle(), control).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Pairs<T>(Vector256<T> left, Vector256<T> right, [ConstantExpected] byte control) =>
        Avx.Shuffle(left.AsSingle(), right.AsSingle(), control).As<float, T>();
}
