using System.Runtime.CompilerServices;

namespace Kernels.Learning;

/// <summary>Memory that begins at a cache line, so that no vector of a row whose length is a multiple of it lies in two.</summary>
internal static class CacheLines
{
    private const int Size = 64;

    /// <summary>Allocates floats; their values are whatever the memory holds.</summary>
    /// <param name="length">How many.</param>
    public static unsafe Memory<float> Allocate(int length)
    {
        // The garbage collector moves no pinned array, so the place of its first cache line stays.
        var array = GC.AllocateUninitializedArray<float>(length + Size / sizeof(float), pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref array[0]);
        var skipped = (nuint)(-(nint)start) % Size / sizeof(float);
        return array.AsMemory((int)skipped, length);
    }
}
