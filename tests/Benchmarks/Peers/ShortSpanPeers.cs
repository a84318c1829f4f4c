using System.Globalization;
using System.Numerics.Tensors;

namespace Kernels.Benchmarks.Peers;

/// <summary>The logistic function over a few elements, where a call and its checks count. Each contender has its own loop.</summary>
internal static class ShortSpanPeers
{
    public const string Name = "Short";

    private static readonly int[] Lengths = [1, 2, 3, 4, 8, 16, 17, 32, 64];

    public static IEnumerable<Comparison> Compare(NativePeers native, int rounds)
    {
        var sigmoid = Operations.All[0];
        foreach (var length in Lengths)
        {
            using var memory = new ArrayMemory(sigmoid, length);
            var arrays = memory.Arrays;
            List<Contender> contenders =
            [
                Contender.Looped(Contender.Ours, times =>
                {
                    var x = arrays.X;
                    var result = arrays.Result;
                    for (var i = 0; i < times; i++)
                        Activations.Sigmoid(x, result);
                }),
                Contender.Looped(PeerNames.Scalar, times =>
                {
                    for (var i = 0; i < times; i++)
                        ScalarLoops.Sigmoid(arrays);
                }),
                Contender.Looped(PeerNames.TensorPrimitives, times =>
                {
                    var x = arrays.X;
                    var result = arrays.Result;
                    for (var i = 0; i < times; i++)
                        TensorPrimitives.Sigmoid(x, result);
                }),
                .. native.Contenders(sigmoid, arrays),
            ];
            yield return Comparison.Of(
                "Sigmoid of short spans",
                length.ToString(CultureInfo.InvariantCulture),
                length,
                contenders,
                rounds,
                peer => Goals.OfShort(length, peer));
        }
    }
}
