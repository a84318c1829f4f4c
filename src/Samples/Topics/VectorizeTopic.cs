using System.Runtime.Intrinsics;
using Kernels.Gpu;

namespace Kernels.Samples.Topics;

/// <summary>The same sums in loops, in SIMD lanes, on all cores and on an OpenCL device, with the time that each takes.</summary>
internal static class VectorizeTopic
{
    private const int InCache = 4096;

    public static Lesson Teach(CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Vectorisation");
        var lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count
            : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
            : Vector128<float>.Count;
        lesson.Say($"SIMD is one instruction for many numbers: a register of this processor holds {lanes} floats, its lanes. "
            + $"Times below are medians of runs that took turns; other programs may disturb them.");
        lesson.Number("lanes", lanes);
        lesson.Number("cores", Environment.ProcessorCount);
        Cycles(lesson, lanes);
        cancellationToken.ThrowIfCancellationRequested();
        var device = FindDevice(out var about);
        DotProductSizes.Teach(lesson, device, about, cancellationToken);
        TrainingTimes.Teach(lesson, device, cancellationToken);
        return lesson;
    }

    private static void Cycles(Lesson lesson, int lanes)
    {
        lesson.Section($"Lanes are not cycles");
        var (x, y, sum, chain) = (DotProduct.Draw(InCache, 1), DotProduct.Draw(InCache, 2), 0f, 1u);
        var times = MedianTime.Of(
            0.5,
            () => chain = DotProduct.Chain(chain, 0x9E3779B9),
            () => sum = DotProduct.Loop(x, y),
            () => sum = DotProduct.FourSums(x, y),
            () => sum = DotProduct.ProductSum(x, y));
        var cycle = times[0] / DotProduct.ChainLength;
        double[] cycles = [.. times.Skip(1).Select(time => time / InCache / cycle)];
        lesson.Say($"It is often said that a loop adds four numbers in four cycles, and SIMD in one. "
            + $"An addition takes some cycles until its result is there, but a core begins several in every cycle. "
            + $"A loop with one sum waits for each addition; with four sums it does not; SIMD has lanes besides. "
            + $"Cycles are measured by a chain of integer additions, one a cycle. A sum of {InCache} products, which fit in the cache:");
        var table = lesson.Table("", "cycles per element", "elements per cycle", "speed");
        foreach (var (name, i) in new[] { ("loop, one sum", 0), ("loop, four sums", 1), ("SIMD", 2) })
            table.Row($"{name}", $"{cycles[i]:0.00}", $"{1 / cycles[i]:0.0}", $"{cycles[0] / cycles[i]:0.0} x");
        lesson.Number("cyclesAnElement", cycles);
        lesson.Number("simdSpeed", cycles[0] / cycles[2]);
        lesson.Say($"In the cache SIMD was {cycles[0] / cycles[2]:0.0} times as fast as the loop, with {lanes} lanes.");
        var exact = x.Zip(y, static (left, right) => (double)left * right).Sum();
        float[] sums = [DotProduct.Loop(x, y), DotProduct.FourSums(x, y), DotProduct.ProductSum(x, y)];
        double[] errors = [.. sums.Select(own => Math.Abs(own - exact) / Math.Abs(exact))];
        lesson.Number("relativeErrors", errors);
        lesson.Claim($"All give the same sum but for rounding: they are off by {errors[0]:0.0e+0}, {errors[1]:0.0e+0} and {errors[2]:0.0e+0} of it",
            errors.Max() < 1e-4);
    }

    private static GpuDevice? FindDevice(out string about)
    {
        try
        {
            var device = GpuDevice.Default;
            about = device.Kind == GpuDeviceKind.Cpu
                ? $"OpenCL is {device}, which is this processor and no graphics card: it shows what a launch costs, not what a GPU can do."
                : $"OpenCL is {device}.";
            return device;
        }
        catch (GpuException exception)
        {
            about = exception.Message;
            return null;
        }
    }
}
