using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>
/// The logic of masks: vectors in whose lanes all bits are set or none. The operators say the same, but with AVX-512 the
/// just-in-time compiler of .NET 10 gets them wrong where it finds out by itself that a mask has the same truth in all lanes,
/// as when a vector form is inlined with constants. It takes "m and false" for m (dotnet/runtime#123399), and for "m or else
/// true" it may write instructions that do not exist. What stands here is right then, and takes at most one instruction more.
/// </summary>
/// <remarks>
/// Of masks of 128 and 256 bits the compiler makes a single "and" of the choice. Masks of 512 bits live in registers of their
/// own, which a choice would take them out of; comparisons are negated for nothing, so that one instruction is added. With
/// fewer than eight lanes, a negated mask would keep bits of lanes that do not exist.
/// </remarks>
public static partial class Lanes
{
    /// <summary>The lanes that all masks have.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="left">A mask.</param>
    /// <param name="right">The other mask.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> And<T>(Vector128<T> left, Vector128<T> right) =>
        Avx512F.IsSupported ? Vector128.ConditionalSelect(left, right, Vector128<T>.Zero) : left & right;

    /// <inheritdoc cref="And{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> And<T>(Vector256<T> left, Vector256<T> right) =>
        Avx512F.IsSupported ? Vector256.ConditionalSelect(left, right, Vector256<T>.Zero) : left & right;

    /// <inheritdoc cref="And{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And<T>(Vector512<T> left, Vector512<T> right) =>
        Avx512F.IsSupported ? ~(~left | ~right) : left & right;

    /// <summary>The lanes that all masks have.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">A mask.</param>
    /// <param name="second">Another mask.</param>
    /// <param name="third">Another mask.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> And<T>(Vector128<T> first, Vector128<T> second, Vector128<T> third) =>
        And(And(first, second), third);

    /// <inheritdoc cref="And{T}(Vector128{T}, Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> And<T>(Vector256<T> first, Vector256<T> second, Vector256<T> third) =>
        And(And(first, second), third);

    /// <inheritdoc cref="And{T}(Vector128{T}, Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And<T>(Vector512<T> first, Vector512<T> second, Vector512<T> third) =>
        Avx512F.IsSupported ? ~(~first | ~second | ~third) : first & second & third;

    /// <summary>The lanes that all masks have.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">A mask.</param>
    /// <param name="second">Another mask.</param>
    /// <param name="third">Another mask.</param>
    /// <param name="fourth">Another mask.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> And<T>(Vector128<T> first, Vector128<T> second, Vector128<T> third, Vector128<T> fourth) =>
        And(And(first, second), And(third, fourth));

    /// <inheritdoc cref="And{T}(Vector128{T}, Vector128{T}, Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> And<T>(Vector256<T> first, Vector256<T> second, Vector256<T> third, Vector256<T> fourth) =>
        And(And(first, second), And(third, fourth));

    /// <inheritdoc cref="And{T}(Vector128{T}, Vector128{T}, Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And<T>(Vector512<T> first, Vector512<T> second, Vector512<T> third, Vector512<T> fourth) =>
        Avx512F.IsSupported ? ~(~first | ~second | ~third | ~fourth) : first & second & third & fourth;

    /// <summary>The lanes that one mask has and the other has not.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="left">A mask.</param>
    /// <param name="right">The other mask.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Xor<T>(Vector128<T> left, Vector128<T> right) =>
        Avx512F.IsSupported ? Vector128.ConditionalSelect(left, ~right, right) : left ^ right;

    /// <inheritdoc cref="Xor{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Xor<T>(Vector256<T> left, Vector256<T> right) =>
        Avx512F.IsSupported ? Vector256.ConditionalSelect(left, ~right, right) : left ^ right;

    /// <inheritdoc cref="Xor{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Xor<T>(Vector512<T> left, Vector512<T> right) =>
        Avx512F.IsSupported ? Vector512.ConditionalSelect(left, ~right, right) : left ^ right;
}
