namespace Kernels.Samples.Proving;

/// <summary>
/// The inputs that a kernel is run with, in buckets: those of a bucket share the sign, the exponent and the first three bits behind it,
/// of the first input where there are two.
/// </summary>
internal sealed class ProofInputs
{
    /// <summary>All floats are in them.</summary>
    public const int Buckets = 4096;

    private const int LowBits = 20;

    private static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -2f, 3f, 10f, MathF.PI, MathF.E, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -1.17549435e-38f,
        float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private readonly long samples;
    private readonly int inputs;

    private ProofInputs(int inputs, long samples) => (this.inputs, this.samples) = (inputs, samples);

    /// <summary>Every float.</summary>
    public static ProofInputs Every => new(1, 0);

    /// <summary>Are they some of all?</summary>
    public bool IsSample => samples > 0;

    /// <param name="inputs">How many each call takes.</param>
    /// <param name="samples">How many calls, spread over all exponents; the special values come on top.</param>
    public static ProofInputs Sampled(int inputs, long samples) => new(inputs, samples);

    /// <summary>The inputs of a bucket, in blocks: one array for each parameter, and how many there are.</summary>
    /// <param name="bucket">Its number: the first bits of a float.</param>
    /// <param name="block">Filled again and again.</param>
    public IEnumerable<int> Blocks(int bucket, float[][] block)
    {
        var length = block[0].Length;
        var count = 0;
        foreach (var (x, y) in Of(bucket))
        {
            block[0][count] = x;
            if (inputs > 1)
                block[1][count] = y;
            if (++count < length)
                continue;
            yield return count;
            count = 0;
        }

        if (count > 0)
            yield return count;
    }

    private IEnumerable<(float X, float Y)> Of(int bucket)
    {
        var first = (uint)bucket << LowBits;
        if (!IsSample)
        {
            for (uint low = 0; low < 1u << LowBits; low++)
                yield return (BitConverter.UInt32BitsToSingle(first | low), 0);
            yield break;
        }

        foreach (var x in Special)
        {
            if (BitConverter.SingleToUInt32Bits(x) >> LowBits != (uint)bucket)
                continue;
            foreach (var y in inputs > 1 ? Special : [0f])
                yield return (x, y);
        }

        // Each stands at a random place of a part of its own.
        var (from, to) = (bucket * samples / Buckets, (bucket + 1) * samples / Buckets);
        for (var i = from; i < to; i++)
        {
            var random = Hash(i);
            var low = (uint)((((i - from) << LowBits) + (long)(random & ((1 << LowBits) - 1))) / (to - from));
            var x = BitConverter.UInt32BitsToSingle(first | low);
            yield return (x, inputs > 1 ? Second(x, i, Hash(~i)) : 0);
        }
    }

    /// <summary>A second input: any float, one near the first, a special one, or one of moderate size.</summary>
    private static float Second(float x, long index, ulong random)
    {
        var bits = (uint)(random >> 32);
        return (index & 3) switch
        {
            0 => BitConverter.UInt32BitsToSingle(bits),
            1 => BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(x) + (bits >> (int)(8 + (random & 23)))) ^ (((uint)random & 64) << 25)),
            2 when (random & 1) == 0 => Special[bits % (uint)Special.Length],
            _ => MathF.ScaleB(1 + ((bits & 0x7FFFFF) * 1.1920929e-7f), (int)(bits >> 27) - 16) * ((random & 2) == 0 ? 1 : -1),
        };
    }

    // SplitMix64.
    private static ulong Hash(long index)
    {
        var z = ((ulong)index + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
