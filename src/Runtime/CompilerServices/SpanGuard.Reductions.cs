using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kernels.CompilerServices;

/// <summary>The checks of reductions, over spans and over the rows and columns of a matrix.</summary>
public static partial class SpanGuard
{
    /// <summary>Throws if there is no element: a mean, a minimum and a maximum need one.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireElements(int length, string name)
    {
        if (length == 0)
            ThrowEmpty(name);
    }

    /// <summary>Throws unless a matrix has a column.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireColumns(int columns, string name) =>
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1, name);

    /// <summary>The number of rows of a row-major matrix.</summary>
    /// <param name="length">The matrix's elements.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="name">The matrix's parameter.</param>
    /// <exception cref="ArgumentException">The last row is incomplete.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RequireRows(int length, int columns, string name)
    {
        var rows = length / columns;
        if (rows * columns != length)
            ThrowIncomplete(length, columns, name);
        return rows;
    }

    /// <summary>Throws unless a span has an element for each row or column of a matrix.</summary>
    /// <param name="length">The length to check.</param>
    /// <param name="expected">The number of rows or columns.</param>
    /// <param name="what">What is counted: rows or columns.</param>
    /// <param name="name">The parameter to check.</param>
    /// <param name="matrixName">The matrix's parameter.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireOneEach(int length, int expected, string what, string name, string matrixName)
    {
        if (length != expected)
            ThrowCount(length, expected, what, name, matrixName);
    }

    /// <summary>Throws if a destination overlaps an input at all: it is written while the input is still read.</summary>
    /// <typeparam name="TInput">The input's element type.</typeparam>
    /// <typeparam name="TResult">The destination's element type.</typeparam>
    /// <param name="input">What is read.</param>
    /// <param name="destination">What is written.</param>
    /// <param name="destinationName">The destination's parameter.</param>
    /// <param name="inputName">The input's parameter.</param>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSeparate<TInput, TResult>(
        ReadOnlySpan<TInput> input,
        Span<TResult> destination,
        string destinationName,
        string inputName)
        where TInput : struct
        where TResult : struct
    {
        if (Overlap<TInput, TResult>(input, destination))
            ThrowNotSeparate(destinationName, inputName);
    }

    /// <summary>Throws if a table lacks a number that every element needs.</summary>
    /// <param name="length">How many numbers it has.</param>
    /// <param name="atLeast">How many are needed.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It has too few.</exception>
    public static void RequireNumbers(int length, int atLeast, string name)
    {
        if (length < atLeast)
            throw new ArgumentException($"'{name}' has too few numbers: {length}, but each element needs {atLeast}.", name);
    }

    [DoesNotReturn]
    internal static void ThrowEmpty(string name) =>
        throw new ArgumentException($"'{name}' is empty: there must be an element.", name);

    [DoesNotReturn]
    internal static void ThrowIncomplete(long length, long columns, string name) =>
        throw new ArgumentException($"'{name}' has {length} elements, which is no whole number of rows of {columns} columns.", name);

    [DoesNotReturn]
    internal static void ThrowCount(long length, long expected, string what, string name, string matrixName) =>
        throw new ArgumentException($"'{name}' has {length} elements, but '{matrixName}' has {expected} {what}: there must be one for each.", name);

    [DoesNotReturn]
    internal static void ThrowNotSeparate(string destinationName, string inputName) =>
        throw new ArgumentException($"'{destinationName}' overlaps '{inputName}': it must be memory of its own.", destinationName);
}
