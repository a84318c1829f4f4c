namespace Kernels.Tests.Reductions;

/// <summary>Lengths and values to reduce.</summary>
internal static class Samples
{
    /// <summary>Every length that loops treat differently, and some of several blocks.</summary>
    public static IEnumerable<int> Lengths { get; } =
    [
        .. Enumerable.Range(0, 257),
        2047, 2048, 2049, 4095, 4096, 4097, 8192, 8193, 12_289,
        .. Randoms(seed: 7, count: 24).Select(static random => (int)(random.NextDouble() * 100_000)),
    ];

    /// <summary>Numbers of very different sizes, so that every order of additions gives other bits.</summary>
    public static float[] Floats(int length, int seed = 1) => Fill(length, seed, static random =>
        (random.NextSingle() - 0.5f) * MathF.Pow(2f, random.Next(-10, 10)));

    public static double[] Doubles(int length, int seed = 1) => Fill(length, seed, static random =>
        (random.NextDouble() - 0.5) * Math.Pow(2d, random.Next(-10, 10)));

    public static T[] Fill<T>(int length, int seed, Func<Random, T> value)
    {
        var random = new Random(seed + (31 * length));
        return [.. Enumerable.Range(0, length).Select(_ => value(random))];
    }

    private static IEnumerable<Random> Randoms(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Repeat(random, count);
    }
}
