using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// Arguments that are rare, and cost more than others: all lanes are asked first whether there is one. What follows then
// is a call of a method of its own, so that the loop around it keeps its registers; it changes a copy in memory, so that
// the usual results need not live there.
public static partial class VectorMath
{
    /// <summary>What a function of one argument gives for vectors in which one lane or more is not usual.</summary>
    private interface IRareCases<T>
    {
        /// <summary>The results of all lanes.</summary>
        /// <param name="x">The arguments.</param>
        /// <param name="usual">What the lanes would have if all were usual.</param>
        static abstract Vector128<T> Of(Vector128<T> x, Vector128<T> usual);

        /// <inheritdoc cref="Of(Vector128{T}, Vector128{T})"/>
        static abstract Vector256<T> Of(Vector256<T> x, Vector256<T> usual);

        /// <inheritdoc cref="Of(Vector128{T}, Vector128{T})"/>
        static abstract Vector512<T> Of(Vector512<T> x, Vector512<T> usual);
    }

    /// <summary>What a function and its slope give for vectors in which one lane or more is not usual.</summary>
    private interface IRareCasesAndSlopes<T>
    {
        /// <summary>The results of all lanes.</summary>
        /// <param name="x">The arguments.</param>
        static abstract (Vector128<T> Value, Vector128<T> Slope) Of(Vector128<T> x);

        /// <inheritdoc cref="Of(Vector128{T})"/>
        static abstract (Vector256<T> Value, Vector256<T> Slope) Of(Vector256<T> x);

        /// <inheritdoc cref="Of(Vector128{T})"/>
        static abstract (Vector512<T> Value, Vector512<T> Slope) Of(Vector512<T> x);
    }

    /// <summary>The usual results, or if a lane has a rare argument, what the cases give.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> UsualOr<TCases, T>(Vector128<T> x, Vector128<T> usual, bool isRare)
        where TCases : struct, IRareCases<T>
    {
        if (!isRare) return usual;

        Vector128<T> results = usual;
        SetRare<TCases, T>(x, ref results);
        return results;
    }

    /// <inheritdoc cref="UsualOr{TCases, T}(Vector128{T}, Vector128{T}, bool)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> UsualOr<TCases, T>(Vector256<T> x, Vector256<T> usual, bool isRare)
        where TCases : struct, IRareCases<T>
    {
        if (!isRare) return usual;

        Vector256<T> results = usual;
        SetRare<TCases, T>(x, ref results);
        return results;
    }

    /// <inheritdoc cref="UsualOr{TCases, T}(Vector128{T}, Vector128{T}, bool)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> UsualOr<TCases, T>(Vector512<T> x, Vector512<T> usual, bool isRare)
        where TCases : struct, IRareCases<T>
    {
        if (!isRare) return usual;

        Vector512<T> results = usual;
        SetRare<TCases, T>(x, ref results);
        return results;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetRare<TCases, T>(Vector128<T> x, ref Vector128<T> results)
        where TCases : struct, IRareCases<T> => results = TCases.Of(x, results);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetRare<TCases, T>(Vector256<T> x, ref Vector256<T> results)
        where TCases : struct, IRareCases<T> => results = TCases.Of(x, results);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetRare<TCases, T>(Vector512<T> x, ref Vector512<T> results)
        where TCases : struct, IRareCases<T> => results = TCases.Of(x, results);

    /// <summary>The same of a function and its slope. One call gives both, so that neither has to be kept in memory for the other.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<T> Value, Vector128<T> Slope) UsualOr<TCases, T>(
        Vector128<T> x, (Vector128<T> Value, Vector128<T> Slope) usual, bool isRare)
        where TCases : struct, IRareCasesAndSlopes<T>
    {
        if (!isRare) return usual;

        Vector128<T> values = usual.Value;
        Vector128<T> slopes = usual.Slope;
        SetRare<TCases, T>(x, ref values, ref slopes);
        return (values, slopes);
    }

    /// <inheritdoc cref="UsualOr{TCases, T}(Vector128{T}, ValueTuple{Vector128{T}, Vector128{T}}, bool)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<T> Value, Vector256<T> Slope) UsualOr<TCases, T>(
        Vector256<T> x, (Vector256<T> Value, Vector256<T> Slope) usual, bool isRare)
        where TCases : struct, IRareCasesAndSlopes<T>
    {
        if (!isRare) return usual;

        Vector256<T> values = usual.Value;
        Vector256<T> slopes = usual.Slope;
        SetRare<TCases, T>(x, ref values, ref slopes);
        return (values, slopes);
    }

    /// <inheritdoc cref="UsualOr{TCases, T}(Vector128{T}, ValueTuple{Vector128{T}, Vector128{T}}, bool)"/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<T> Value, Vector512<T> Slope) UsualOr<TCases, T>(
        Vector512<T> x, (Vector512<T> Value, Vector512<T> Slope) usual, bool isRare)
        where TCases : struct, IRareCasesAndSlopes<T>
    {
        if (!isRare) return usual;

        Vector512<T> values = usual.Value;
        Vector512<T> slopes = usual.Slope;
        SetRare<TCases, T>(x, ref values, ref slopes);
        return (values, slopes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetRare<TCases, T>(Vector128<T> x, ref Vector128<T> values, ref Vector128<T> slopes)
        where TCases : struct, IRareCasesAndSlopes<T> => (values, slopes) = TCases.Of(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetRare<TCases, T>(Vector256<T> x, ref Vector256<T> values, ref Vector256<T> slopes)
        where TCases : struct, IRareCasesAndSlopes<T> => (values, slopes) = TCases.Of(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetRare<TCases, T>(Vector512<T> x, ref Vector512<T> values, ref Vector512<T> slopes)
        where TCases : struct, IRareCasesAndSlopes<T> => (values, slopes) = TCases.Of(x);
}
