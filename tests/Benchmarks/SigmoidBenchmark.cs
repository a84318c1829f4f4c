using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;

namespace Kernels.Benchmarks;

/// <summary>
/// Sigmoid over floats that fit the first-level cache: the generated span form beside the same function as a plain
/// loop and beside TensorPrimitives. The ratios are to the generated form.
/// </summary>
public class SigmoidBenchmark
{
    private float[] logits = [];
    private float[] probabilities = [];

    /// <summary>The number of elements.</summary>
    [Params(4096)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        logits = new float[Length];
        probabilities = new float[Length];
        for (var i = 0; i < Length; i++)
            logits[i] = (random.NextSingle() * 20f) - 10f;
    }

    [Benchmark(Baseline = true)]
    public void Generated() => Activations.Sigmoid(logits, probabilities);

    [Benchmark]
    public void TensorPrimitivesSigmoid() => TensorPrimitives.Sigmoid(logits, probabilities);

    [Benchmark]
    public void ScalarLoop()
    {
        for (var i = 0; i < logits.Length; i++)
            probabilities[i] = Activations.Sigmoid(logits[i]);
    }
}
