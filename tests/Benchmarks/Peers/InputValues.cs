using System.Numerics;

namespace Kernels.Benchmarks.Peers;

/// <summary>The range that the values of an input are spread over.</summary>
internal readonly record struct InputRange(float Low, float High);

/// <summary>
/// Inputs by a formula, so that every peer can make the same ones and nothing large is sent: the index, scrambled, as a
/// fraction of 24 bits. Scrambled, since a branch of a scalar loop would foresee a pattern.
/// </summary>
internal static class InputValues
{
    private const uint ArrayOffset = 1_000_003;

    public static void Fill<T>(Span<T> values, int array, InputRange range)
        where T : IFloatingPoint<T>
    {
        var (low, width) = (T.CreateChecked(range.Low), T.CreateChecked(range.High - range.Low));
        var unit = T.CreateChecked(1.0 / (1 << 24));
        for (var i = 0; i < values.Length; i++)
        {
            var bits = ((uint)i + ((uint)array * ArrayOffset)) * 0x9E3779B1;
            bits = (bits ^ (bits >> 15)) * 0x85EBCA77;
            bits ^= bits >> 13;
            values[i] = low + (width * (T.CreateChecked(bits >> 8) * unit));
        }
    }
}
