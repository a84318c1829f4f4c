namespace Kernels.Corpus;

/// <summary>Functions whose numbers have more than one size.</summary>
public static partial class MixedSizes
{
    /// <summary>A sample from −1 to 1 as an integer of 24 bits.</summary>
    [Vectorize]
    public static int ToSample24([Sample(-1, 1)] double sample) => (int)Math.Round(Math.Clamp(sample, -1, 1) * 8388607);

    [Vectorize, Close(1e-6)]
    public static float Bearing([Sample(-90, 90)] float latitude, [Sample(-180, 180)] float longitude) =>
        (float)(Math.Sin(latitude * (Math.PI / 180)) * Math.Cos(longitude * (Math.PI / 180)));
}
