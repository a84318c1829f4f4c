using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

// Quotients and remainders by a constant, which is the same in all lanes. Of 32 bits they are a product with the reciprocal in double
// precision, which costs a quarter of a division. The reciprocal is too large, by 2^-51 of it: so a quotient that is an integer does
// not fall below it. One that is none is 1 / b below the next integer at least, and the product is a / b · 2^-50 above it at most.
public static partial class Lanes
{
    private const double SlightlyMoreThanOne = 1.00000000000000044;

    /// <summary>The quotient of an integer division by a constant, rounded towards 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="left">The dividends.</param>
    /// <param name="divisor">A constant, neither 0 nor -1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide<T>(Vector128<T> left, T divisor)
        where T : IBinaryInteger<T>
    {
        if (T.IsPow2(divisor))
            return DivideByPowerOfTwo(left, int.CreateTruncating(T.Log2(divisor)));
        if (typeof(T) == typeof(uint))
            return DivideUnsigned(left.AsUInt32(), Reciprocal(divisor)).As<uint, T>();
        if (typeof(T) == typeof(int) && Avx.IsSupported)
            return DivideSigned(left.AsInt32(), Reciprocal(divisor)).As<int, T>();
        return Divide(left, Vector128.Create(divisor));
    }

    /// <summary>The remainder of an integer division by a constant; it has the sign of the dividend.</summary>
    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Remainder<T>(Vector128<T> left, T divisor)
        where T : IBinaryInteger<T> =>
        HasQuickQuotient(divisor) ? left - (Divide(left, divisor) * divisor) : Remainder(left, Vector128.Create(divisor));

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide<T>(Vector256<T> left, T divisor)
        where T : IBinaryInteger<T>
    {
        if (T.IsPow2(divisor))
            return DivideByPowerOfTwo(left, int.CreateTruncating(T.Log2(divisor)));
        if (typeof(T) == typeof(uint))
            return DivideUnsigned(left.AsUInt32(), Reciprocal(divisor)).As<uint, T>();
        if (typeof(T) == typeof(int) && Avx.IsSupported)
            return DivideSigned(left.AsInt32(), Reciprocal(divisor)).As<int, T>();
        return Divide(left, Vector256.Create(divisor));
    }

    /// <inheritdoc cref="Remainder{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Remainder<T>(Vector256<T> left, T divisor)
        where T : IBinaryInteger<T> =>
        HasQuickQuotient(divisor) ? left - (Divide(left, divisor) * divisor) : Remainder(left, Vector256.Create(divisor));

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide<T>(Vector512<T> left, T divisor)
        where T : IBinaryInteger<T>
    {
        if (T.IsPow2(divisor))
            return DivideByPowerOfTwo(left, int.CreateTruncating(T.Log2(divisor)));
        if (typeof(T) == typeof(uint))
            return DivideUnsigned(left.AsUInt32(), Reciprocal(divisor)).As<uint, T>();
        if (typeof(T) == typeof(int) && Avx.IsSupported)
            return DivideSigned(left.AsInt32(), Reciprocal(divisor)).As<int, T>();
        return Divide(left, Vector512.Create(divisor));
    }

    /// <inheritdoc cref="Remainder{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Remainder<T>(Vector512<T> left, T divisor)
        where T : IBinaryInteger<T> =>
        HasQuickQuotient(divisor) ? left - (Divide(left, divisor) * divisor) : Remainder(left, Vector512.Create(divisor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasQuickQuotient<T>(T divisor)
        where T : IBinaryInteger<T> =>
        typeof(T) == typeof(int) || typeof(T) == typeof(uint) || T.IsPow2(divisor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Reciprocal<T>(T divisor)
        where T : IBinaryInteger<T> =>
        SlightlyMoreThanOne / double.CreateTruncating(divisor);

    // A negative number is moved up first, for a shift rounds down.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> DivideByPowerOfTwo<T>(Vector128<T> left, int log)
        where T : IBinaryInteger<T>
    {
        var width = Unsafe.SizeOf<T>() * 8;
        return T.IsNegative(~T.Zero) && log > 0 ? (left + ((left >> (width - 1)) >>> (width - log))) >> log : left >>> log;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> DivideByPowerOfTwo<T>(Vector256<T> left, int log)
        where T : IBinaryInteger<T>
    {
        var width = Unsafe.SizeOf<T>() * 8;
        return T.IsNegative(~T.Zero) && log > 0 ? (left + ((left >> (width - 1)) >>> (width - log))) >> log : left >>> log;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> DivideByPowerOfTwo<T>(Vector512<T> left, int log)
        where T : IBinaryInteger<T>
    {
        var width = Unsafe.SizeOf<T>() * 8;
        return T.IsNegative(~T.Zero) && log > 0 ? (left + ((left >> (width - 1)) >>> (width - log))) >> log : left >>> log;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> DivideSigned(Vector128<int> left, double reciprocal) =>
        Avx.ConvertToVector128Int32WithTruncation(Avx.ConvertToVector256Double(left) * Vector256.Create(reciprocal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> DivideSigned(Vector256<int> left, double reciprocal) =>
        Vector256.Create(DivideSigned(left.GetLower(), reciprocal), DivideSigned(left.GetUpper(), reciprocal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> DivideSigned(Vector512<int> left, double reciprocal) => Avx512F.IsSupported
        ? Vector512.Create(
            Avx512F.ConvertToVector256Int32WithTruncation(Avx512F.ConvertToVector512Double(left.GetLower()) * Vector512.Create(reciprocal)),
            Avx512F.ConvertToVector256Int32WithTruncation(Avx512F.ConvertToVector512Double(left.GetUpper()) * Vector512.Create(reciprocal)))
        : Vector512.Create(DivideSigned(left.GetLower(), reciprocal), DivideSigned(left.GetUpper(), reciprocal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> DivideUnsigned(Vector128<uint> left, double reciprocal) => Vector128.Narrow(
        DivideUnsigned(Vector128.WidenLower(left), reciprocal),
        DivideUnsigned(Vector128.WidenUpper(left), reciprocal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> DivideUnsigned(Vector128<ulong> left, double reciprocal)
    {
        var shift = Vector128.Create(UnsignedShift);
        return (Vector128.Floor(((left | shift.AsUInt64()).AsDouble() - shift) * reciprocal) + shift).AsUInt64() & Vector128.Create((ulong)uint.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> DivideUnsigned(Vector256<uint> left, double reciprocal) => Vector256.Narrow(
        DivideUnsigned(Vector256.WidenLower(left), reciprocal),
        DivideUnsigned(Vector256.WidenUpper(left), reciprocal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> DivideUnsigned(Vector256<ulong> left, double reciprocal)
    {
        var shift = Vector256.Create(UnsignedShift);
        return (Vector256.Floor(((left | shift.AsUInt64()).AsDouble() - shift) * reciprocal) + shift).AsUInt64() & Vector256.Create((ulong)uint.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> DivideUnsigned(Vector512<uint> left, double reciprocal) => Vector512.Narrow(
        DivideUnsigned(Vector512.WidenLower(left), reciprocal),
        DivideUnsigned(Vector512.WidenUpper(left), reciprocal));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> DivideUnsigned(Vector512<ulong> left, double reciprocal)
    {
        var shift = Vector512.Create(UnsignedShift);
        return (Vector512.Floor(((left | shift.AsUInt64()).AsDouble() - shift) * reciprocal) + shift).AsUInt64() & Vector512.Create((ulong)uint.MaxValue);
    }
}
