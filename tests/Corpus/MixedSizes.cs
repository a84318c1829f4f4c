namespace Kernels.Corpus;

/// <summary>Functions of floats that are computed in double.</summary>
public static partial class MixedSizes
{
    [Vectorize, Close(1e-6)]
    public static float Bearing([Sample(-90, 90)] float latitude, [Sample(-180, 180)] float longitude) =>
        (float)(Math.Sin(latitude * (Math.PI / 180)) * Math.Cos(longitude * (Math.PI / 180)));
}
