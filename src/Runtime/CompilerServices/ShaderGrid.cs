using System.ComponentModel;
using System.Numerics;

namespace Kernels.CompilerServices;

/// <summary>How many threads a shader of DirectX 12 is run in. For generated code; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShaderGrid
{
    /// <summary>The threads of a row: as many groups of 64 as Direct3D 12 allows in one dimension.</summary>
    private const int LongestRow = 65_535 * 64;

    /// <summary>Said of what allocates buffers, since ComputeSharp says it of the allocation.</summary>
    public const string ReadsFields =
        "ComputeSharp buffers are allocated here, and ComputeSharp reads the fields of their element type. "
        + "The elements are numbers, of which trimming removes nothing: this warning may be suppressed.";

    /// <summary>The threads of a row, where each of a number of values has a thread.</summary>
    /// <param name="count">The number of values, at least 1.</param>
    public static int Width(int count) => Math.Min(count, LongestRow);

    /// <summary>The rows of threads. The last one may have more threads than there are values left.</summary>
    /// <param name="count">The number of values, at least 1.</param>
    public static int Height(int count) => (int)(((long)count + LongestRow - 1) / LongestRow);

    /// <summary>The lanes among which the elements of a row are shared: a power of two, no more than needed.</summary>
    /// <param name="columns">The elements of a row.</param>
    /// <param name="most">The lanes of a long row, a power of two.</param>
    public static int LanesOf(int columns, int most) => Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)columns), most);

    /// <summary>The values that the lanes of all blocks of a row leave.</summary>
    /// <param name="columns">The elements of a row.</param>
    /// <param name="lanes">The lanes of a block of 64 elements each.</param>
    public static int Lanes(int columns, int lanes) => (int)(((long)columns + (64 * lanes) - 1) / (64 * lanes)) * lanes;
}
