namespace Kernels.Corpus;

/// <summary>Integers mixed and interleaved.</summary>
public static partial class Hashing
{
    /// <summary>The last step of a hash: every bit of the input changes every bit of the result.</summary>
    [Vectorize]
    public static uint Avalanche([Sample(0, 4294967295)] uint value)
    {
        value = (value ^ (value >> 16)) * 0x85EBCA6Bu;
        value = (value ^ (value >> 13)) * 0xC2B2AE35u;
        return value ^ (value >> 16);
    }

    [Vectorize]
    public static ulong SplitMix([Sample(0, 9e18)] ulong state)
    {
        state += 0x9E3779B97F4A7C15ul;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ul;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBul;
        return state ^ (state >> 31);
    }

    /// <summary>The hash of the four bytes of a word, byte by byte.</summary>
    [Vectorize]
    public static uint BytesOfWord([Sample(0, 4294967295)] uint word)
    {
        var hash = 2166136261u;
        for (var shift = 0; shift < 32; shift += 8)
            hash = (hash ^ ((word >> shift) & 0xFFu)) * 16777619u;
        return hash;
    }

    /// <summary>The bits of two numbers in turn, so that neighbours in the plane are near each other.</summary>
    [Vectorize]
    public static uint Morton([Sample(0, 65535)] uint x, [Sample(0, 65535)] uint y) => Spread(x) | (Spread(y) << 1);

    private static uint Spread(uint x)
    {
        x = (x | (x << 8)) & 0x00FF00FFu;
        x = (x | (x << 4)) & 0x0F0F0F0Fu;
        x = (x | (x << 2)) & 0x33333333u;
        return (x | (x << 1)) & 0x55555555u;
    }
}
