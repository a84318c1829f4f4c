using System.Runtime.InteropServices;
using Kernels.Gpu;

namespace Kernels.Samples.Targets;

/// <summary>What a target gave: a few values, its largest error, and its time.</summary>
/// <param name="Values">The results for <see cref="TargetComparison.Shown"/>.</param>
/// <param name="LargestError">In units in the last place of the true value.</param>
/// <param name="HasBitsOfSimd">Every element has the bits that the SIMD form gives.</param>
/// <param name="Nanoseconds">An element, the median of several runs.</param>
internal sealed record TargetResult(string Target, float[] Values, double LargestError, bool HasBitsOfSimd, double Nanoseconds);

/// <summary>Runs one function on every target that is there.</summary>
internal static class TargetComparison
{
    public const float Beta = 1.5f;

    /// <summary>The inputs whose results are shown; they are the first elements.</summary>
    public static readonly IReadOnlyList<float> Shown = [-8f, -1f, 0f, 0.5f, 3f];

    /// <param name="count">How many elements each target computes, at least as many as are shown.</param>
    /// <param name="cancellationToken">Looked at between two targets.</param>
    /// <returns>What each target gave, and a line for each that is not there.</returns>
    public static (IReadOnlyList<TargetResult> Results, IReadOnlyList<string> Notes) Run(int count, CancellationToken cancellationToken)
    {
        var x = Inputs(count);
        var bits = new float[count];
        Activation.Swish(x, Beta, bits);
        var results = new List<TargetResult>();
        var notes = new List<string>();
        foreach (var create in Targets(notes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var target = create(x);
            var time = MedianTime.Of(0.5, target.Run)[0];
            var values = target.Results();
            results.Add(new(target.Name, values[..Shown.Count].ToArray(), LargestError(x, values),
                MemoryMarshal.AsBytes(values).SequenceEqual(MemoryMarshal.AsBytes(bits.AsSpan())), time * 1e9 / count));
        }

        return (results, notes);
    }

    private static IEnumerable<Func<float[], Target>> Targets(List<string> notes)
    {
        yield return static x => new ScalarTarget(x);
        yield return static x => new SimdTarget(x);
        yield return static x => new ParallelTarget(x);

        GpuDevice? device = null;
        try
        {
            device = GpuDevice.Default;
            notes.Add($"OpenCL is {device}. {BitsOf(device)}");
        }
        catch (GpuException exception)
        {
            notes.Add(exception.Message);
        }

        if (device is not null)
            yield return x => new OpenCLTarget(device, x);

        var shader = DirectX.Target;
        notes.Add(shader?.Hardware ?? DirectX.Missing);
        if (shader is not null)
            yield return shader.Value.Create;
    }

    private static string BitsOf(GpuDevice device) => device.WhyNotProcessorBits is { } reason
        ? $"Its bits may differ from those of SIMD: {reason}."
        : "It gives the bits of SIMD.";

    /// <summary>The shown inputs, then numbers spread evenly from -10 to 10.</summary>
    private static float[] Inputs(int count) =>
        [.. Shown, .. Enumerable.Range(0, count - Shown.Count).Select(i => -10f + (20f * i / count))];

    private static double LargestError(float[] x, ReadOnlySpan<float> results)
    {
        var largest = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var exact = Activation.Exact(x[i], Beta);
            var unit = MathF.BitIncrement(MathF.Abs((float)exact)) - MathF.Abs((float)exact);
            largest = Math.Max(largest, Math.Abs(results[i] - exact) / unit);
        }

        return largest;
    }
}
