namespace Kernels.Corpus;

/// <summary>Functions that look numbers up.</summary>
public static partial class Tables
{
    /// <summary>255 (i/255)^(1/2.2), rounded.</summary>
    private static readonly byte[] GammaTable =
    [
        0, 21, 28, 34, 39, 43, 46, 50, 53, 56, 59, 61, 64, 66, 68, 70,
        72, 74, 76, 78, 80, 82, 84, 85, 87, 89, 90, 92, 93, 95, 96, 98,
        99, 101, 102, 103, 105, 106, 107, 109, 110, 111, 112, 114, 115, 116, 117, 118,
        119, 120, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135,
        136, 137, 138, 139, 140, 141, 142, 143, 144, 144, 145, 146, 147, 148, 149, 150,
        151, 151, 152, 153, 154, 155, 156, 156, 157, 158, 159, 160, 160, 161, 162, 163,
        164, 164, 165, 166, 167, 167, 168, 169, 170, 170, 171, 172, 173, 173, 174, 175,
        175, 176, 177, 178, 178, 179, 180, 180, 181, 182, 182, 183, 184, 184, 185, 186,
        186, 187, 188, 188, 189, 190, 190, 191, 192, 192, 193, 194, 194, 195, 195, 196,
        197, 197, 198, 199, 199, 200, 200, 201, 202, 202, 203, 203, 204, 205, 205, 206,
        206, 207, 207, 208, 209, 209, 210, 210, 211, 212, 212, 213, 213, 214, 214, 215,
        215, 216, 217, 217, 218, 218, 219, 219, 220, 220, 221, 221, 222, 223, 223, 224,
        224, 225, 225, 226, 226, 227, 227, 228, 228, 229, 229, 230, 230, 231, 231, 232,
        232, 233, 233, 234, 234, 235, 235, 236, 236, 237, 237, 238, 238, 239, 239, 240,
        240, 241, 241, 242, 242, 243, 243, 244, 244, 245, 245, 246, 246, 247, 247, 248,
        248, 249, 249, 249, 250, 250, 251, 251, 252, 252, 253, 253, 254, 254, 255, 255,
    ];

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
