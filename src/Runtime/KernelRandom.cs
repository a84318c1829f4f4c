namespace Kernels;

/// <summary>Random numbers that depend on a seed and a counter alone, so that each element of a kernel has its own.</summary>
/// <remarks>
/// <para>
/// Threefry with 20 rounds, by Salmon, Moraes, Dror and Shaw (<em>Parallel random numbers: as easy as 1, 2, 3</em>, 2011), is a function of the seed
/// and the counter, without a state. A kernel that takes the number of an element as the counter samples independently of how the work is
/// divided: the bits are the same at every vector width, for any number of threads, and on every processor. Numbers of different
/// counters, or of different seeds, are independent. They are not fit for cryptography.
/// </para>
/// <para>A counter gives one number of each distribution. Who needs several for an element takes a seed for each, or counts in steps.</para>
/// </remarks>
public static partial class KernelRandom
{
    /// <summary>A random integer: each of the 2³² values is as likely as the others.</summary>
    /// <param name="seed">The stream.</param>
    /// <param name="counter">The place in the stream.</param>
    [Vectorize]
    public static uint Bits(uint seed, uint counter) => Threefry(seed, counter).First;

    /// <summary>A random integer: each of the 2⁶⁴ values is as likely as the others.</summary>
    /// <inheritdoc cref="Bits(uint, uint)"/>
    [Vectorize]
    public static ulong Bits(ulong seed, ulong counter) => Threefry(seed, counter).First;

    /// <summary>A random number from 0 to 1, without 1: a multiple of 2⁻²⁴, each as likely as the others.</summary>
    /// <inheritdoc cref="Bits(uint, uint)"/>
    [Vectorize]
    public static float Uniform(uint seed, uint counter) => (int)(Threefry(seed, counter).First >> 8) * 5.9604645e-8f; // 2^-24

    /// <summary>A random number from 0 to 1, without 1: a multiple of 2⁻⁵², each as likely as the others.</summary>
    /// <inheritdoc cref="Bits(uint, uint)"/>
    [Vectorize]
    public static double Uniform(ulong seed, ulong counter) => ToUnit(Threefry(seed, counter).First) - 1.0;

    /// <summary>A random number of the standard normal distribution, with mean 0 and variance 1.</summary>
    /// <remarks>By the method of Box and Muller, from the two words that a counter gives. The largest magnitude is 5.77.</remarks>
    /// <inheritdoc cref="Bits(uint, uint)"/>
    [Vectorize]
    public static float Normal(uint seed, uint counter)
    {
        (uint first, uint second) = Threefry(seed, counter);
        float radius = MathF.Sqrt(-2f * VectorMath.Log(((int)(first >> 8) + 1) * 5.9604645e-8f));
        return radius * VectorMath.Cos((int)(second >> 8) * 3.7450703e-7f); // 2π · 2^-24
    }

    /// <summary>A random number of the standard normal distribution, with mean 0 and variance 1.</summary>
    /// <remarks>By the method of Box and Muller, from the two words that a counter gives. The largest magnitude is 8.49.</remarks>
    /// <inheritdoc cref="Bits(uint, uint)"/>
    [Vectorize]
    public static double Normal(ulong seed, ulong counter)
    {
        (ulong first, ulong second) = Threefry(seed, counter);
        double radius = Math.Sqrt(-2.0 * VectorMath.Log(2.0 - ToUnit(first)));
        return radius * Math.Cos((ToUnit(second) - 1.0) * 6.283185307179586);
    }

    // From 1 to 2, without 2: 52 bits below the exponent of 1.
    private static double ToUnit(ulong bits) => BitConverter.UInt64BitsToDouble((bits >> 12) | 0x3FF0000000000000);

    private static (uint First, uint Second) Threefry(uint seed, uint counter)
    {
        // The key is the seed and a word 0; the third word of the schedule is the parity.
        uint parity = 0x1BD11BDAu ^ seed;
        uint x = counter + seed;
        uint y = 0;
        (x, y) = Mix(x, y, 13);
        (x, y) = Mix(x, y, 15);
        (x, y) = Mix(x, y, 26);
        (x, y) = Mix(x, y, 6);
        y += 1 + parity;
        (x, y) = Mix(x, y, 17);
        (x, y) = Mix(x, y, 29);
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 24);
        x += parity;
        y += 2 + seed;
        (x, y) = Mix(x, y, 13);
        (x, y) = Mix(x, y, 15);
        (x, y) = Mix(x, y, 26);
        (x, y) = Mix(x, y, 6);
        x += seed;
        y += 3;
        (x, y) = Mix(x, y, 17);
        (x, y) = Mix(x, y, 29);
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 24);
        y += 4 + parity;
        (x, y) = Mix(x, y, 13);
        (x, y) = Mix(x, y, 15);
        (x, y) = Mix(x, y, 26);
        (x, y) = Mix(x, y, 6);
        x += parity;
        y += 5 + seed;
        return (x, y);
    }

    private static (uint X, uint Y) Mix(uint x, uint y, int places)
    {
        uint sum = x + y;
        return (sum, ((y << places) | (y >> -places)) ^ sum);
    }

    private static (ulong First, ulong Second) Threefry(ulong seed, ulong counter)
    {
        // The key is the seed and a word 0; the third word of the schedule is the parity.
        ulong parity = 0x1BD11BDAA9FC1A22ul ^ seed;
        ulong x = counter + seed;
        ulong y = 0;
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 42);
        (x, y) = Mix(x, y, 12);
        (x, y) = Mix(x, y, 31);
        y += 1 + parity;
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 32);
        (x, y) = Mix(x, y, 24);
        (x, y) = Mix(x, y, 21);
        x += parity;
        y += 2 + seed;
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 42);
        (x, y) = Mix(x, y, 12);
        (x, y) = Mix(x, y, 31);
        x += seed;
        y += 3;
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 32);
        (x, y) = Mix(x, y, 24);
        (x, y) = Mix(x, y, 21);
        y += 4 + parity;
        (x, y) = Mix(x, y, 16);
        (x, y) = Mix(x, y, 42);
        (x, y) = Mix(x, y, 12);
        (x, y) = Mix(x, y, 31);
        x += parity;
        y += 5 + seed;
        return (x, y);
    }

    private static (ulong X, ulong Y) Mix(ulong x, ulong y, int places)
    {
        ulong sum = x + y;
        return (sum, ((y << places) | (y >> -places)) ^ sum);
    }
}
