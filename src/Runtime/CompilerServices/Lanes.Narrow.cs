using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

// Numbers of 32 bits in lanes of 64: a float as the double that it is, an integer as the long or ulong that it is.
public static partial class Lanes
{
    /// <summary>The integers from which on a double does not hold every one.</summary>
    private const long ExactIntegers = 1L << 53;

    /// <summary>The bits of a long that a float does not need, beyond those integers.</summary>
    private const long SpareBits = 0x7FF;

    /// <summary>Each number rounded to <see cref="float"/>.</summary>
    /// <param name="vector">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> RoundToSingle(Vector512<double> vector) =>
        Widen512(Narrow(vector));

    /// <inheritdoc cref="RoundToSingle(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> RoundToSingle(Vector256<double> vector) =>
        Widen256(Narrow(vector));

    /// <inheritdoc cref="RoundToSingle(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> RoundToSingle(Vector128<double> vector) =>
        Widen128(Narrow(vector));

    /// <summary>Each number as one of 32 bits, which it fits or is cut to. Two of them fill a vector of 128 bits twice.</summary>
    /// <param name="vector">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Narrow(Vector512<double> vector) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector256Single(vector) : Vector256.Narrow(vector.GetLower(), vector.GetUpper());

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Narrow(Vector256<double> vector) =>
        Avx.IsSupported ? Avx.ConvertToVector128Single(vector) : Vector128.Narrow(vector.GetLower(), vector.GetUpper());

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Narrow(Vector128<double> vector) =>
        Vector128.Narrow(vector, vector);

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Narrow(Vector512<long> vector) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector256Int32(vector) : Vector256.Narrow(vector.GetLower(), vector.GetUpper());

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Narrow(Vector256<long> vector) =>
        Vector128.Narrow(vector.GetLower(), vector.GetUpper());

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Narrow(Vector128<long> vector) =>
        Vector128.Narrow(vector, vector);

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Narrow(Vector512<ulong> vector) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt32(vector) : Vector256.Narrow(vector.GetLower(), vector.GetUpper());

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Narrow(Vector256<ulong> vector) =>
        Vector128.Narrow(vector.GetLower(), vector.GetUpper());

    /// <inheritdoc cref="Narrow(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Narrow(Vector128<ulong> vector) =>
        Vector128.Narrow(vector, vector);

    /// <summary>Numbers of 32 bits into lanes of 64.</summary>
    /// <param name="vector">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Widen512(Vector256<float> vector) =>
        Vector512.WidenLower(vector.ToVector512Unsafe());

    /// <inheritdoc cref="Widen512(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Widen512(Vector256<int> vector) =>
        Vector512.WidenLower(vector.ToVector512Unsafe());

    /// <inheritdoc cref="Widen512(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Widen512(Vector256<uint> vector) =>
        Vector512.WidenLower(vector.ToVector512Unsafe());

    /// <summary>Numbers of 32 bits into lanes of 64.</summary>
    /// <param name="vector">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen256(Vector128<float> vector) =>
        Vector256.WidenLower(vector.ToVector256Unsafe());

    /// <inheritdoc cref="Widen256(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Widen256(Vector128<int> vector) =>
        Vector256.WidenLower(vector.ToVector256Unsafe());

    /// <inheritdoc cref="Widen256(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Widen256(Vector128<uint> vector) =>
        Vector256.WidenLower(vector.ToVector256Unsafe());

    /// <summary>Numbers of 32 bits into lanes of 64.</summary>
    /// <param name="vector">The numbers, of which the lower half is taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Widen128(Vector128<float> vector) =>
        Vector128.WidenLower(vector);

    /// <inheritdoc cref="Widen128(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> Widen128(Vector128<int> vector) =>
        Vector128.WidenLower(vector);

    /// <inheritdoc cref="Widen128(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Widen128(Vector128<uint> vector) =>
        Vector128.WidenLower(vector);

    /// <summary>Each integer as the <see cref="float"/> nearest to it.</summary>
    /// <remarks>
    /// By way of a double, which must not round as well: bits that a float does not need become one, which says that they were there.
    /// </remarks>
    /// <param name="vector">The integers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ConvertToSingle(Vector512<long> vector)
    {
        var isLarge = Vector512.GreaterThan((vector + Vector512.Create(ExactIntegers)).AsUInt64(), Vector512.Create(2ul * (ulong)ExactIntegers));
        return RoundToSingle(Vector512.ConvertToDouble(Vector512.ConditionalSelect(isLarge.AsInt64(), WithoutSpareBits(vector), vector)));
    }

    /// <inheritdoc cref="ConvertToSingle(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ConvertToSingle(Vector256<long> vector)
    {
        var isLarge = Vector256.GreaterThan((vector + Vector256.Create(ExactIntegers)).AsUInt64(), Vector256.Create(2ul * (ulong)ExactIntegers));
        return RoundToSingle(Vector256.ConvertToDouble(Vector256.ConditionalSelect(isLarge.AsInt64(), WithoutSpareBits(vector), vector)));
    }

    /// <inheritdoc cref="ConvertToSingle(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ConvertToSingle(Vector128<long> vector)
    {
        var isLarge = Vector128.GreaterThan((vector + Vector128.Create(ExactIntegers)).AsUInt64(), Vector128.Create(2ul * (ulong)ExactIntegers));
        return RoundToSingle(Vector128.ConvertToDouble(Vector128.ConditionalSelect(isLarge.AsInt64(), WithoutSpareBits(vector), vector)));
    }

    /// <inheritdoc cref="ConvertToSingle(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ConvertToSingle(Vector512<ulong> vector)
    {
        var isLarge = Vector512.GreaterThan(vector, Vector512.Create((ulong)ExactIntegers));
        return RoundToSingle(Vector512.ConvertToDouble(Vector512.ConditionalSelect(isLarge, WithoutSpareBits(vector.AsInt64()).AsUInt64(), vector)));
    }

    /// <inheritdoc cref="ConvertToSingle(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ConvertToSingle(Vector256<ulong> vector)
    {
        var isLarge = Vector256.GreaterThan(vector, Vector256.Create((ulong)ExactIntegers));
        return RoundToSingle(Vector256.ConvertToDouble(Vector256.ConditionalSelect(isLarge, WithoutSpareBits(vector.AsInt64()).AsUInt64(), vector)));
    }

    /// <inheritdoc cref="ConvertToSingle(Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ConvertToSingle(Vector128<ulong> vector)
    {
        var isLarge = Vector128.GreaterThan(vector, Vector128.Create((ulong)ExactIntegers));
        return RoundToSingle(Vector128.ConvertToDouble(Vector128.ConditionalSelect(isLarge, WithoutSpareBits(vector.AsInt64()).AsUInt64(), vector)));
    }

    /// <summary>The products of integers of 32 bits with a sign, in lanes of 64.</summary>
    /// <param name="left">The integers.</param>
    /// <param name="right">What they are multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> MultiplySigned(Vector512<long> left, Vector512<long> right) =>
        Avx512F.IsSupported ? Avx512F.Multiply(left.AsInt32(), right.AsInt32()) : left * right;

    /// <inheritdoc cref="MultiplySigned(Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> MultiplySigned(Vector256<long> left, Vector256<long> right) =>
        Avx2.IsSupported ? Avx2.Multiply(left.AsInt32(), right.AsInt32()) : left * right;

    /// <inheritdoc cref="MultiplySigned(Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> MultiplySigned(Vector128<long> left, Vector128<long> right) =>
        Sse41.IsSupported ? Sse41.Multiply(left.AsInt32(), right.AsInt32()) : left * right;

    /// <inheritdoc cref="MultiplySigned(Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> MultiplySigned(Vector512<ulong> left, Vector512<ulong> right) =>
        MultiplySigned(left.AsInt64(), right.AsInt64()).AsUInt64();

    /// <inheritdoc cref="MultiplySigned(Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> MultiplySigned(Vector256<ulong> left, Vector256<ulong> right) =>
        MultiplySigned(left.AsInt64(), right.AsInt64()).AsUInt64();

    /// <inheritdoc cref="MultiplySigned(Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> MultiplySigned(Vector128<ulong> left, Vector128<ulong> right) =>
        MultiplySigned(left.AsInt64(), right.AsInt64()).AsUInt64();

    /// <summary>The products of integers of 32 bits without sign, in lanes of 64.</summary>
    /// <param name="left">The integers.</param>
    /// <param name="right">What they are multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> MultiplyUnsigned(Vector512<ulong> left, Vector512<ulong> right) =>
        Avx512F.IsSupported ? Avx512F.Multiply(left.AsUInt32(), right.AsUInt32()) : left * right;

    /// <inheritdoc cref="MultiplyUnsigned(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> MultiplyUnsigned(Vector256<ulong> left, Vector256<ulong> right) =>
        Avx2.IsSupported ? Avx2.Multiply(left.AsUInt32(), right.AsUInt32()) : left * right;

    /// <inheritdoc cref="MultiplyUnsigned(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> MultiplyUnsigned(Vector128<ulong> left, Vector128<ulong> right) =>
        Sse2.IsSupported ? Sse2.Multiply(left.AsUInt32(), right.AsUInt32()) : left * right;

    /// <inheritdoc cref="MultiplyUnsigned(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> MultiplyUnsigned(Vector512<long> left, Vector512<long> right) =>
        MultiplyUnsigned(left.AsUInt64(), right.AsUInt64()).AsInt64();

    /// <inheritdoc cref="MultiplyUnsigned(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> MultiplyUnsigned(Vector256<long> left, Vector256<long> right) =>
        MultiplyUnsigned(left.AsUInt64(), right.AsUInt64()).AsInt64();

    /// <inheritdoc cref="MultiplyUnsigned(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> MultiplyUnsigned(Vector128<long> left, Vector128<long> right) =>
        MultiplyUnsigned(left.AsUInt64(), right.AsUInt64()).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> WithoutSpareBits(Vector512<long> vector) =>
        (vector | ((vector & Vector512.Create(SpareBits)) + Vector512.Create(SpareBits))) & Vector512.Create(~SpareBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> WithoutSpareBits(Vector256<long> vector) =>
        (vector | ((vector & Vector256.Create(SpareBits)) + Vector256.Create(SpareBits))) & Vector256.Create(~SpareBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> WithoutSpareBits(Vector128<long> vector) =>
        (vector | ((vector & Vector128.Create(SpareBits)) + Vector128.Create(SpareBits))) & Vector128.Create(~SpareBits);
}
