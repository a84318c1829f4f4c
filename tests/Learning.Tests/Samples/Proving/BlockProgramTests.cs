using Kernels.Checking;
using Kernels.Samples.Proving;
using Kernels.Samples.Proving.Blocks;
using Xunit;

namespace Kernels.Tests;

/// <summary>The arithmetic in double with bounds of its errors, beside the double-double arithmetic.</summary>
public class BlockProgramTests
{
    private const int Samples = 20_000;

    public static TheoryData<string, bool> KernelNames()
    {
        var names = new TheoryData<string, bool>();
        foreach (var assembly in (System.Reflection.Assembly[])[typeof(Activations).Assembly, typeof(ProvedKernels).Assembly])
        {
            foreach (var kernel in KernelFinder.Find(assembly).Provable)
                names.Add(kernel.Name, assembly == typeof(ProvedKernels).Assembly);
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void What_it_knows_is_what_the_exact_arithmetic_says(string name, bool isOfTests)
    {
        var kernel = Find(name, isOfTests);
        var program = BlockCompiler.Compile(kernel.Formula);
        var reference = new Reference(kernel.Formula);
        foreach (var (block, count) in Blocks(kernel))
        {
            program.Run(block, count);
            for (var i = 0; i < count; i++)
            {
                float[] inputs = [.. block.Select(values => values[i])];
                for (var result = 0; result < program.Results.Length; result++)
                    Check(FastReference.Of(program.Results[result], i), reference.Of(result, inputs), $"{name}, {result}: {string.Join(", ", inputs)}");
            }
        }
    }

    [Theory]
    [InlineData("Activations.Sigmoid")]
    [InlineData("Activations.SoftplusDerivative")]
    [InlineData("VectorMath.Exp")]
    [InlineData("VectorMath.Tanh")]
    [InlineData("Activations.Relu")]
    public void It_knows_nearly_all(string name)
    {
        var kernel = Find(name, isOfTests: false);
        var program = BlockCompiler.Compile(kernel.Formula);
        var (known, all) = (0, 0);
        foreach (var (block, count) in Blocks(kernel))
        {
            program.Run(block, count);
            all += count;
            known += Enumerable.Range(0, count).Count(i => FastReference.Of(program.Results[0], i).IsKnown);
        }

        Assert.True(known > 0.99 * all, $"{known} of {all}");
    }

    [Fact]
    public void A_loop_is_left_to_the_exact_arithmetic()
    {
        var program = BlockCompiler.Compile(Find("ProvedKernels.Halved", isOfTests: true).Formula);
        program.Run([[0.5f, 3f]], 2);

        Assert.False(FastReference.Of(program.Results[0], 1).IsKnown);
    }

    private static ProvableKernel Find(string name, bool isOfTests) =>
        KernelFinder.Find((isOfTests ? typeof(ProvedKernels) : typeof(Activations)).Assembly).Provable.First(kernel => kernel.Name == name);

    private static IEnumerable<(float[][] Block, int Count)> Blocks(ProvableKernel kernel)
    {
        var inputs = ProofInputs.Sampled(kernel.Inputs.Length, Samples);
        float[][] block = [.. kernel.Inputs.Select(static _ => new float[Register.Length])];
        return Enumerable.Range(0, ProofInputs.Buckets).SelectMany(bucket => inputs.Blocks(bucket, block)).Select(count => (block, count));
    }

    private static void Check(FastReference fast, (Exact Value, int? Skipped) exact, string at)
    {
        if (!fast.IsKnown)
            return;

        // There may be several reasons, and a kink that the result does not depend on is in doubt for the exact arithmetic only.
        Assert.True(fast.Skipped is null || exact.Skipped is not null, $"{at}: skipped by {fast.Skipped}");
        if (exact.Skipped is not null)
            return;
        var truth = exact.Value.ToDouble();
        if (!float.IsFinite((float)fast.Value))
        {
            Assert.True(((float)fast.Value).Equals((float)truth), $"{at}: {fast.Value}, {truth}");
            return;
        }

        // Across a power of two the unit is another one.
        Assert.True(Math.Abs(fast.Value - truth) <= Reference.UnitOf(truth) / 32, $"{at}: {fast.Value:R}, {truth:R}");
    }
}
