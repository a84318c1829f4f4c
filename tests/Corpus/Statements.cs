namespace Kernels.Corpus;

/// <summary>Functions that are written with more than expressions, conditions and loops.</summary>
public static partial class Statements
{
    /// <summary>A wave of one of four shapes.</summary>
    [Vectorize, Close(1e-5)]
    public static float Wave([Sample(0, 1)] float phase, [Uniform, Sample(0, 3)] int shape)
    {
        switch (shape)
        {
            case 0:
                return MathF.Sin(2f * MathF.PI * phase);
            case 1:
                return phase < 0.5f ? 1f : -1f;
            case 2:
                return (2f * phase) - 1f;
            default:
                return 1f - (4f * MathF.Abs(phase - 0.5f));
        }
    }

    /// <summary>The radius of a point in polar coordinates, bent by its angle.</summary>
    [Vectorize, Close(1e-5)]
    public static float Petal(float x, float y, [Uniform, Sample(2, 5)] int petals)
    {
        ToPolar(x, y, out var radius, out var angle);
        return radius * Bend(angle);

        float Bend(float at) => 1f + (0.5f * MathF.Cos(petals * at));
    }

    private static void ToPolar(float x, float y, out float radius, out float angle)
    {
        radius = MathF.Sqrt((x * x) + (y * y));
        angle = MathF.Atan2(y, x);
    }
}
