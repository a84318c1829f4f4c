using Kernels.Samples.Display.Figures;
using Kernels.Samples.Proving;

namespace Kernels.Samples.Display;

/// <summary>The largest error by the exponent of the input.</summary>
internal static class ProofPlot
{
    public static Plot Of(Proof proof)
    {
        double[] exponents = [.. Enumerable.Range(-127, 255).Select(static exponent => (double)exponent)];
        return new(proof.Name, "The largest error of each exponent of the input, for negative and for positive inputs.",
            new("exponent of the input"), new("largest error in ULP"),
        [
            new("x > 0", exponents, Of(isNegative: false)),
            new("x < 0", exponents, Of(isNegative: true)),
        ]);

        double[] Of(bool isNegative) => proof.LargestByExponent(isNegative)[..255];
    }
}
