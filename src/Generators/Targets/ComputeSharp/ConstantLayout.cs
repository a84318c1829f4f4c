using System.Collections.Generic;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Where the numbers of a shader stand in its constant buffer.</summary>
internal static class ConstantLayout
{
    /// <summary>The bytes of the size of the dispatch, which stands first.</summary>
    private const int DispatchSize = 12;

    /// <summary>The offset of each number in bytes, and the size of the whole.</summary>
    /// <remarks>A double starts at a multiple of 8, so no number crosses a row of 16 bytes.</remarks>
    public static (IReadOnlyList<int> Offsets, int Size) Of(IEnumerable<ScalarType> numbers)
    {
        var offsets = new List<int>();
        var end = DispatchSize;
        foreach (var type in numbers)
        {
            var size = type.Bits / 8;
            offsets.Add((end + size - 1) / size * size);
            end = offsets[offsets.Count - 1] + size;
        }

        return (offsets, end);
    }
}
