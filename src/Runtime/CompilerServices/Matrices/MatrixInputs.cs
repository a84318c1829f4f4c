using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Kernels.CompilerServices;

/// <summary>The inputs of a kernel over a matrix. For generated code; not meant to be used by hand.</summary>
/// <typeparam name="T">The type of the sums; inputs of other types are passed as their bits.</typeparam>
/// <param name="first">The matrix, row by row.</param>
/// <param name="columns">The number of its columns.</param>
/// <param name="second">
/// The second input, with one value for each column or for each row; empty where the kernel has none. The same holds for the others.
/// </param>
/// <param name="third">The third input.</param>
/// <param name="fourth">The fourth input.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MatrixInputs<T>(
    ReadOnlySpan<T> first,
    int columns,
    ReadOnlySpan<T> second = default,
    ReadOnlySpan<T> third = default,
    ReadOnlySpan<T> fourth = default)
    where T : unmanaged
{
    internal readonly ReadOnlySpan<T> First = first;
    internal readonly ReadOnlySpan<T> Second = second;
    internal readonly ReadOnlySpan<T> Third = third;
    internal readonly ReadOnlySpan<T> Fourth = fourth;
    internal readonly int Columns = columns;

    internal int Rows => First.Length / Columns;

    /// <summary>One row of the matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<T> Row(int row) => First.Slice(row * Columns, Columns);
}
