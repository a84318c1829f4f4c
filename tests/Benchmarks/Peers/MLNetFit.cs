using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Kernels.Benchmarks.Peers;

/// <summary>ML.NET's L-BFGS on rows that are objects in memory, its own way.</summary>
internal static class MLNetFit
{
    /// <summary>A fit with the loosest tolerance that is close enough to the optimum; null where none is.</summary>
    public static Action? Find(FitProblem problem, int threads, Func<double, bool> isClose)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, problem.Columns);
        var rows = Enumerable.Range(0, problem.Labels.Length)
            .Select(i => new Row { Features = problem.Features.AsSpan(i * problem.Columns, problem.Columns).ToArray(), Label = problem.Labels[i] == 1 })
            .ToArray();

        foreach (var tolerance in (float[])[1e-4f, 1e-5f, 1e-6f, 1e-7f, 1e-8f])
        {
            var (weights, intercept) = Run(tolerance);
            if (isClose(problem.Objective(weights, intercept)))
                return () => Run(tolerance);
        }

        return null;

        (double[] Weights, double Intercept) Run(float tolerance)
        {
            var data = context.Data.LoadFromEnumerable(rows, schema);
            var pipeline = context.Transforms.NormalizeMeanVariance(nameof(Row.Features), fixZero: false)
                .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
                {
                    L1Regularization = 0,
                    L2Regularization = 1,
                    OptimizationTolerance = tolerance,
                    HistorySize = 10,
                    NumberOfThreads = threads,
                }));
            var model = pipeline.Fit(data);
            var linear = model.LastTransformer.Model.SubModel;
            var normalizer = (NormalizingTransformer)model.First();
            var affine = normalizer.GetNormalizerModelParameters(0) as NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>
                ?? throw new InvalidOperationException("ML.NET scales features in another way than it did.");

            // Scaled features are (x − offset)·scale.
            double intercept = linear.Bias;
            var weights = new double[problem.Columns];
            for (var j = 0; j < weights.Length; j++)
            {
                weights[j] = (double)linear.Weights[j] * affine.Scale[j];
                intercept -= weights[j] * (affine.Offset.IsDefaultOrEmpty ? 0 : affine.Offset[j]);
            }

            return (weights, intercept);
        }
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
