using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>
/// How the elements of a map are divided among work-groups: in full groups, work-items take several elements each, so that many loads
/// are under way; in the groups behind them they take one.
/// </summary>
/// <param name="Size">The work-items of a group.</param>
/// <param name="Full">How many groups are full.</param>
/// <param name="Others">How many are not.</param>
internal readonly record struct MapGroups(int Size, long Full, long Others)
{
    /// <summary>
    /// The groups that each compute unit must get before work-items take more than one element. Where there are fewer, a launch takes
    /// as long as its longest work-item, and no memory is busy.
    /// </summary>
    private const int GroupsOfUnit = 2;

    /// <summary>All work-items.</summary>
    public long Items => (Full + Others) * Size;

    /// <param name="length">The elements.</param>
    /// <param name="elements">The elements of a work-item in a full group.</param>
    /// <param name="size">The work-items of a group.</param>
    /// <param name="units">The compute units of the device.</param>
    public static MapGroups Of(long length, int elements, int size, int units)
    {
        var (full, rest) = Math.DivRem(length, (long)elements * size);
        return KeepBusy(full, units)
            ? new MapGroups(size, full, PartialResults.Parts(rest, size))
            : new MapGroups(size, 0, PartialResults.Parts(length, size));
    }

    /// <summary>Are there enough groups for all compute units?</summary>
    public static bool KeepBusy(long groups, int units) => groups >= (long)GroupsOfUnit * units;
}
