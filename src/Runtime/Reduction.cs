namespace Kernels;

/// <summary>How the results of a kernel over all elements are reduced to one value. Values can be combined.</summary>
[Flags]
public enum Reduction
{
    /// <summary>No reduction is generated.</summary>
    None = 0,

    /// <summary>The sum. Of integers it is a <see cref="long"/> or a <see cref="ulong"/>; of no elements it is 0.</summary>
    Sum = 1,

    /// <summary>The arithmetic mean. Of integers it is a <see cref="double"/>. Of no elements it throws an <see cref="ArgumentException"/>.</summary>
    Mean = 2,

    /// <summary>The minimum; NaN if one is NaN, −0 before +0. Of no elements it throws an <see cref="ArgumentException"/>.</summary>
    Min = 4,

    /// <summary>The maximum; NaN if one is NaN, +0 after −0. Of no elements it throws an <see cref="ArgumentException"/>.</summary>
    Max = 8,

    /// <summary>How many results are true, of a kernel that returns a <see cref="bool"/>: a <see cref="long"/>.</summary>
    Count = 16,

    /// <summary>Is a result true, of a kernel that returns a <see cref="bool"/>? Of no elements it is false.</summary>
    Any = 32,

    /// <summary>Are all results true, of a kernel that returns a <see cref="bool"/>? Of no elements it is true.</summary>
    All = 64,
}
