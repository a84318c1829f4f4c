using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Kernels.CompilerServices;

/// <summary>The results of a reduction on a device. For generated code; not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GpuTotals
{
    private readonly ulong[] results;

    internal GpuTotals(ulong[] results) => this.results = results;

    /// <summary>A result; 0 if nothing was reduced.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="index">Its index in the order of declaration.</param>
    public T Get<T>(int index)
        where T : unmanaged =>
        MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(results.AsSpan(index, 1)));
}
