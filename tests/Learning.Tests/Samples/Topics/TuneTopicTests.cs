using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

public class TuneTopicTests
{
    private static readonly Dataset Data = BreastCancer.Load();

    /// <summary>Standardised rows with a last 1.</summary>
    private static double[][] Rows()
    {
        double[][] columns = [.. Enumerable.Range(0, Data.FeatureCount)
            .Select(static j => Enumerable.Range(0, Data.Rows).Select(i => (double)Data.Features.Span[(i * Data.FeatureCount) + j]).ToArray())];
        double[] means = [.. columns.Select(static column => column.Average())];
        double[] scales = [.. columns.Zip(means, static (column, mean) => Math.Sqrt(column.Sum(x => (x - mean) * (x - mean)) / column.Length))];
        return [.. Enumerable.Range(0, Data.Rows).Select(i => (double[])[.. columns.Select((column, j) => (column[i] - means[j]) / scales[j]), 1])];
    }

    [Fact]
    public async Task The_limit_and_the_losses_are_those_of_plain_loops()
    {
        var run = await TopicRun.OfAsync("tune");
        var rows = Rows();

        // The Rayleigh quotient of XᵀX/n after many multiplications by it.
        double[] v = [.. Enumerable.Range(1, rows[0].Length).Select(static j => 1.0 / j)];
        double[] Times(double[] of) => [.. Enumerable.Range(0, of.Length).Select(j => rows.Sum(row => row[j] * Dot(row, of)) / rows.Length)];
        for (var i = 0; i < 20; i++)
        {
            var next = Times(v);
            var length = Math.Sqrt(Dot(next, next));
            v = [.. next.Select(x => x / length)];
        }

        var largest = Dot(v, Times(v));
        Assert.Equal(8 / largest, run.Number("limit"), 1e-6);
        Assert.Equal(2 / largest, run.Number("squaredLimit"), 1e-6);

        var w = new double[rows[0].Length];
        var losses = run.Numbers("loss-0.5");
        for (var epoch = 0; epoch < losses.Length; epoch++)
        {
            var gradient = new double[w.Length];
            var loss = 0.0;
            for (var i = 0; i < rows.Length; i++)
            {
                var z = Dot(rows[i], w);
                loss += Math.Log(1 + Math.Exp(Data.Labels[i] == 1 ? -z : z));
                for (var j = 0; j < w.Length; j++)
                    gradient[j] += ((1 / (1 + Math.Exp(-z))) - Data.Labels[i]) * rows[i][j];
            }

            Assert.Equal(loss / rows.Length, losses[epoch], 1e-9);
            for (var j = 0; j < w.Length; j++)
                w[j] -= 0.5 * gradient[j] / rows.Length;
        }
    }

    [Fact]
    public async Task A_rate_that_is_too_large_is_cut_by_the_library_only()
    {
        var run = await TopicRun.OfAsync("tune");

        Assert.True(run.Numbers("loss-1000").Max() > 10);
        Assert.True(run.Numbers("squaredAbove")[^1] > 1e6);
        var cut = run.Numbers("cutLoss");
        Assert.All(cut.Zip(cut.Skip(1)), static pair => Assert.True(pair.Second <= pair.First * (1 + 1e-6)));
        Assert.True(run.Number("cutPasses") > cut.Length);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, static (x, y) => x * y).Sum();
}
