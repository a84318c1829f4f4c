using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Kernels.CompilerServices;

/// <summary>The results of a reduction on a device. For generated code; not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GpuTotals
{
    private readonly ulong single;
    private readonly ulong[]? several;

    /// <summary>The only result.</summary>
    internal GpuTotals(ulong single) => this.single = single;

    /// <summary>Results of any number.</summary>
    internal GpuTotals(ulong[] several) => this.several = several;

    /// <summary>A result; 0 if nothing was reduced.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="index">Its index in the order of declaration.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such result.</exception>
    public T Get<T>(int index)
        where T : unmanaged
    {
        ReadOnlySpan<ulong> results = several ?? new ReadOnlySpan<ulong>(in single);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, results.Length);
        return MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(results[index..]));
    }
}
