using System.Numerics;
using System.Runtime.InteropServices;

namespace Kernels.Benchmarks.Peers;

/// <summary>What memory allows.</summary>
internal static class Limits
{
    /// <summary>Copies half as many bytes as an operation reads and writes, so that it moves the same number.</summary>
    public static unsafe void Copy(Operation operation, Arrays arrays)
    {
        var bytes = (long)arrays.Length * operation.ElementSize * (operation.Inputs.Length + operation.Results) / 2;
        for (var array = 0; bytes > 0; array++)
        {
            var part = Math.Min(bytes, (long)arrays.Length * operation.ElementSize);
            Buffer.MemoryCopy(arrays.Address(array % 2), arrays.Address(3 + (array % 2)), part, part);
            bytes -= part;
        }
    }

    /// <summary>Reads all and adds it up, four vectors at a time.</summary>
    public static float Read(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (; vectors.Length >= 4; vectors = vectors[4..])
        {
            a += vectors[0];
            b += vectors[1];
            c += vectors[2];
            d += vectors[3];
        }
        foreach (var vector in vectors)
            a += vector;
        var sum = Vector.Sum(a + b + (c + d));
        foreach (var value in values[^(values.Length % Vector<float>.Count)..])
            sum += value;
        return sum;
    }

    /// <summary>A part for each thread.</summary>
    public static float Read(ReadOnlyMemory<float> values, int threads)
    {
        if (threads == 1)
            return Read(values.Span);
        var sums = new float[threads];
        Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, i =>
            sums[i] = Read(values.Span[(int)((long)values.Length * i / threads)..(int)((long)values.Length * (i + 1) / threads)]));
        return sums.Sum();
    }
}
