using System.Globalization;
using System.Runtime.Intrinsics;
using Kernels.Gpu;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>The same sums in loops, in SIMD lanes, on all cores and on an OpenCL device, with the time that each takes.</summary>
internal static class VectorizeTopic
{
    private const int InCache = 4096;
    private static readonly int[] Sizes = [1 << 12, 1 << 15, 1 << 18, 1 << 21, 1 << 24];

    public static Lesson Teach(CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Vectorisation");
        var lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256.IsHardwareAccelerated ? Vector256<float>.Count : Vector128<float>.Count;
        lesson.Say($"SIMD is one instruction for many numbers: a register of this processor holds {lanes} floats, its lanes. Times below are medians of runs that took turns; other programs may disturb them.");
        lesson.Number("lanes", lanes);
        lesson.Number("cores", Environment.ProcessorCount);
        Cycles(lesson, lanes);
        cancellationToken.ThrowIfCancellationRequested();
        var device = FindDevice(out var about);
        BySize(lesson, device, about, cancellationToken);
        Logistic(lesson, device, cancellationToken);
        return lesson;
    }

    private static void Cycles(Lesson lesson, int lanes)
    {
        lesson.Section($"Lanes are not cycles");
        var (x, y, sum, chain) = (Draw(InCache, 1), Draw(InCache, 2), 0f, 1u);
        var times = MedianTime.Of(
            2,
            () => chain = DotProduct.Chain(chain, 0x9E3779B9),
            () => sum = DotProduct.Loop(x, y),
            () => sum = DotProduct.FourSums(x, y),
            () => sum = DotProduct.ProductSum(x, y));
        var cycle = times[0] / DotProduct.ChainLength;
        double[] cycles = [.. times.Skip(1).Select(time => time / InCache / cycle)];
        lesson.Say($"It is often said that a loop adds four numbers in four cycles, and SIMD in one. An addition takes some cycles until its result is there, but a core begins several in every cycle. A loop with one sum waits for each addition; with four sums it does not; SIMD has lanes besides. Cycles are measured by a chain of integer additions, one a cycle. A sum of {InCache} products, which fit in the cache:");
        var table = lesson.Table("", "cycles an element", "elements a cycle", "speed");
        foreach (var (name, i) in new[] { ("loop, one sum", 0), ("loop, four sums", 1), ("SIMD", 2) })
            table.Row($"{name}", $"{cycles[i]:0.00}", $"{1 / cycles[i]:0.0}", $"{cycles[0] / cycles[i]:0.0} x");
        lesson.Number("cyclesAnElement", cycles);
        lesson.Number("simdSpeed", cycles[0] / cycles[2]);
        lesson.Claim($"SIMD is faster than the loop, in the cache: {cycles[0] / cycles[2]:0.0} times with {lanes} lanes", cycles[0] / cycles[2] > 1.2);
        var exact = x.Zip(y, static (left, right) => (double)left * right).Sum();
        float[] sums = [DotProduct.Loop(x, y), DotProduct.FourSums(x, y), DotProduct.ProductSum(x, y)];
        double[] errors = [.. sums.Select(own => Math.Abs(own - exact) / Math.Abs(exact))];
        lesson.Number("relativeErrors", errors);
        lesson.Claim($"All give the same sum but for rounding: they are off by {errors[0]:0.0e+0}, {errors[1]:0.0e+0} and {errors[2]:0.0e+0} of it", errors.Max() < 1e-4);
    }

    private static void BySize(Lesson lesson, GpuDevice? device, string about, CancellationToken cancellationToken)
    {
        lesson.Section($"By size");
        lesson.Say($"{about}");
        string[] names = device is null ? ["loop", "SIMD", "all cores"] : ["loop", "SIMD", "all cores", "OpenCL", "with copying"];
        var rates = names.Select(static _ => new double[Sizes.Length]).ToArray();
        for (var i = 0; i < Sizes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (x, y, sum) = (Draw(Sizes[i], 1), Draw(Sizes[i], 2), 0f);
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

            var times = MedianTime.Of(1, ways);
            for (var way = 0; way < ways.Count; way++)
                rates[way][i] = Sizes[i] / times[way] / 1e9;
        }

        lesson.Show(new Plot("Elements a nanosecond", "SIMD is fastest where the data is in the cache, and falls to the speed of memory beyond. An OpenCL device needs many elements to begin to pay.", new("elements") { Logarithmic = true }, new("") { Logarithmic = true },
            [.. names.Select((name, way) => new Series(name, [.. Sizes.Select(static size => (double)size)], rates[way]))]));
        var table = lesson.Table("elements", names);
        for (var i = 0; i < Sizes.Length; i++)
            table.Row([$"{Sizes[i]}", .. rates.Select(own => (FormattableString)$"{own[i]:0.00}")]);
        lesson.Number("sizes", Sizes.Select(static size => (double)size));
        for (var way = 0; way < names.Length; way++)
            lesson.Number($"rate-{names[way].Replace(' ', '-')}", rates[way]);
        lesson.Say($"Two floats are read for each element, so {Sizes[^1]} elements are {Sizes[^1] / 131072} MiB: more than caches hold. Then memory sets the pace, not lanes: SIMD is {rates[1][0] / rates[1][^1]:0.0} times slower there than in the cache, and {rates[1][^1] / rates[0][^1]:0.0} times as fast as the loop.");
        if (device is not null)
            Winner(lesson, rates);
    }

    private static void Winner(Lesson lesson, double[][] rates)
    {
        var cpu = Enumerable.Range(0, Sizes.Length).Select(i => Math.Max(rates[1][i], rates[2][i])).ToArray();
        string From(double[] own) => Enumerable.Range(0, Sizes.Length).FirstOrDefault(i => Enumerable.Range(i, Sizes.Length - i).All(j => own[j] > cpu[j]), -1) is var first and >= 0
            ? Prose.Of($"from {Sizes[first]} elements on")
            : Prose.Of($"at no size up to {Sizes[^1]}");
        lesson.Say($"OpenCL is ahead of the processor's cores {From(rates[3])} with the numbers on the device, and {From(rates[4])} where they are copied there for each sum. A sum does too little with each number to pay for the way.");
    }

    private static void Logistic(Lesson lesson, GpuDevice? device, CancellationToken cancellationToken)
    {
        const int rows = 20_000, columns = 30, passes = 10;
        lesson.Section($"Logistic regression");
        lesson.Say($"{passes} epochs of gradient descent on {rows} rows of {columns} features. A loop over epochs remains, as each needs the weights of the one before; the loops over rows and features are those that go.");
        var x = Draw(rows * columns, 3);
        float[] labels = [.. Enumerable.Range(0, rows).Select(row => x[row * columns] - x[(row * columns) + 1] > 0 ? 1f : 0f)];
        List<(string Name, TrainingDevice Device, int Threads)> ways =
            [("loops", TrainingDevice.Scalar, 1), ("SIMD", TrainingDevice.Cpu, 1), ("SIMD, all cores", TrainingDevice.Cpu, Environment.ProcessorCount)];
        if (device is not null)
            ways.Add(("OpenCL", TrainingDevice.OpenCL(device), 1));
        var models = new LogisticRegression[ways.Count];
        var times = MedianTime.Of(2, [.. ways.Select((way, i) => (Action)(() => models[i] = LogisticRegression.Fit(
            x, columns, labels, new() { Solver = Solver.GradientDescent(0.5), MaxIterations = passes, Standardize = false, Device = way.Device, Threads = way.Threads }, cancellationToken: cancellationToken)))]);
        lesson.Show(new Bars("Time of a training", "Loops take longest.",
            [.. ways.Select((way, i) => new Bar(way.Name, times[i], string.Create(CultureInfo.InvariantCulture, $"{times[i] * 1e3:0.0} ms, {times[0] / times[i]:0.0} x")))]));
        lesson.Number("trainingSpeed", times.Select(time => times[0] / time));
        var difference = models.Skip(1).Max(model => model.Weights.Zip(models[0].Weights, static (left, right) => Math.Abs(left - right)).Max());
        lesson.Number("weightDifference", difference);
        lesson.Claim($"All end at the same weights, to {difference:0.0e+0}", difference < 1e-4f);
        lesson.Claim($"SIMD trains {times[0] / times[1]:0.0} times as fast as loops, on one core", times[0] / times[1] > 1.2);
    }

    private static GpuDevice? FindDevice(out string about)
    {
        try
        {
            var device = GpuDevice.Default;
            about = $"OpenCL is {device}{(device.Kind == GpuDeviceKind.Cpu ? ", which is this processor and no graphics card: it shows what a launch costs, not what a GPU can do" : "")}.";
            return device;
        }
        catch (GpuException exception)
        {
            about = exception.Message;
            return null;
        }
    }

    /// <summary>Numbers from 0 to 1.</summary>
    private static float[] Draw(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)random.Unit();
        return values;
    }
}
