using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>Sums of 32-bit integers are kept in 64 bits. They are exact in any order, so any two lanes may be paired.</summary>
public static partial class Lanes
{
    /// <summary>The sums of pairs of lanes, without overflow.</summary>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> AddPairs(Vector512<int> vector) => Vector512.WidenLower(vector) + Vector512.WidenUpper(vector);

    /// <inheritdoc cref="AddPairs(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> AddPairs(Vector512<uint> vector) => Vector512.WidenLower(vector) + Vector512.WidenUpper(vector);

    /// <inheritdoc cref="AddPairs(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> AddPairs(Vector256<int> vector) => Vector256.WidenLower(vector) + Vector256.WidenUpper(vector);

    /// <inheritdoc cref="AddPairs(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> AddPairs(Vector256<uint> vector) => Vector256.WidenLower(vector) + Vector256.WidenUpper(vector);

    /// <inheritdoc cref="AddPairs(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> AddPairs(Vector128<int> vector) => Vector128.WidenLower(vector) + Vector128.WidenUpper(vector);

    /// <inheritdoc cref="AddPairs(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> AddPairs(Vector128<uint> vector) => Vector128.WidenLower(vector) + Vector128.WidenUpper(vector);
}
