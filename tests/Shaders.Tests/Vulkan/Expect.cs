using Xunit;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>Comparisons of what a shader computed.</summary>
internal static class Expect
{
    /// <summary>The values that make trouble.</summary>
    public static readonly float[] SpecialValues =
    [
        0f, -0f, 1f, -1f, 0.5f, -2.5f, 3e9f, -3e9f, 1e30f, float.MaxValue, float.MinValue, 1.17549435e-38f, -1.1754942e-38f,
        float.Epsilon, -float.Epsilon, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    /// <summary>All pairs of <see cref="SpecialValues"/>.</summary>
    public static readonly (float[] A, float[] B) SpecialPairs =
    (
        [.. SpecialValues.SelectMany(a => Enumerable.Repeat(a, SpecialValues.Length))],
        [.. SpecialValues.SelectMany(_ => SpecialValues)]
    );

    /// <summary>Each result has the bits of C#'s, the payload of a NaN aside.</summary>
    public static void SameBits(IEnumerable<float> expected, IEnumerable<float> actual) =>
        Assert.Equal(expected.Select(Text), actual.Select(Text));

    private static string Text(float value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
