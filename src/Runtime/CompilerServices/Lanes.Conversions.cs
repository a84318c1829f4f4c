using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>
/// Doubles as integers of 64 bits, as a cast has them: what is behind the point is dropped, what is out of range becomes the nearest number,
/// and NaN becomes 0. Before AVX-512 there is no instruction for it. Up to 2⁵¹ the bits of the integer are those of the double after a
/// number is added that leaves no others; beyond, lanes go one by one.
/// </summary>
public static partial class Lanes
{
    /// <summary>What moves the bits of an integer below 2⁵¹ in magnitude to the end of a double.</summary>
    private const double SignedBits = 6755399441055744;

    /// <summary>The same of one from 0 to 2⁵².</summary>
    private const double UnsignedBits = 4503599627370496;

    /// <summary>The integers of doubles.</summary>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> ConvertToInt64(Vector512<double> vector) => Avx512DQ.IsSupported
        ? Vector512.ConvertToInt64(vector)
        : Vector512.Create(ConvertToInt64(vector.GetLower()), ConvertToInt64(vector.GetUpper()));

    /// <inheritdoc cref="ConvertToInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ConvertToInt64(Vector256<double> vector)
    {
        if (Avx512DQ.VL.IsSupported) return Vector256.ConvertToInt64(vector);
        var whole = Vector256.Truncate(vector);
        return Vector256.LessThanAll(Vector256.Abs(whole), Vector256.Create(UnsignedBits / 2))
            ? (whole + Vector256.Create(SignedBits)).AsInt64() - Vector256.Create(SignedBits).AsInt64()
            : LargeToInt64(vector);
    }

    /// <inheritdoc cref="ConvertToInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> ConvertToInt64(Vector128<double> vector)
    {
        if (Avx512DQ.VL.IsSupported || AdvSimd.Arm64.IsSupported) return Vector128.ConvertToInt64(vector);
        var whole = Vector128.Truncate(vector);
        return Vector128.LessThanAll(Vector128.Abs(whole), Vector128.Create(UnsignedBits / 2))
            ? (whole + Vector128.Create(SignedBits)).AsInt64() - Vector128.Create(SignedBits).AsInt64()
            : LargeToInt64(vector);
    }

    /// <summary>The integers without a sign of doubles.</summary>
    /// <param name="vector">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ConvertToUInt64(Vector512<double> vector) => Avx512DQ.IsSupported
        ? Vector512.ConvertToUInt64(vector)
        : Vector512.Create(ConvertToUInt64(vector.GetLower()), ConvertToUInt64(vector.GetUpper()));

    /// <inheritdoc cref="ConvertToUInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ConvertToUInt64(Vector256<double> vector)
    {
        if (Avx512DQ.VL.IsSupported) return Vector256.ConvertToUInt64(vector);
        var whole = Vector256.Truncate(vector);
        return Vector256.GreaterThanOrEqualAll(whole, Vector256<double>.Zero) && Vector256.LessThanAll(whole, Vector256.Create(UnsignedBits))
            ? (whole + Vector256.Create(UnsignedBits)).AsUInt64() - Vector256.Create(UnsignedBits).AsUInt64()
            : LargeToUInt64(vector);
    }

    /// <inheritdoc cref="ConvertToUInt64(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ConvertToUInt64(Vector128<double> vector)
    {
        if (Avx512DQ.VL.IsSupported || AdvSimd.Arm64.IsSupported) return Vector128.ConvertToUInt64(vector);
        var whole = Vector128.Truncate(vector);
        return Vector128.GreaterThanOrEqualAll(whole, Vector128<double>.Zero) && Vector128.LessThanAll(whole, Vector128.Create(UnsignedBits))
            ? (whole + Vector128.Create(UnsignedBits)).AsUInt64() - Vector128.Create(UnsignedBits).AsUInt64()
            : LargeToUInt64(vector);
    }

    // Not inlined, so that a loop has its registers for the usual numbers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<long> LargeToInt64(Vector256<double> vector) => Vector256.ConvertToInt64(vector);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<long> LargeToInt64(Vector128<double> vector) => Vector128.ConvertToInt64(vector);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<ulong> LargeToUInt64(Vector256<double> vector) => Vector256.ConvertToUInt64(vector);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<ulong> LargeToUInt64(Vector128<double> vector) => Vector128.ConvertToUInt64(vector);
}
