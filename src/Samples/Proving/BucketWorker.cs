using Kernels.Checking;
using Kernels.Samples.Proving.Blocks;

namespace Kernels.Samples.Proving;

/// <summary>Runs a kernel on the inputs of a bucket and compares the results: what a thread has of its own.</summary>
internal sealed class BucketWorker
{
    private readonly ProvableKernel kernel;
    private readonly ProofInputs inputs;
    private readonly BlockProgram program;
    private readonly Reference reference;
    private readonly float[][] block;

    // By the form, then the result.
    private readonly float[][][] results;
    private readonly bool[] threw = new bool[Register.Length];

    public BucketWorker(ProvableKernel kernel, ProofInputs inputs)
    {
        (this.kernel, this.inputs) = (kernel, inputs);
        program = BlockCompiler.Compile(kernel.Formula);
        reference = new(kernel.Formula);
        block = [.. kernel.Inputs.Select(static _ => new float[Register.Length])];
        results = [.. kernel.Forms.Select(_ => kernel.Results.Select(static _ => new float[Register.Length]).ToArray())];
    }

    /// <summary>What came of a bucket, for each result of the kernel.</summary>
    public BucketResult[] Run(int bucket, CancellationToken cancellationToken)
    {
        BucketResult[] found = [.. kernel.Results.Select(static _ => new BucketResult())];
        foreach (var count in inputs.Blocks(bucket, block))
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunForms(count);
            program.Run(block, count);
            for (var result = 0; result < found.Length; result++)
                Compare(result, count, found[result]);
        }

        return found;
    }

    private void RunForms(int count)
    {
        Array.Clear(threw);
        var end = (count + 15) & ~15;
        try
        {
            kernel.Forms[0].Run(block, 0, count, results[0]);
        }
        catch (Exception)
        {
            // Which inputs it were is seen one by one. Vectors are given another input in their place.
            for (var i = 0; i < count; i++)
                threw[i] = Throws(i);
            if (Array.IndexOf(threw, false, 0, count) is not (>= 0 and var live))
                return;
            for (var i = 0; i < end; i++)
            {
                if (i >= count || threw[i])
                    Array.ForEach(block, values => values[i] = values[live]);
            }
        }

        for (var form = 1; form < kernel.Forms.Length; form++)
            kernel.Forms[form].Run(block, 0, end, results[form]);
    }

    private bool Throws(int i)
    {
        try
        {
            kernel.Forms[0].Run(block, i, i + 1, results[0]);
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private void Compare(int result, int count, BucketResult found)
    {
        var (scalar, of4, of8, of16) = (results[0][result], results[1][result], results[2][result], results[3][result]);
        for (var i = 0; i < count; i++)
        {
            if (threw[i])
            {
                found.AddSkipped(SkipReasons.Throws);
                continue;
            }

            if (ErrorOfVectors(result, i, scalar[i], of4[i], of8[i], of16[i], found) is { } skipped)
                found.AddSkipped(skipped);
        }
    }

    /// <returns>Why the input is not compared, or null.</returns>
    private int? ErrorOfVectors(int result, int i, float scalar, float of4, float of8, float of16, BucketResult found)
    {
        var input = new InputBits(BitConverter.SingleToUInt32Bits(block[0][i]), block.Length > 1 ? BitConverter.SingleToUInt32Bits(block[1][i]) : 0);
        var differs = !IsSame(of4, of8) || !IsSame(of4, of16);
        if (differs)
            found.AddDiffering(input);
        var scalarDiffers = !IsSame(of4, scalar);
        if (scalarDiffers)
            found.AddScalarDiffering();

        var known = FastReference.Of(program.Results[result], i);
        var (skipped, exact) = (known.Skipped, default(Exact));
        if (!known.IsKnown)
            (exact, skipped) = reference.Of(result, [.. block.Select(values => values[i])]);
        if (skipped is not null)
            return skipped;

        var error = ErrorOf(of4);
        var errorOfScalar = scalarDiffers ? ErrorOf(scalar) : error;
        if (differs)
            error = Math.Max(error, Math.Max(ErrorOf(of8), ErrorOf(of16)));
        found.AddError(error, errorOfScalar, input);
        return null;

        double ErrorOf(float number) => known.IsKnown ? Reference.ErrorOf(number, known.Value) : Reference.ErrorOf(number, exact);
    }

    private static bool IsSame(float one, float other) =>
        BitConverter.SingleToUInt32Bits(one) == BitConverter.SingleToUInt32Bits(other) || (float.IsNaN(one) && float.IsNaN(other));
}
