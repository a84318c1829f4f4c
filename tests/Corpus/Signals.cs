namespace Kernels.Corpus;

/// <summary>Sound and other signals.</summary>
public static partial class Signals
{
    [Vectorize]
    public static float SoftClip(float sample)
    {
        if (sample >= 1f)
            return 2f / 3f;
        return sample <= -1f ? -2f / 3f : sample - (sample * sample * sample / 3f);
    }

    [Vectorize, Close(1e-5)]
    public static float DecibelsToGain([Sample(-60, 20)] float decibels) => float.Exp10(decibels * 0.05f);

    [Vectorize, Close(1e-5)]
    public static float NoteToHertz([Sample(0, 127)] int note) => 440f * float.Exp2((note - 69) / 12f);

    [Vectorize, Close(1e-5)]
    public static float HannWindow([Sample(0, 4096)] int index, [Uniform, Sample(4096, 8192)] int length) =>
        0.5f - (0.5f * MathF.Cos(2f * MathF.PI * index / (length - 1)));

    /// <summary>Three neighbours, each in a span of its own.</summary>
    [Vectorize]
    public static float Smooth(float before, float here, float after, [Uniform, Sample(0, 1)] float amount) =>
        here + (amount * ((0.25f * before) - (0.5f * here) + (0.25f * after)));
}
