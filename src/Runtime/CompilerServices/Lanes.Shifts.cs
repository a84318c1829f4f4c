using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

// Shifts in which each lane has a count of its own. Of the count only the low bits are used, as C# has it. AVX2 and ARM64 have
// instructions for it; others go lane by lane.
public static partial class Lanes
{
    /// <summary>Shifts each lane to the left.</summary>
    /// <typeparam name="T">The type of the lanes, an integer of 32 or 64 bits.</typeparam>
    /// <typeparam name="TCount">The type of the counts, of the same size.</typeparam>
    /// <param name="value">What is shifted.</param>
    /// <param name="count">By how many bits, modulo the size of a lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftLeft<T, TCount>(Vector128<T> value, Vector128<TCount> count)
    {
        if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            var n = count.AsUInt32() & Vector128.Create(31u);
            if (Avx2.IsSupported) return Avx2.ShiftLeftLogicalVariable(value.AsUInt32(), n).As<uint, T>();
            if (AdvSimd.IsSupported) return AdvSimd.ShiftLogical(value.AsUInt32(), n.AsInt32()).As<uint, T>();
            return Map(value.AsUInt32(), n, static (x, shift) => x << (int)shift).As<uint, T>();
        }

        var wide = count.AsUInt64() & Vector128.Create(63ul);
        if (Avx2.IsSupported) return Avx2.ShiftLeftLogicalVariable(value.AsUInt64(), wide).As<ulong, T>();
        if (AdvSimd.IsSupported) return AdvSimd.ShiftLogical(value.AsUInt64(), wide.AsInt64()).As<ulong, T>();
        return Map(value.AsUInt64(), wide, static (x, shift) => x << (int)shift).As<ulong, T>();
    }

    /// <inheritdoc cref="ShiftLeft{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftLeft<T, TCount>(Vector256<T> value, Vector256<TCount> count)
    {
        if (!Avx2.IsSupported) return Vector256.Create(ShiftLeft(value.GetLower(), count.GetLower()), ShiftLeft(value.GetUpper(), count.GetUpper()));

        return Unsafe.SizeOf<T>() == sizeof(uint)
            ? Avx2.ShiftLeftLogicalVariable(value.AsUInt32(), count.AsUInt32() & Vector256.Create(31u)).As<uint, T>()
            : Avx2.ShiftLeftLogicalVariable(value.AsUInt64(), count.AsUInt64() & Vector256.Create(63ul)).As<ulong, T>();
    }

    /// <inheritdoc cref="ShiftLeft{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftLeft<T, TCount>(Vector512<T> value, Vector512<TCount> count)
    {
        if (!Avx512F.IsSupported) return Vector512.Create(ShiftLeft(value.GetLower(), count.GetLower()), ShiftLeft(value.GetUpper(), count.GetUpper()));

        return Unsafe.SizeOf<T>() == sizeof(uint)
            ? Avx512F.ShiftLeftLogicalVariable(value.AsUInt32(), count.AsUInt32() & Vector512.Create(31u)).As<uint, T>()
            : Avx512F.ShiftLeftLogicalVariable(value.AsUInt64(), count.AsUInt64() & Vector512.Create(63ul)).As<ulong, T>();
    }

    /// <summary>Shifts each lane to the right, and zeros come in from the left.</summary>
    /// <inheritdoc cref="ShiftLeft{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftRightLogical<T, TCount>(Vector128<T> value, Vector128<TCount> count)
    {
        if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            var n = count.AsUInt32() & Vector128.Create(31u);
            if (Avx2.IsSupported) return Avx2.ShiftRightLogicalVariable(value.AsUInt32(), n).As<uint, T>();
            if (AdvSimd.IsSupported) return AdvSimd.ShiftLogical(value.AsUInt32(), -n.AsInt32()).As<uint, T>();
            return Map(value.AsUInt32(), n, static (x, shift) => x >> (int)shift).As<uint, T>();
        }

        var wide = count.AsUInt64() & Vector128.Create(63ul);
        if (Avx2.IsSupported) return Avx2.ShiftRightLogicalVariable(value.AsUInt64(), wide).As<ulong, T>();
        if (AdvSimd.IsSupported) return AdvSimd.ShiftLogical(value.AsUInt64(), -wide.AsInt64()).As<ulong, T>();
        return Map(value.AsUInt64(), wide, static (x, shift) => x >> (int)shift).As<ulong, T>();
    }

    /// <inheritdoc cref="ShiftRightLogical{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftRightLogical<T, TCount>(Vector256<T> value, Vector256<TCount> count)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(
                ShiftRightLogical(value.GetLower(), count.GetLower()),
                ShiftRightLogical(value.GetUpper(), count.GetUpper()));
        }

        return Unsafe.SizeOf<T>() == sizeof(uint)
            ? Avx2.ShiftRightLogicalVariable(value.AsUInt32(), count.AsUInt32() & Vector256.Create(31u)).As<uint, T>()
            : Avx2.ShiftRightLogicalVariable(value.AsUInt64(), count.AsUInt64() & Vector256.Create(63ul)).As<ulong, T>();
    }

    /// <inheritdoc cref="ShiftRightLogical{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftRightLogical<T, TCount>(Vector512<T> value, Vector512<TCount> count)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                ShiftRightLogical(value.GetLower(), count.GetLower()),
                ShiftRightLogical(value.GetUpper(), count.GetUpper()));
        }

        return Unsafe.SizeOf<T>() == sizeof(uint)
            ? Avx512F.ShiftRightLogicalVariable(value.AsUInt32(), count.AsUInt32() & Vector512.Create(31u)).As<uint, T>()
            : Avx512F.ShiftRightLogicalVariable(value.AsUInt64(), count.AsUInt64() & Vector512.Create(63ul)).As<ulong, T>();
    }

    /// <summary>Shifts each lane to the right, and copies of its sign come in from the left.</summary>
    /// <inheritdoc cref="ShiftLeft{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftRightArithmetic<T, TCount>(Vector128<T> value, Vector128<TCount> count)
    {
        if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            var n = count.AsUInt32() & Vector128.Create(31u);
            if (Avx2.IsSupported) return Avx2.ShiftRightArithmeticVariable(value.AsInt32(), n).As<int, T>();
            if (AdvSimd.IsSupported) return AdvSimd.ShiftArithmetic(value.AsInt32(), -n.AsInt32()).As<int, T>();
            return Map(value.AsInt32(), n, static (x, shift) => x >> (int)shift).As<int, T>();
        }

        if (Avx512F.VL.IsSupported) return Avx512F.VL.ShiftRightArithmeticVariable(value.AsInt64(), count.AsUInt64() & Vector128.Create(63ul)).As<long, T>();
        var sign = ShiftRightLogical(Vector128.Create(long.MinValue), count);
        return ((ShiftRightLogical(value, count).AsInt64() ^ sign) - sign).As<long, T>();
    }

    /// <inheritdoc cref="ShiftRightArithmetic{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftRightArithmetic<T, TCount>(Vector256<T> value, Vector256<TCount> count)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(
                ShiftRightArithmetic(value.GetLower(), count.GetLower()),
                ShiftRightArithmetic(value.GetUpper(), count.GetUpper()));
        }

        if (Unsafe.SizeOf<T>() == sizeof(uint))
            return Avx2.ShiftRightArithmeticVariable(value.AsInt32(), count.AsUInt32() & Vector256.Create(31u)).As<int, T>();
        if (Avx512F.VL.IsSupported) return Avx512F.VL.ShiftRightArithmeticVariable(value.AsInt64(), count.AsUInt64() & Vector256.Create(63ul)).As<long, T>();
        var sign = ShiftRightLogical(Vector256.Create(long.MinValue), count);
        return ((ShiftRightLogical(value, count).AsInt64() ^ sign) - sign).As<long, T>();
    }

    /// <inheritdoc cref="ShiftRightArithmetic{T, TCount}(Vector128{T}, Vector128{TCount})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftRightArithmetic<T, TCount>(Vector512<T> value, Vector512<TCount> count)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                ShiftRightArithmetic(value.GetLower(), count.GetLower()),
                ShiftRightArithmetic(value.GetUpper(), count.GetUpper()));
        }

        return Unsafe.SizeOf<T>() == sizeof(uint)
            ? Avx512F.ShiftRightArithmeticVariable(value.AsInt32(), count.AsUInt32() & Vector512.Create(31u)).As<int, T>()
            : Avx512F.ShiftRightArithmeticVariable(value.AsInt64(), count.AsUInt64() & Vector512.Create(63ul)).As<long, T>();
    }
}
