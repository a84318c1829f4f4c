using System.Globalization;
using Kernels.Learning;

namespace Kernels.Benchmarks.Peers;

/// <summary>
/// A whole fit of a logistic regression, from arrays in memory of each library's own type: standardisation, and training until
/// the objective is within a millionth of its optimum. Each peer gets the loosest tolerance that comes so close.
/// </summary>
internal static class FitPeers
{
    public const string Name = "Fit";

    private const double Closeness = 1e-6;

    private static readonly (int Rows, int Columns)[] Shapes = [(569, 30), (20_000, 1024), (1_000_000, 64)];
    private static readonly InputRange Feature = new(-1f, 1f);

    public static IEnumerable<Comparison> Compare(PythonPeers python, int threads, int rounds) =>
        Shapes.Select(shape => Compare(python, shape.Rows, shape.Columns, threads, rounds));

    private static Comparison Compare(PythonPeers python, int rows, int columns, int threads, int rounds)
    {
        var features = new float[rows * columns];
        var labels = new float[rows];
        InputValues.Fill(features.AsSpan(), 0, Feature);
        InputValues.Fill(labels.AsSpan(), 1, Feature);
        for (var i = 0; i < rows; i++)
            labels[i] = features[i * columns] + features[i * columns + 1] + labels[i] > 0f ? 1f : 0f;

        var problem = new FitProblem(features, columns, labels);
        var optimum = problem.Objective(Fit(1e-9));
        var ours = (double[])[1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
        var tolerance = ours.First(candidate => IsClose(problem.Objective(Fit(candidate))));

        List<Contender> contenders = [Contender.Of(Contender.Ours, () => Fit(tolerance)), Contender.Of($"{Contender.Ours}, defaults", () => Fit(null))];
        contenders.AddRange(python.Contenders(Name, [rows, columns], [Feature], sizeof(float), optimum));
        if (MLNetFit.Find(problem, threads, objective => IsClose(objective)) is { } run)
            contenders.Add(Contender.Of(PeerNames.MLNet, run));

        var comparison = Comparison.Of(
            $"Fit, {threads} {(threads == 1 ? "thread" : "threads")}",
            string.Create(CultureInfo.InvariantCulture, $"{rows:N0} × {columns:N0}"),
            (long)rows * columns,
            contenders,
            rounds,
            static peer => peer is PeerNames.ScikitLearn or PeerNames.PyTorch or PeerNames.MLNet ? 1 : null);
        return comparison with { Note = string.Create(CultureInfo.InvariantCulture, $"ours {comparison.Rows[0].Nanoseconds * rows * columns / 1e6:0.0} ms") };

        LogisticRegression Fit(double? limit) =>
            LogisticRegression.Fit(features, columns, labels,
                limit is { } value
                    ? new() { Tolerance = value, Threads = threads }
                    : new() { Threads = threads });

        bool IsClose(double objective) => objective <= optimum * (1 + Closeness);
    }
}

/// <summary>What all fit: the mean logistic loss + |w|²/(2n) over standardised features.</summary>
internal sealed record FitProblem(float[] Features, int Columns, float[] Labels)
{
    public double Objective(LogisticRegression model) => Objective([.. model.RawWeights], model.RawIntercept);

    /// <param name="weights">For features as they come.</param>
    /// <param name="intercept">For features as they come.</param>
    public double Objective(double[] weights, double intercept)
    {
        var (sums, squares, loss) = (new double[Columns], new double[Columns], 0.0);
        for (var i = 0; i < Labels.Length; i++)
        {
            var logit = intercept;
            for (var j = 0; j < Columns; j++)
            {
                double x = Features[i * Columns + j];
                logit += weights[j] * x;
                sums[j] += x;
                squares[j] += x * x;
            }

            loss += Math.Max(logit, 0) - Labels[i] * logit + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
        }

        var penalty = 0.0;
        for (var j = 0; j < Columns; j++)
        {
            var mean = sums[j] / Labels.Length;
            penalty += weights[j] * weights[j] * (squares[j] / Labels.Length - mean * mean);
        }

        return (loss + penalty / 2) / Labels.Length;
    }
}
