using Kernels.Gpu;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>The speed of a dot product by its size: in the cache, in memory, and on an OpenCL device.</summary>
internal static class DotProductSizes
{
    private static readonly int[] Sizes = [1 << 11, 1 << 14, 1 << 17, 1 << 20, 1 << 23];

    public static void Teach(Lesson lesson, GpuDevice? device, string about, CancellationToken cancellationToken)
    {
        lesson.Section($"By size");
        lesson.Say($"{about}");
        string[] names = device is null ? ["loop", "SIMD", "all cores"] : ["loop", "SIMD", "all cores", "OpenCL", "with copying"];
        var rates = names.Select(static _ => new double[Sizes.Length]).ToArray();
        for (var i = 0; i < Sizes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (x, y, sum) = (DotProduct.Draw(Sizes[i], 1), DotProduct.Draw(Sizes[i], 2), 0f);
            using var deviceX = device?.Allocate<float>(x);
            using var deviceY = device?.Allocate<float>(y);
            List<Action> ways = [() => sum = DotProduct.Loop(x, y), () => sum = DotProduct.ProductSum(x, y), () => sum = DotProduct.SharedProductSum(x, y)];
            if (deviceX is not null && deviceY is not null)
            {
                ways.Add(() => sum = DotProduct.SharedProductSum(deviceX, deviceY));
                ways.Add(() =>
                {
                    deviceX.CopyFrom(x);
                    deviceY.CopyFrom(y);
                    sum = DotProduct.SharedProductSum(deviceX, deviceY);
                });
            }

            var times = MedianTime.Of(0.4, ways);
            for (var way = 0; way < ways.Count; way++)
                rates[way][i] = Sizes[i] / times[way] / 1e9;
        }

        lesson.Show(new Plot("Elements per nanosecond", "SIMD is fastest where the data is in the cache, and falls to the speed of memory beyond. "
            + "An OpenCL device needs many elements to begin to pay.",
            new("elements") { Logarithmic = true }, new("") { Logarithmic = true },
            [.. names.Select((name, way) => new Series(name, [.. Sizes.Select(static size => (double)size)], rates[way]))]));
        var table = lesson.Table("elements", names);
        for (var i = 0; i < Sizes.Length; i++)
            table.Row([$"{Sizes[i]}", .. rates.Select(own => (FormattableString)$"{own[i]:0.00}")]);
        lesson.Number("sizes", Sizes.Select(static size => (double)size));
        for (var way = 0; way < names.Length; way++)
            lesson.Number($"rate-{names[way].Replace(' ', '-')}", rates[way]);
        lesson.Say($"Two floats are read for each element, so {Sizes[^1]} elements are {Sizes[^1] / 131072} MiB: more than caches hold. "
            + $"Then memory sets the pace, not lanes: SIMD is {rates[1][0] / rates[1][^1]:0.0} times slower there than in the cache, "
            + $"and {rates[1][^1] / rates[0][^1]:0.0} times as fast as the loop.");
        if (device is not null)
            Winner(lesson, rates);
    }

    private static void Winner(Lesson lesson, double[][] rates)
    {
        var cpu = Enumerable.Range(0, Sizes.Length).Select(i => Math.Max(rates[1][i], rates[2][i])).ToArray();
        string From(double[] own) => Enumerable.Range(0, Sizes.Length)
            .FirstOrDefault(i => Enumerable.Range(i, Sizes.Length - i).All(j => own[j] > cpu[j]), -1) is var first and >= 0
            ? Prose.Of($"from {Sizes[first]} elements on")
            : Prose.Of($"at no size up to {Sizes[^1]}");
        lesson.Say($"OpenCL is ahead of the processor's cores {From(rates[3])} with the numbers on the device, "
            + $"and {From(rates[4])} where they are copied there for each sum. A sum does too little with each number to pay for the way.");
    }
}
