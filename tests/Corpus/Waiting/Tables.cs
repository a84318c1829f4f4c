namespace Kernels.Corpus;

/// <summary>Functions that look numbers up.</summary>
public static partial class Tables
{
    private static readonly byte[] GammaTable = [.. Enumerable.Range(0, 256).Select(static i => (byte)Math.Round(255 * Math.Pow(i / 255.0, 1 / 2.2)))];

    private static ReadOnlySpan<double> Lanczos =>
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
        -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    [Vectorize]
    public static byte Gamma(byte value) => GammaTable[value];

    /// <summary>Nine neighbours, each in a span of its own, with the coefficients of a filter.</summary>
    [Vectorize]
    public static float Filter(
        float x0, float x1, float x2, float x3, float x4, float x5, float x6, float x7, float x8, [Uniform] ReadOnlySpan<float> taps) =>
        (taps[0] * x0) + (taps[1] * x1) + (taps[2] * x2) + (taps[3] * x3) + (taps[4] * x4) + (taps[5] * x5) + (taps[6] * x6) + (taps[7] * x7) + (taps[8] * x8);

    /// <summary>The logarithm of the gamma function of a positive number, with the coefficients of Lanczos.</summary>
    [Vectorize, Close(1e-12)]
    public static double LogGamma([Sample(0.5, 50)] double x)
    {
        x -= 1;
        var sum = Lanczos[0];
        for (var i = 1; i < 9; i++)
            sum += Lanczos[i] / (x + i);
        var t = x + 7.5;
        return ((x + 0.5) * Math.Log(t)) - t + Math.Log(2.5066282746310002 * sum);
    }
}
