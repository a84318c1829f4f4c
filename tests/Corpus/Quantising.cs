namespace Kernels.Corpus;

/// <summary>Numbers in steps.</summary>
public static partial class Quantising
{
    [Vectorize]
    public static int ToSteps([Sample(-10, 10)] float x, [Uniform, Sample(0.01, 0.1)] float step, [Uniform, Sample(-5, 5)] int zero) =>
        (int)Math.Clamp(MathF.Round(x / step) + zero, -128f, 127f);

    [Vectorize]
    public static float FromSteps([Sample(-128, 127)] int steps, [Uniform, Sample(0.01, 0.1)] float step, [Uniform, Sample(-5, 5)] int zero) =>
        (steps - zero) * step;

    /// <summary>A product of numbers with 12 bits behind the point, rounded.</summary>
    [Vectorize]
    public static int FixedMultiply([Sample(-8000, 8000)] int left, [Sample(-8000, 8000)] int right) => ((left * right) + 2048) >> 12;
}
