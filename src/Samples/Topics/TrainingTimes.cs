using System.Globalization;
using Kernels.Gpu;
using Kernels.Learning;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>The same training of a logistic regression by loops, SIMD, cores and an OpenCL device.</summary>
internal static class TrainingTimes
{
    public static void Teach(Lesson lesson, GpuDevice? device, CancellationToken cancellationToken)
    {
        const int rows = 20_000, columns = 30, passes = 10;
        lesson.Section($"Logistic regression");
        lesson.Say($"{passes} epochs of gradient descent on {rows} rows of {columns} features. "
            + $"A loop over epochs remains, as each needs the weights of the one before; the loops over rows and features are those that go.");
        var x = DotProduct.Draw(rows * columns, 3);
        float[] labels = [.. Enumerable.Range(0, rows).Select(row => x[row * columns] - x[(row * columns) + 1] > 0 ? 1f : 0f)];
        #region devices
        List<(string Name, TrainingDevice Device, int Threads)> ways =
            [("loops", TrainingDevice.Scalar, 1), ("SIMD", TrainingDevice.Cpu, 1), ("SIMD, all cores", TrainingDevice.Cpu, Environment.ProcessorCount)];
        if (device is not null)
            ways.Add(("OpenCL", TrainingDevice.OpenCL(device), 1));
        #endregion
        var models = new LogisticRegression[ways.Count];
        var times = MedianTime.Of(1, [.. ways.Select((way, i) => (Action)(() => models[i] = LogisticRegression.Fit(
            x, columns, labels, new()
            {
                Solver = Solver.GradientDescent(0.5),
                MaxIterations = passes,
                Standardize = false,
                Device = way.Device,
                Threads = way.Threads,
            }, cancellationToken: cancellationToken)))]);
        lesson.Show(new Bars("Time of a training", "Loops take longest.",
            [.. ways.Select((way, i) => new Bar(way.Name, times[i],
                string.Create(CultureInfo.InvariantCulture, $"{times[i] * 1e3:0.0} ms, {times[0] / times[i]:0.0} x")))]));
        lesson.Number("trainingSpeed", times.Select(time => times[0] / time));
        var difference = models.Skip(1).Max(model => model.Weights.Zip(models[0].Weights, static (left, right) => Math.Abs(left - right)).Max());
        lesson.Number("weightDifference", difference);
        lesson.Claim($"All end at the same weights, to {difference:0.0e+0}", difference < 1e-4f);
        lesson.Say($"SIMD trained {times[0] / times[1]:0.0} times as fast as loops, on one core.");
    }
}
