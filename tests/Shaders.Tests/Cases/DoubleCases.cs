using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Cases;

/// <summary>Doubles, of which HLSL has arithmetic alone.</summary>
internal static partial class DoubleCases
{
    [Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Mean, Matrix = true)]
    internal static double Weighted(double x, [Uniform] double weight, double y) => weight * x * y + (1.0 - weight) * (x - 0.1);

    [Vectorize(Gpu = true)]
    internal static (double Quotient, double Difference) Ratio(double x, double y, [Uniform] double least) =>
        (x < least ? -x / y : x / y, x * 3.0 - (x + x));

    [Vectorize(Gpu = true)]
    internal static double Half([InRange(0, 1e9)] double x)
    {
        double root = x > 1.0 ? x : 1.0;
        for (int i = 0; i < 100; i++)
        {
            double next = 0.5 * (root + x / root);
            if (next >= root)
                break;
            root = next;
        }

        return root;
    }
}
