namespace Kernels.Corpus;

/// <summary>Bytes and samples of 16 bits.</summary>
public static partial class SmallElements
{
    [Vectorize]
    public static byte Grey(byte red, byte green, byte blue) => (byte)(((red * 77) + (green * 150) + (blue * 29)) >> 8);

    [Vectorize]
    public static byte Blend(byte below, byte above, byte alpha) => (byte)(((below * (255 - alpha)) + (above * alpha) + 127) / 255);

    [Vectorize]
    public static byte Threshold(byte value, [Uniform, Sample(0, 255)] byte border) => value >= border ? (byte)255 : (byte)0;

    [Vectorize]
    public static short Mix(short left, short right) => (short)Math.Clamp(left + right, short.MinValue, short.MaxValue);
}
