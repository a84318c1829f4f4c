namespace Kernels.Learning;

/// <summary>What a <see cref="ClassificationReport"/> says, but for the area under the curve, as sums over rows.</summary>
internal sealed class ReportSums(int classes)
{
    private const int CalibrationBins = 10;

    private readonly int[] confusion = new int[checked(classes * classes)];
    private readonly Calibration.Sums calibration = new(CalibrationBins);
    private double loss;
    private double squares;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    public ConfusionMatrix Confusion => new(confusion, classes);

    public double LogLoss => loss / Count;

    public double BrierScore => squares / Count;

    public Calibration Calibration => calibration.Finish();

    /// <summary>Adds checked rows.</summary>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities)
    {
        var (predictions, losses) = (new int[labels.Length], new float[labels.Length]);
        TrainedModel.MostProbable(probabilities, classes, predictions);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classes, classes);
            losses[i] = row[labels[i]];
            confusion[labels[i] * classes + predictions[i]]++;

            // With two classes both errors are the same; one of them counts.
            for (var k = classes == 2 ? 1 : 0; k < classes; k++)
            {
                var error = row[k] - (labels[i] == k ? 1.0 : 0.0);
                squares += error * error;
            }

            if (classes == 2)
                calibration.Add(labels[i], row[1]);
            else
                calibration.Add(labels[i] == predictions[i] ? 1 : 0, row[predictions[i]]);
        }

        MetricKernels.NegativeLog(losses, ClassificationReport.LeastProbability, losses);
        foreach (var own in losses)
            loss += own;
        Count = checked(Count + labels.Length);
    }
}
