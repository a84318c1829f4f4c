using Kernels.Checking;

namespace Kernels.Samples.Proving.Blocks;

/// <summary>A result of a block program.</summary>
/// <param name="Result">The result itself.</param>
/// <param name="Function">What a derivative is the derivative of, as the kernel computes it; null of a value.</param>
internal sealed record BlockResult(Register Result, Register? Function);

/// <summary>
/// The formula of a kernel, or its derivative, as steps over blocks of inputs in <c>double</c>. Each element has a bound of its error;
/// where that is infinite, only the <see cref="Evaluator"/> knows.
/// </summary>
internal sealed class BlockProgram
{
    private readonly Action<int>[] steps;

    public BlockProgram(Register[] inputs, Action<int>[] steps, BlockResult[] results,
        IReadOnlyList<(Register A, Register B, Register Sum)> sums, IReadOnlyList<Register> all) =>
        (Inputs, this.steps, Results, Sums, All) = (inputs, steps, results, sums, all);

    public Register[] Inputs { get; }

    public BlockResult[] Results { get; }

    /// <summary>Where terms may cancel.</summary>
    public IReadOnlyList<(Register A, Register B, Register Sum)> Sums { get; }

    public IReadOnlyList<Register> All { get; }

    /// <summary>Evaluates it for the first inputs of a block.</summary>
    public void Run(float[][] inputs, int count)
    {
        for (var p = 0; p < Inputs.Length; p++)
        {
            for (var i = 0; i < count; i++)
                Inputs[p].Value[i] = inputs[p][i];
            if (Inputs[p].Rounded is { } rounded)
                Array.Copy(Inputs[p].Value, rounded, count);
        }

        foreach (var step in steps)
            step(count);
    }
}
