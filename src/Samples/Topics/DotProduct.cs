using System.Runtime.CompilerServices;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Topics;

/// <summary>A sum of products: as loops, and as what the generator writes. And a chain of steps, to count cycles with.</summary>
internal static partial class DotProduct
{
    /// <summary>The steps of a run of <see cref="Chain"/>, each of which needs the one before.</summary>
    public const int ChainLength = 16 * 1024;

    /// <summary>Its sum runs on one core.</summary>
    #region product
    [Vectorize(Reduce = Reduction.Sum)]
    internal static float Product(float x, float y) => x * y;
    #endregion

    /// <summary>Its sum runs on all cores where there are many elements, and on OpenCL buffers on their device.</summary>
    #region shared-product
    [Vectorize(Reduce = Reduction.Sum, Parallel = true, Gpu = true)]
    internal static float SharedProduct(float x, float y) => x * y;
    #endregion

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Loop(float[] x, float[] y)
    {
        #region loop
        var sum = 0f;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
        #endregion
    }

    /// <summary>Four sums, none of which waits for another; the length is a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float FourSums(float[] x, float[] y)
    {
        #region four-sums
        var (a, b, c, d) = (0f, 0f, 0f, 0f);
        for (var i = 0; i + 3 < x.Length; i += 4)
        {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }

        return a + b + (c + d);
        #endregion
    }

    /// <summary>Alternates two operations on integers, each of which takes one cycle and waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Chain(uint x, uint odd)
    {
        for (var i = 0; i < ChainLength; i += 8)
        {
            x = (x + odd) ^ odd;
            x = (x + odd) ^ odd;
            x = (x + odd) ^ odd;
            x = (x + odd) ^ odd;
        }

        return x;
    }

    /// <summary>Numbers from 0 to 1.</summary>
    public static float[] Draw(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)random.Unit();
        return values;
    }
}
