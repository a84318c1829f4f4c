namespace Kernels.Corpus;

/// <summary>Conversions of colours, in floats from 0 to 1 and in packed pixels of four bytes.</summary>
public static partial class Colours
{
    [Vectorize, Close(1e-5)]
    public static float SrgbToLinear([Sample(0, 1)] float value) =>
        value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);

    [Vectorize, Close(1e-5)]
    public static float LinearToSrgb([Sample(0, 1)] float value) =>
        value <= 0.0031308f ? 12.92f * value : (1.055f * MathF.Pow(value, 1f / 2.4f)) - 0.055f;

    [Vectorize]
    public static (float Y, float Cb, float Cr) ToYCbCr([Sample(0, 1)] float red, [Sample(0, 1)] float green, [Sample(0, 1)] float blue)
    {
        var luma = (0.299f * red) + (0.587f * green) + (0.114f * blue);
        return (luma, 0.5f + ((blue - luma) * 0.564f), 0.5f + ((red - luma) * 0.713f));
    }

    /// <summary>The hue in degrees; 0 for a grey.</summary>
    [Vectorize]
    public static float Hue([Sample(0, 1)] float red, [Sample(0, 1)] float green, [Sample(0, 1)] float blue)
    {
        var top = MathF.Max(red, MathF.Max(green, blue));
        var range = top - MathF.Min(red, MathF.Min(green, blue));
        if (range == 0f)
            return 0f;

        float sector;
        if (top == red)
            sector = (green - blue) / range;
        else if (top == green)
            sector = ((blue - red) / range) + 2f;
        else
            sector = ((red - green) / range) + 4f;
        return 60f * (sector < 0f ? sector + 6f : sector);
    }

    [Vectorize]
    public static float Overlay([Sample(0, 1)] float below, [Sample(0, 1)] float above) =>
        below < 0.5f ? 2f * below * above : 1f - (2f * (1f - below) * (1f - above));

    /// <summary>A packed pixel as a grey of the same brightness.</summary>
    [Vectorize]
    public static uint PackedGrey(uint argb)
    {
        var grey = ((((argb >> 16) & 0xFFu) * 77u) + (((argb >> 8) & 0xFFu) * 150u) + ((argb & 0xFFu) * 29u)) >> 8;
        return (argb & 0xFF000000u) | (grey << 16) | (grey << 8) | grey;
    }

    /// <summary>The colours of a packed pixel times its opacity.</summary>
    [Vectorize]
    public static uint PackedPremultiply(uint argb)
    {
        var alpha = argb >> 24;
        return (alpha << 24) | (Scale((argb >> 16) & 0xFFu, alpha) << 16) | (Scale((argb >> 8) & 0xFFu, alpha) << 8) | Scale(argb & 0xFFu, alpha);
    }

    /// <summary>Division by 255, rounded.</summary>
    private static uint Scale(uint channel, uint alpha)
    {
        var product = (channel * alpha) + 128u;
        return (product + (product >> 8)) >> 8;
    }
}
