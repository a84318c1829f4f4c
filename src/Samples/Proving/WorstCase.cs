namespace Kernels.Samples.Proving;

/// <summary>An input with a large error, and what a form of the kernel gives for it.</summary>
/// <param name="Inputs">One for each parameter.</param>
/// <param name="Value">What the kernel gives.</param>
/// <param name="Reference">The true result, to the precision of <c>double</c>.</param>
/// <param name="Error">The error in ULP, by double-double arithmetic.</param>
internal sealed record WorstCase(float[] Inputs, float Value, double Reference, double Error)
{
    /// <summary>Of vectors, or of the scalar method.</summary>
    public static WorstCase Of(Proof proof, bool isScalar)
    {
        var kernel = proof.Kernel;
        var inputs = (isScalar ? proof.WorstOfScalar : proof.Worst).ToFloats(kernel.Inputs.Length);
        float[][] block = [.. inputs.Select(static input => Enumerable.Repeat(input, 16).ToArray())];
        var reference = new Reference(kernel.Formula).Of(proof.Result, inputs).Value;
        return kernel.Forms.Where((_, form) => form == 0 == isScalar)
            .Select(form =>
            {
                float[][] results = [.. kernel.Results.Select(static _ => new float[16])];
                form.Run(block, 0, form.Width, results);
                var value = results[proof.Result][0];
                return new WorstCase(inputs, value, reference.ToDouble(), Proving.Reference.ErrorOf(value, reference));
            })
            .MaxBy(static found => found.Error)!;
    }
}
