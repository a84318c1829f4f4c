namespace Kernels.Shaders.Tests.Cases;

/// <summary>Tables of constants, at places that are in range: what a device does with others is no matter of the scalar method.</summary>
internal static partial class TableCases
{
    private static readonly float[] Gains = [1f, 0.5f, -0.25f, 3e38f, 1e-30f];

    private static ReadOnlySpan<int> Steps => [7, -9, 16, 73, int.MinValue, int.MaxValue, 0, 1, 5, 8, 11, 13, 17, 19, 23, 29];

    private static ReadOnlySpan<uint> Masks => [1u, 0xFFFF0000u, 4u];

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Gain(float x, int place) => x * Gains[Math.Clamp(place, 0, 4)];

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Max)]
    internal static int Step(int x) => x + Steps[x & 15] - Steps[(x >> 4) & 7];

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static uint Masked(uint x, uint y) => x & Masks[(int)(y % 3u)];

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int Walk(int x)
    {
        var place = x & 15;
        for (var i = 0; i < (x & 3); i++)
            place = Steps[place] & 15;
        return place;
    }
}
