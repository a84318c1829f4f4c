using System.Numerics;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>How the rows of a matrix, each of one block, are divided among work-groups that sum several at once.</summary>
/// <param name="ItemsOfRow">The work-items that share a row; a power of two.</param>
/// <param name="Count">The number of groups.</param>
internal readonly record struct RowGroups(int ItemsOfRow, long Count)
{
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The elements of a row.</param>
    /// <param name="lanes">The virtual lanes of a row, which are the work-items of a group.</param>
    /// <param name="lanesOfItem">The lanes that a work-item takes.</param>
    /// <param name="rowsOfItem">The rows that it takes.</param>
    public static RowGroups Of(long rows, int columns, int lanes, int lanesOfItem, int rowsOfItem)
    {
        // Lanes beyond the elements would only add zeros.
        var live = Math.Min(lanes, (int)BitOperations.RoundUpToPowerOf2((uint)columns));
        var items = Math.Max(1, live / lanesOfItem);
        return new RowGroups(items, PartialResults.Parts(rows, (long)(lanes / items) * rowsOfItem));
    }
}
