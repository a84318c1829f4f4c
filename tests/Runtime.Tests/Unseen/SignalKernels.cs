using Kernels.Tests.Running;

namespace Kernels.Tests.Unseen;

/// <summary>Colour and sound.</summary>
internal static partial class SignalKernels
{
    // 2.4 · an ULP or two of the logarithm inside the power.
    [Vectorize(Gpu = true), Within(2e-6, Scale = 1e-6)]
    public static float ToLinear([InRange(0, 1)] float c) => c <= 0.04045f ? c / 12.92f : MathF.Pow((c + 0.055f) / 1.055f, 2.4f);

    public static double ToLinearInDouble(double c) => (float)c <= 0.04045f ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    [Vectorize(Gpu = true), Within(2e-6, Scale = 0.1)]
    public static float ToSrgb([InRange(0, 1)] float c)
    {
        if (c <= 0.0031308f)
            return 12.92f * c;
        return 1.055f * MathF.Pow(c, 1f / 2.4f) - 0.055f;
    }

    public static double ToSrgbInDouble(double c) => (float)c <= 0.0031308f ? 12.92 * c : 1.055 * Math.Pow(c, 1 / 2.4) - 0.055;

    [Vectorize(Gpu = true)]
    public static float Hue(float red, float green, float blue)
    {
        var most = MathF.Max(red, MathF.Max(green, blue));
        var least = MathF.Min(red, MathF.Min(green, blue));
        var range = most - least;
        if (range == 0f)
            return 0f;
        float hue;
        if (most == red)
            hue = (green - blue) / range;
        else if (most == green)
            hue = 2f + (blue - red) / range;
        else
            hue = 4f + (red - green) / range;
        hue *= 60f;
        return hue < 0f ? hue + 360f : hue;
    }

    [Vectorize(Gpu = true)]
    public static float Saturation(float red, float green, float blue)
    {
        var most = MathF.Max(red, MathF.Max(green, blue));
        return most == 0f ? 0f : (most - MathF.Min(red, MathF.Min(green, blue))) / most;
    }

    // One channel of a colour from hue, saturation and value; the channel is 5, 3 or 1 for red, green and blue.
    [Vectorize(Gpu = true)]
    public static float FromHsv(float hue, float saturation, float value, [Uniform] float channel)
    {
        var k = (channel + hue / 60f) % 6f;
        return value - value * saturation * MathF.Max(0f, MathF.Min(MathF.Min(k, 4f - k), 1f));
    }

    [Vectorize(Gpu = true), Within(1e-6, Scale = 1)]
    public static float ToDecibels([InRange(1e-6, 1000)] float amplitude) => 20f * MathF.Log10(MathF.Max(amplitude, 1e-9f));

    public static double ToDecibelsInDouble(double amplitude) => 20 * Math.Log10(amplitude);

    // The exponent's rounding, up to half an ULP of 14, is that part of the result.
    [Vectorize(Gpu = true), Within(3e-6)]
    public static float FromDecibels([InRange(-120, 60)] float decibels) => MathF.Exp(decibels * 0.115129255f);

    public static double FromDecibelsInDouble(double decibels) => Math.Exp(decibels * 0.11512925464970228);

    [Vectorize(Gpu = true)]
    public static float SoftClip(float x)
    {
        var limited = Math.Clamp(x, -1f, 1f);
        return 1.5f * limited - 0.5f * limited * limited * limited;
    }

    [Vectorize(Gpu = true)]
    public static int Quantize(float x, [Uniform, InRange(0.01, 1)] float step, [Uniform, InRange(0, 255)] int zero) =>
        Math.Clamp((int)MathF.Round(x / step) / 1 + zero, 0, 255);
}
