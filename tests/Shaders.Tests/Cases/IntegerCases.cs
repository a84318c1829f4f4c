using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Cases;

/// <summary>Integers: wrapping, division, shifts, saturating casts, masked loops and reductions that need no 64 bits.</summary>
internal static partial class IntegerCases
{
    // Odd divisors: where C# throws, a device gives a number, and another test asks which.
    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int Division(int x, int y) => x / (y | 1) * 3 + x % (y | 1) + x / 7 - x % -10;

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static (int Quotient, int Remainder) Divide(int x, int y) => (x / y, x % y);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static uint UnsignedDivision(uint x, uint y) => x / (y | 1u) + x % (y | 1u) * (x / 10u);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int Shifts(int x, int count, uint bits) =>
        (x << count) ^ (x >> (count + 3)) ^ (x >>> count) ^ (int)((bits << count) + (bits >> (count & 7)));

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int Saturation(float x, float y) => unchecked((int)x + (int)(uint)y) ^ (int)(x - y);

    // Without a shader of WebGPU: products and sums may be fused there, and then differ in the last place.
    [Vectorize(Gpu = true)]
    internal static float Sizes(int x, uint y) => x * 0.5f + y - (x > (int)y ? 1f : -1f) * (int)(32767u & y);

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Min | Reduction.Max)]
    internal static uint Hash(uint x, [Uniform] uint seed)
    {
        uint h = x * 0x9E3779B9u + seed;
        h ^= h >> 15;
        h *= 0x85EBCA6Bu;
        return h ^ (h >> 13);
    }

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Min | Reduction.Max)]
    internal static int Magnitude(int x, int y) => Math.Max(Math.Abs(x), Math.Min(y, -y)) ^ Math.Clamp(x, -100, 100) ^ Math.Sign(y);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int CollatzSteps([InRange(1, 10_000)] int start, [Uniform][InRange(0, 200)] int limit)
    {
        int n = start, steps = 0;
        while (n != 1 && steps < limit)
        {
            n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }

        return steps;
    }

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static uint GreatestDivisor(uint x, uint y)
    {
        while (y != 0u)
            (x, y) = (y, x % y);
        return x;
    }
}
