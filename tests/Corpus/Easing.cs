namespace Kernels.Corpus;

/// <summary>Curves from 0 to 1 by which an animation moves, as interface libraries have them.</summary>
public static partial class Easing
{
    [Vectorize]
    public static float InOutCubic([Sample(0, 1)] float t)
    {
        if (t < 0.5f)
            return 4f * t * t * t;
        var rest = 2f - (2f * t);
        return 1f - (rest * rest * rest * 0.5f);
    }

    [Vectorize]
    public static float OutBounce([Sample(0, 1)] float t)
    {
        const float Strength = 7.5625f;
        const float Part = 1f / 2.75f;

        if (t < Part)
            return Strength * t * t;

        float centre, floor;
        if (t < 2f * Part)
            (centre, floor) = (1.5f * Part, 0.75f);
        else if (t < 2.5f * Part)
            (centre, floor) = (2.25f * Part, 0.9375f);
        else
            (centre, floor) = (2.625f * Part, 0.984375f);
        t -= centre;
        return (Strength * t * t) + floor;
    }

    [Vectorize, Close(1e-5)]
    public static float OutElastic([Sample(0, 1)] float t) =>
        t <= 0f ? 0f
        : t >= 1f ? 1f
        : (float.Exp2(-10f * t) * MathF.Sin(((10f * t) - 0.75f) * (2f * MathF.PI / 3f))) + 1f;

    [Vectorize]
    public static float SmootherStep(float x, [Uniform, Sample(-2, -1)] float from, [Uniform, Sample(1, 2)] float to)
    {
        var t = Math.Clamp((x - from) / (to - from), 0f, 1f);
        return t * t * t * ((t * ((6f * t) - 15f)) + 10f);
    }
}
