using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

// Quotients and remainders of integers. Processors have no instruction for vectors of them, so those of 32 bits are computed in
// double precision, where both are exact. Rounding never moves a quotient a / b onto the next integer: that is 1 / b away at least,
// and rounding moves it by a / b · 2^-53 at most. Those of 64 bits go lane by lane.
public static partial class Lanes
{
    // 2^52, and 1.5 · 2^52: an integer below 2^52, or of either sign below 2^51, in the low bits of their sum with it.
    private const double UnsignedShift = 4503599627370496.0;
    private const double SignedShift = 6755399441055744.0;

    /// <summary>The quotient of an integer division, rounded towards 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="left">The dividends.</param>
    /// <param name="right">The divisors.</param>
    /// <exception cref="DivideByZeroException">A divisor is zero.</exception>
    /// <exception cref="OverflowException">The least integer is divided by -1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide<T>(Vector128<T> left, Vector128<T> right)
        where T : IBinaryInteger<T>
    {
        if (typeof(T) == typeof(uint)) return DivideUnsigned(left.AsUInt32(), right.AsUInt32()).As<uint, T>();
        return left / right;
    }

    /// <summary>The remainder of an integer division; it has the sign of the dividend.</summary>
    /// <inheritdoc cref="Divide{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Remainder<T>(Vector128<T> left, Vector128<T> right)
        where T : IBinaryInteger<T> =>
        typeof(T) == typeof(int) || typeof(T) == typeof(uint)
            ? left - (Divide(left, right) * right)
            : Map(left, right, static (x, y) => x % y);

    /// <summary>The quotient of integers of 32 bits in lanes of 64, rounded towards 0.</summary>
    /// <typeparam name="T"><see cref="long"/> for <see cref="int"/>, and <see cref="ulong"/> for <see cref="uint"/>.</typeparam>
    /// <param name="left">The dividends.</param>
    /// <param name="right">The divisors.</param>
    /// <exception cref="DivideByZeroException">A divisor is zero.</exception>
    /// <exception cref="OverflowException">The least integer is divided by -1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> DivideWidened<T>(Vector128<T> left, Vector128<T> right) =>
        ToInteger(Quotient<T>(ToDouble(left), ToDouble(right))).As<long, T>();

    /// <summary>The remainder of integers of 32 bits in lanes of 64; it has the sign of the dividend.</summary>
    /// <inheritdoc cref="DivideWidened{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> RemainderWidened<T>(Vector128<T> left, Vector128<T> right)
    {
        var divisor = ToDouble(right);
        return ToInteger(ToDouble(left) - (Quotient<T>(ToDouble(left), divisor) * divisor)).As<long, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Quotient<T>(Vector128<double> left, Vector128<double> right)
    {
        if (Vector128.EqualsAny(right, Vector128<double>.Zero)) ThrowDivideByZero();
        var quotient = Vector128.Truncate(left / right);
        if (typeof(T) == typeof(long) && Vector128.EqualsAny(quotient, Vector128.Create(2147483648.0))) ThrowOverflow();
        return quotient;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ToDouble<T>(Vector128<T> integer) =>
        (integer.AsInt64() + Vector128.Create(SignedShift).AsInt64()).AsDouble() - Vector128.Create(SignedShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> ToInteger(Vector128<double> number) =>
        (number + Vector128.Create(SignedShift)).AsInt64() - Vector128.Create(SignedShift).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> DivideUnsigned(Vector128<uint> left, Vector128<uint> right)
    {
        if (Vector128.EqualsAny(right, Vector128<uint>.Zero)) ThrowDivideByZero();
        return Vector128.Narrow(
            DivideUnsigned(Vector128.WidenLower(left), Vector128.WidenLower(right)),
            DivideUnsigned(Vector128.WidenUpper(left), Vector128.WidenUpper(right)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> DivideUnsigned(Vector128<ulong> left, Vector128<ulong> right)
    {
        var shift = Vector128.Create(UnsignedShift);
        var quotient = ((left | shift.AsUInt64()).AsDouble() - shift) / ((right | shift.AsUInt64()).AsDouble() - shift);
        return (Vector128.Floor(quotient) + shift).AsUInt64() & Vector128.Create((ulong)uint.MaxValue);
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide<T>(Vector256<T> left, Vector256<T> right)
        where T : IBinaryInteger<T>
    {
        if (typeof(T) == typeof(uint)) return DivideUnsigned(left.AsUInt32(), right.AsUInt32()).As<uint, T>();
        return left / right;
    }

    /// <inheritdoc cref="Remainder{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Remainder<T>(Vector256<T> left, Vector256<T> right)
        where T : IBinaryInteger<T> =>
        typeof(T) == typeof(int) || typeof(T) == typeof(uint)
            ? left - (Divide(left, right) * right)
            : Map(left, right, static (x, y) => x % y);

    /// <inheritdoc cref="DivideWidened{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> DivideWidened<T>(Vector256<T> left, Vector256<T> right) =>
        ToInteger(Quotient<T>(ToDouble(left), ToDouble(right))).As<long, T>();

    /// <inheritdoc cref="RemainderWidened{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> RemainderWidened<T>(Vector256<T> left, Vector256<T> right)
    {
        var divisor = ToDouble(right);
        return ToInteger(ToDouble(left) - (Quotient<T>(ToDouble(left), divisor) * divisor)).As<long, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Quotient<T>(Vector256<double> left, Vector256<double> right)
    {
        if (Vector256.EqualsAny(right, Vector256<double>.Zero)) ThrowDivideByZero();
        var quotient = Vector256.Truncate(left / right);
        if (typeof(T) == typeof(long) && Vector256.EqualsAny(quotient, Vector256.Create(2147483648.0))) ThrowOverflow();
        return quotient;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDouble<T>(Vector256<T> integer) =>
        (integer.AsInt64() + Vector256.Create(SignedShift).AsInt64()).AsDouble() - Vector256.Create(SignedShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> ToInteger(Vector256<double> number) =>
        (number + Vector256.Create(SignedShift)).AsInt64() - Vector256.Create(SignedShift).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> DivideUnsigned(Vector256<uint> left, Vector256<uint> right)
    {
        if (Vector256.EqualsAny(right, Vector256<uint>.Zero)) ThrowDivideByZero();
        return Vector256.Narrow(
            DivideUnsigned(Vector256.WidenLower(left), Vector256.WidenLower(right)),
            DivideUnsigned(Vector256.WidenUpper(left), Vector256.WidenUpper(right)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> DivideUnsigned(Vector256<ulong> left, Vector256<ulong> right)
    {
        var shift = Vector256.Create(UnsignedShift);
        var quotient = ((left | shift.AsUInt64()).AsDouble() - shift) / ((right | shift.AsUInt64()).AsDouble() - shift);
        return (Vector256.Floor(quotient) + shift).AsUInt64() & Vector256.Create((ulong)uint.MaxValue);
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide<T>(Vector512<T> left, Vector512<T> right)
        where T : IBinaryInteger<T>
    {
        if (typeof(T) == typeof(uint)) return DivideUnsigned(left.AsUInt32(), right.AsUInt32()).As<uint, T>();
        if (typeof(T) == typeof(int)) return Vector512.Create(left.GetLower() / right.GetLower(), left.GetUpper() / right.GetUpper());
        return left / right;
    }

    /// <inheritdoc cref="Remainder{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Remainder<T>(Vector512<T> left, Vector512<T> right)
        where T : IBinaryInteger<T> =>
        typeof(T) == typeof(int) || typeof(T) == typeof(uint)
            ? left - (Divide(left, right) * right)
            : Map(left, right, static (x, y) => x % y);

    /// <inheritdoc cref="DivideWidened{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> DivideWidened<T>(Vector512<T> left, Vector512<T> right) =>
        ToInteger(Quotient<T>(ToDouble(left), ToDouble(right))).As<long, T>();

    /// <inheritdoc cref="RemainderWidened{T}(Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> RemainderWidened<T>(Vector512<T> left, Vector512<T> right)
    {
        var divisor = ToDouble(right);
        return ToInteger(ToDouble(left) - (Quotient<T>(ToDouble(left), divisor) * divisor)).As<long, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Quotient<T>(Vector512<double> left, Vector512<double> right)
    {
        if (Vector512.EqualsAny(right, Vector512<double>.Zero)) ThrowDivideByZero();
        var quotient = Vector512.Truncate(left / right);
        if (typeof(T) == typeof(long) && Vector512.EqualsAny(quotient, Vector512.Create(2147483648.0))) ThrowOverflow();
        return quotient;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToDouble<T>(Vector512<T> integer) =>
        (integer.AsInt64() + Vector512.Create(SignedShift).AsInt64()).AsDouble() - Vector512.Create(SignedShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> ToInteger(Vector512<double> number) =>
        (number + Vector512.Create(SignedShift)).AsInt64() - Vector512.Create(SignedShift).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> DivideUnsigned(Vector512<uint> left, Vector512<uint> right)
    {
        if (Vector512.EqualsAny(right, Vector512<uint>.Zero)) ThrowDivideByZero();
        return Vector512.Narrow(
            DivideUnsigned(Vector512.WidenLower(left), Vector512.WidenLower(right)),
            DivideUnsigned(Vector512.WidenUpper(left), Vector512.WidenUpper(right)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> DivideUnsigned(Vector512<ulong> left, Vector512<ulong> right)
    {
        var shift = Vector512.Create(UnsignedShift);
        var quotient = ((left | shift.AsUInt64()).AsDouble() - shift) / ((right | shift.AsUInt64()).AsDouble() - shift);
        return (Vector512.Floor(quotient) + shift).AsUInt64() & Vector512.Create((ulong)uint.MaxValue);
    }

    [DoesNotReturn]
    private static void ThrowDivideByZero() => throw new DivideByZeroException();

    [DoesNotReturn]
    private static void ThrowOverflow() => throw new OverflowException();
}
