namespace Kernels.Generators.Tests.Properties;

/// <summary>Inputs of random kernels: special values that meet each other, and random ones of every size.</summary>
internal static class ElementInputs
{
    private static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, 1.5f, 2.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon,
        -float.Epsilon, 1.17549435E-38f, float.MaxValue, float.MinValue, 1e-40f, 16777217f, 3e9f, -3e9f, 88f, -88f, 1e5f,
    ];

    public static float Any(Random random) => random.Next(4) switch
    {
        0 or 1 => Special[random.Next(Special.Length)],
        2 => Moderate(random),
        _ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
    };

    /// <summary>A number between -5 and 5, often one at which functions have kinks.</summary>
    public static float Moderate(Random random) => random.Next(5) switch
    {
        0 => random.Next(-2, 3),
        1 => random.Next(-8, 9) * 0.25f,
        _ => (float)((random.NextDouble() * 10) - 5),
    };
}
