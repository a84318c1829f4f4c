using System.Numerics.Tensors;

namespace Kernels.Benchmarks.Peers;

/// <summary>The cost of an element of Sigmoid against the number of elements.</summary>
internal static class CostPlot
{
    /// <summary>Two lengths a decade, and powers of two where a vector's width matters.</summary>
    private static readonly int[] Lengths =
    [
        1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000,
        1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000,
    ];

    /// <summary>Measures and writes the plot.</summary>
    public static void Draw(string file, int rounds)
    {
        var sigmoid = Operations.All[0];
        var curves = new[] { PeerNames.Scalar, PeerNames.TensorPrimitives, Contender.Ours, PeerNames.Copy }
            .Select(name => new Curve(name, []))
            .ToArray();

        foreach (var length in Lengths)
        {
            using var memory = new ArrayMemory(sigmoid, length);
            var arrays = memory.Arrays;
            var seconds = Contest.Measure(
                [
                    Contender.Looped(PeerNames.Scalar, times =>
                    {
                        for (var i = 0; i < times; i++)
                            ScalarLoops.Sigmoid(arrays);
                    }),
                    Contender.Looped(PeerNames.TensorPrimitives, times =>
                    {
                        for (var i = 0; i < times; i++)
                            TensorPrimitives.Sigmoid(arrays.X, arrays.Result);
                    }),
                    Contender.Looped(Contender.Ours, times =>
                    {
                        for (var i = 0; i < times; i++)
                            Activations.Sigmoid(arrays.X, arrays.Result);
                    }),
                    Contender.Looped(PeerNames.Copy, times =>
                    {
                        for (var i = 0; i < times; i++)
                            arrays.X.CopyTo(arrays.Result);
                    }),
                ],
                rounds);
            for (var i = 0; i < curves.Length; i++)
                curves[i].Points.Add((length, seconds[i] * 1e9 / length));
        }

        File.WriteAllText(file, LogarithmicPlot.Svg("Sigmoid, one thread", Machine.This.ToString(), "elements", "nanoseconds an element", curves));
        Console.WriteLine($"{file} is written.");
    }
}
