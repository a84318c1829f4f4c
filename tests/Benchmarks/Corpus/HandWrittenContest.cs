using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kernels.Benchmarks.Peers;
using Kernels.Corpus;

namespace Kernels.Benchmarks.Corpus;

/// <summary>Functions of the corpus beside loops that were written by hand for vectors of 512 bits.</summary>
internal static class HandWrittenContest
{
    private const string ByHand = "by hand";

    /// <summary>Can this machine run the loops by hand?</summary>
    public static bool IsPossible => Vector512.IsHardwareAccelerated && Avx512Vbmi.IsSupported;

    /// <summary>The medians of both in seconds of one run, by the name of the function.</summary>
    /// <param name="length">The number of elements: whole vectors.</param>
    /// <param name="rounds">How often each is measured.</param>
    public static IEnumerable<(string Name, double Ours, double ByHand)> Measure(int length, int rounds)
    {
        var random = new Random(1);
        var bytes = new byte[length];
        random.NextBytes(bytes);
        var (map, mapByHand) = (new byte[length], new byte[length]);
        byte[] table = [.. Enumerable.Range(0, 256).Select(static value => Tables.Gamma((byte)value))];
        yield return Compare(nameof(Tables.Gamma), () => Tables.Gamma(bytes, map), () => HandWrittenLoops.Gamma(table, bytes, mapByHand),
            () => map.SequenceEqual(mapByHand));

        var x = Enumerable.Range(0, 9).Select(_ => Floats()).ToArray();
        var taps = Floats()[..9];
        var (filtered, filteredByHand) = (new float[length], new float[length]);
        yield return Compare(
            nameof(Tables.Filter),
            () => Tables.Filter(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], taps, filtered),
            () => HandWrittenLoops.Filter(x, taps, filteredByHand),
            () => filtered.SequenceEqual(filteredByHand));

        var (mask, maskByHand) = (new bool[length], new bool[length]);
        yield return Compare(nameof(Booleans.IsAbove), () => Booleans.IsAbove(x[0], 0.5f, mask),
            () => HandWrittenLoops.IsAbove(x[0], 0.5f, maskByHand), () => mask.SequenceEqual(maskByHand));

        float[] Floats() => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];

        (string Name, double Ours, double ByHand) Compare(string name, Action ours, Action byHand, Func<bool> agree)
        {
            ours();
            byHand();
            if (!agree())
                throw new InvalidOperationException($"{name} by hand gives something else.");
            var seconds = Contest.MeasureRounds([Contender.Of(Contender.Ours, ours), Contender.Of(ByHand, byHand)], rounds);
            return (name, Statistics.Median(seconds[0]), Statistics.Median(seconds[1]));
        }
    }
}
