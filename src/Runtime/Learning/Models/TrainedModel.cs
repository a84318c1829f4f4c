using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>A fitted classifier. It is immutable and may be used from several threads.</summary>
/// <remarks>
/// With <see cref="TrainingDevice.Cpu"/> the same data and options give the same model, to the bit, on every machine and for any
/// number of threads; with <see cref="TrainingDevice.Scalar"/> only where the platform's exponential and logarithm are the same,
/// and with <see cref="TrainingDevice.OpenCL(Gpu.GpuDevice)"/> on the same device.
/// </remarks>
public abstract partial class TrainedModel
{
    private readonly float[] parameters;

    private protected TrainedModel(TrainingResult result)
    {
        (Network, Standardization, parameters) = (result.Network, result.Standardization, result.Parameters);
        (History, Reason, Passes, Warning) = (result.History, result.Reason, result.Passes, result.Warning);
        FeatureMeans = [.. Standardization.Means.Zip(Standardization.Origins, static (mean, origin) => mean + origin)];
    }

    /// <summary>The number of features of a row.</summary>
    public int FeatureCount => Network.Features;

    /// <summary>The number of classes, at least 2.</summary>
    public int ClassCount => Math.Max(2, Network.Outputs);

    /// <summary>The mean of each feature over the training rows; zeros without standardisation.</summary>
    public ImmutableArray<double> FeatureMeans { get; }

    /// <summary>
    /// The population standard deviation of each feature over the training rows; 1 for a constant one, and without
    /// standardisation.
    /// </summary>
    public ImmutableArray<float> FeatureScales => Standardization.Scales;

    /// <summary>How training stood in each iteration, in order; empty for a model that was loaded.</summary>
    public ImmutableArray<TrainingProgress> History { get; }

    /// <summary>Whether training found a minimum, as closely as asked for or as floats allow. Training that was stopped early did not look for it.</summary>
    public bool Converged => Reason is StopReason.GradientVanished or StopReason.RoundingReached;

    /// <summary>Why training ended.</summary>
    public StopReason Reason { get; }

    /// <summary>How often training passed over all rows.</summary>
    public int Passes { get; }

    /// <summary>The largest magnitude among the components of the objective's gradient at the end; NaN for a model that was loaded.</summary>
    public double GradientNorm => History.IsEmpty ? double.NaN : History[^1].GradientNorm;

    /// <summary>What to change where training ended without converging; else null.</summary>
    public string? Warning { get; }

    internal Network Network { get; }

    internal Standardization Standardization { get; }

    /// <summary>The parameters, in the standardised space in which the model was trained.</summary>
    internal ReadOnlySpan<float> Parameters => parameters;

    /// <summary>The probability of each class for each of many rows.</summary>
    /// <param name="features">Row after row, <see cref="FeatureCount"/> finite values each.</param>
    /// <param name="destination">
    /// Row after row, <see cref="ClassCount"/> probabilities each; NaN where a logit is NaN. Apart from <paramref name="features"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, a feature is not finite, or the spans overlap.
    /// </exception>
    public void PredictProbabilities(ReadOnlySpan<float> features, Span<float> destination)
    {
        if (features.Overlaps(destination))
            throw new ArgumentException("'destination' overlaps 'features': later rows would be lost.", nameof(destination));
        var rows = RowsOf(destination.Length, ClassCount);
        CheckShape(features.Length, rows);
        TrainingData.CheckFinite(features, FeatureCount);
        var tile = new PredictionTile(this, rows);
        for (var start = 0; start < rows; start += tile.Rows)
        {
            var count = Math.Min(tile.Rows, rows - start);
            Standardization.ApplyRaw(features.Slice(start * FeatureCount, count * FeatureCount), tile.Features(count));
            tile.Probabilities(count, destination.Slice(start * ClassCount, count * ClassCount));
        }
    }

    /// <inheritdoc cref="PredictProbabilities(ReadOnlySpan{float}, Span{float})"/>
    public void PredictProbabilities(ReadOnlySpan<double> features, Span<float> destination)
    {
        var rows = RowsOf(destination.Length, ClassCount);
        CheckShape(features.Length, rows);
        var tile = new PredictionTile(this, rows);
        for (var start = 0; start < rows; start += tile.Rows)
        {
            var count = Math.Min(tile.Rows, rows - start);
            Standardization.ApplyRaw(features.Slice(start * FeatureCount, count * FeatureCount), tile.Features(count));
            TrainingData.CheckFinite(tile.Features(count), FeatureCount, start);
            tile.Probabilities(count, destination.Slice(start * ClassCount, count * ClassCount));
        }
    }

    /// <summary>The probability of each class for each row of a matrix.</summary>
    /// <param name="features">The rows; their origins may be others than those of the training.</param>
    /// <param name="destination">Row after row, <see cref="ClassCount"/> probabilities each.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together, or a feature is not finite.</exception>
    public void PredictProbabilities(FeatureMatrix features, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(features);
        var rows = RowsOf(destination.Length, ClassCount);
        if (features.ColumnCount != FeatureCount)
            throw new ArgumentException($"The model has {FeatureCount} features, the matrix {features.ColumnCount} columns.", nameof(features));
        CheckShape(features.Offsets.Length, rows);
        TrainingData.CheckFinite(features.Offsets.Span, FeatureCount);
        var own = Standardization.From(features.Origins);
        var tile = new PredictionTile(this, rows);
        for (var start = 0; start < rows; start += tile.Rows)
        {
            var count = Math.Min(tile.Rows, rows - start);
            own.Apply(features.Offsets.Span.Slice(start * FeatureCount, count * FeatureCount), tile.Features(count));
            tile.Probabilities(count, destination.Slice(start * ClassCount, count * ClassCount));
        }
    }

    /// <summary>The most probable class of each of many rows; of equal ones the last, so that of two classes ½ is enough for class 1.</summary>
    /// <param name="features">Row after row, <see cref="FeatureCount"/> finite values each.</param>
    /// <param name="destination">One class number per row; −1 where a probability is NaN.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a feature is not finite.</exception>
    public void PredictClasses(ReadOnlySpan<float> features, Span<int> destination)
    {
        var probabilities = new float[checked(destination.Length * ClassCount)];
        PredictProbabilities(features, probabilities);
        MostProbable(probabilities, ClassCount, destination);
    }

    /// <summary>The most probable class of each row; of equal ones the last; −1 where a probability is NaN.</summary>
    /// <param name="probabilities">Row after row, one per class.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="destination">One class number per row.</param>
    internal static void MostProbable(ReadOnlySpan<float> probabilities, int classes, Span<int> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var row = probabilities.Slice(i * classes, classes);
            var best = 0;
            for (var k = 0; k < classes; k++)
            {
                if (float.IsNaN(row[k]))
                {
                    best = -1;
                    break;
                }

                if (row[k] >= row[best])
                    best = k;
            }

            destination[i] = best;
        }
    }

    /// <summary>The parameters as a start for another training, whose features may be scaled in another way.</summary>
    internal double[] ParametersFor(Network network, Standardization other, bool withBiases)
    {
        if (!network.Widths.SequenceEqual(Network.Widths) || network.Hidden?.Name != Network.Hidden?.Name)
        {
            throw TrainingData.Error(
                nameof(TrainingOptions.WarmStart),
                $"The model has layers of {string.Join(", ", Network.Widths)}, the training {string.Join(", ", network.Widths)}; or their activations differ.");
        }

        var result = Array.ConvertAll(parameters, static parameter => (double)parameter);
        for (var unit = 0; unit < network.Widths[1]; unit++)
        {
            for (var j = 0; j < FeatureCount; j++)
            {
                ref var weight = ref result[unit * FeatureCount + j];
                var raw = weight / Standardization.Scales[j];
                result[network.BiasesAt(0) + unit] +=
                    raw * (other.Origins[j] - Standardization.Origins[j] + (other.Means[j] - Standardization.Means[j]));
                weight = raw * other.Scales[j];
            }
        }

        var isWeight = network.WeightMask();
        for (var j = 0; j < result.Length; j++)
            result[j] = isWeight[j] || withBiases ? result[j] : 0;
        return result;
    }

    /// <summary>The weights of a unit of the first layer and its bias, for features as they come.</summary>
    private protected (ImmutableArray<double> Weights, double Bias) InRawSpace(int unit)
    {
        var weights = new double[FeatureCount];
        double bias = parameters[Network.BiasesAt(0) + unit];
        for (var j = 0; j < weights.Length; j++)
        {
            weights[j] = (double)parameters[unit * FeatureCount + j] / Standardization.Scales[j];
            bias -= weights[j] * FeatureMeans[j];
        }

        return ([.. weights], bias);
    }

    private protected void CheckShape(int features, int rows)
    {
        if (features != (long)rows * FeatureCount)
        {
            throw new ArgumentException(
                $"{rows} rows of {FeatureCount} features need {(long)rows * FeatureCount} values, not {features}.", nameof(features));
        }
    }

    private static int RowsOf(int length, int values) => length % values == 0
        ? length / values
        : throw TrainingData.Error("destination", $"{length} values do not fill rows of {values} classes.");

    /// <summary>What predictions work with, a tile of rows at a time.</summary>
    private protected sealed class PredictionTile
    {
        private readonly TrainedModel model;
        private readonly NetworkTile<Memory<float>> tile;
        private readonly float[] features;
        private readonly float[] scratch;

        public PredictionTile(TrainedModel model, int rows)
        {
            this.model = model;
            Rows = Math.Min(TiledPass.RowsOfTile(model.FeatureCount), Math.Max(rows, 1));
            tile = new(model.Network, Rows, CpuKernels.Shared);
            tile.SetParameters(model.Parameters);
            features = new float[Rows * model.FeatureCount];
            scratch = new float[2 * Rows];
        }

        public int Rows { get; }

        public Span<float> Features(int count) => features.AsSpan(0, count * model.FeatureCount);

        public Span<float> Logits(int count) => tile.Logits(features.AsMemory(0, count * model.FeatureCount), count).Span;

        public void Probabilities(int count, Span<float> destination)
        {
            if (model.Network.Outputs == 1)
            {
                OfBoth(Logits(count), destination);
                return;
            }

            var outputs = Logits(count);
            model.Network.Loss.Probabilities(outputs, scratch.AsSpan(0, 2 * count));
            var classes = model.ClassCount;
            for (var i = 0; i < count; i++)
            {
                for (var k = 0; k < classes; k++)
                    destination[i * classes + k] = outputs[k * count + i];
            }
        }

        /// <summary>σ(−z) and σ(z): a small probability of class 0 keeps its digits, which 1 − σ(z) would lose.</summary>
        private void OfBoth(Span<float> logits, Span<float> destination)
        {
            var others = scratch.AsSpan(0, logits.Length);
            for (var i = 0; i < logits.Length; i++)
                others[i] = -logits[i];
            Activations.Sigmoid(others, others);
            Activations.Sigmoid(logits, logits);
            for (var i = 0; i < logits.Length; i++)
                (destination[2 * i], destination[2 * i + 1]) = (others[i], logits[i]);
        }
    }
}
