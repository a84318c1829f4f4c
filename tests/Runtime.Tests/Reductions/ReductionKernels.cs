namespace Kernels.Tests.Reductions;

/// <summary>Kernels with reductions: each element type, each number of vectors in an iteration, tuples, stores on the way.</summary>
internal static partial class ReductionKernels
{
    private const Reduction All = Reduction.Sum | Reduction.Mean | Reduction.Min | Reduction.Max;

    [Vectorize(Reduce = All, Gpu = true)]
    public static float Same(float x) => x;

    [Vectorize(Reduce = All, Unroll = 2, Gpu = true)]
    public static float Twice(float x) => 2f * x;

    [Vectorize(Reduce = All, Unroll = 1, Gpu = true)]
    public static float Half(float x) => 0.5f * x;

    /// <summary>Heavy: one vector an iteration.</summary>
    [Vectorize(Reduce = All, Gpu = true)]
    public static float Exponentials(float x) => VectorMath.Exp(x) - VectorMath.Exp(-x);

    [Vectorize(Reduce = All, Gpu = true)]
    public static double Same(double x) => x;

    [Vectorize(Reduce = All, Unroll = 2, Gpu = true)]
    public static double Twice(double x) => 2d * x;

    [Vectorize(Reduce = All, Unroll = 1, Gpu = true)]
    public static double Half(double x) => 0.5 * x;

    [Vectorize(Reduce = All, Gpu = true)]
    public static int Same(int x) => x;

    [Vectorize(Reduce = All, Gpu = true)]
    public static uint Same(uint x) => x;

    [Vectorize(Reduce = All, Unroll = 1, Gpu = true)]
    public static long Same(long x) => x;

    [Vectorize(Reduce = All, Gpu = true)]
    public static ulong Same(ulong x) => x;

    [Vectorize(Reduce = All, Gpu = true)]
    public static float WeightedError(float prediction, float target, [Uniform] float weight) =>
        weight * (prediction - target) * (prediction - target);

    /// <summary>Throws where the scalar method does, and in no spare lane.</summary>
    [Vectorize(Reduce = All, Gpu = true)]
    public static int Quotient(int x, int y) => x / y;

    /// <summary>Every result is reduced: of floats by the tree, of integers in any order.</summary>
    [Vectorize(Reduce = All, Gpu = true)]
    public static (float Square, int IsPositive) Statistics(float x) => (x * x, x > 0f ? 1 : 0);

    /// <summary>As above, with an iteration for each number of accumulators.</summary>
    [Vectorize(Reduce = All, Unroll = 1, Gpu = true)]
    public static (double First, double Second) Moments(double x) => (x, x * x);

    [Vectorize(Reduce = All, ReduceElement = "Loss", Gpu = true)]
    public static (float Loss, float Residual) Fit(float prediction, float target) =>
        ((prediction - target) * (prediction - target), prediction - target);

    [Vectorize(Reduce = All, ReduceElement = "Bits", Unroll = 1, Gpu = true)]
    public static (float Doubled, uint Bits) Encode(float x) => (2f * x, BitConverter.SingleToUInt32Bits(x) >> 24);

    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    public static float Product(float x, float w) => x * w;

    /// <summary>Two vectors an iteration, and a uniform in the middle.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Unroll = 2, Gpu = true)]
    public static double Weighted(double x, [Uniform] double scale, double w) => x * scale * w;

    /// <summary>One row at a time.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Unroll = 1, Gpu = true)]
    public static float SquaredDifference(float x, float w) => (x - w) * (x - w);

    /// <summary>Nothing but the matrix, and a division of integers that spare lanes must not make throw.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true, Gpu = true)]
    public static float Reciprocal(float x) => 1000 / (int)x;

    /// <summary>Doubles, two vectors that all rows share, and uniforms between them.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    public static double Blend(double x, [Uniform] double scale, double v, [Uniform] int shift, double w) => x * scale * v + (w - shift);

    /// <summary>Overloads whose generated methods may not meet.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    public static float Moved(float x, float w, [Uniform] int n) => x * w + n;

    /// <inheritdoc cref="Moved(float, float, int)"/>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    public static float Moved(float x, [Uniform] int n, float w) => x * w - n;

    /// <summary>Integers in the matrix and in what its rows share, but not in the sum, and a division by nothing that is in a row.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    public static float Quotient(int x, uint w) => 1000 / (x - (int)w);

    /// <summary>More inputs than the runtime's loops over a matrix take.</summary>
    [Vectorize(Reduce = Reduction.Sum, Matrix = true)]
    public static float Five(float x, float a, float b, [Uniform] float scale, float c, float d) => x * a + b * c * scale - d;

    [Vectorize(Reduce = All, Parallel = true, Gpu = true)]
    public static float Shared(float x, [Uniform] float scale) => x * scale;

    [Vectorize(Reduce = All, Parallel = true, Gpu = true)]
    public static (double Value, long Rounded) SharedPair(double x) => (x, (long)x);

    [Vectorize(Reduce = All, Parallel = true, ReduceElement = "Loss", Gpu = true)]
    public static (float Loss, float Residual) SharedFit(float prediction, float target) =>
        ((prediction - target) * (prediction - target), prediction - target);

    [Vectorize(Reduce = Reduction.Sum, Parallel = true, Gpu = true)]
    public static int SharedQuotient(int x, int y) => x / y;
}
