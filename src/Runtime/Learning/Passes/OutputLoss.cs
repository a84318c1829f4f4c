namespace Kernels.Learning;

/// <summary>The loss on top of a network's last layer. Spans of several outputs hold one output after the other, one value a row each.</summary>
internal abstract class OutputLoss
{
    /// <summary>Spans of one value a row that <see cref="LossAndResiduals"/> works with.</summary>
    public abstract int ScratchSpans { get; }

    /// <summary>Computes the sum of the rows' losses, and for each row its derivative by each logit.</summary>
    /// <param name="products">The logits without their biases; may be overwritten.</param>
    /// <param name="biases">One an output.</param>
    /// <param name="labels">The number of the class, one a row.</param>
    /// <param name="weights">How much a row counts, one a row; empty where each counts as one.</param>
    /// <param name="residuals">Takes the derivatives.</param>
    /// <param name="scratch">To work with.</param>
    public abstract float LossAndResiduals(
        Span<float> products, ReadOnlySpan<float> biases, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> residuals, Span<float> scratch);

    /// <summary>Turns logits into probabilities, in place.</summary>
    /// <param name="logits">The logits of all outputs.</param>
    /// <param name="scratch">Two values a row.</param>
    public abstract void Probabilities(Span<float> logits, Span<float> scratch);
}

/// <summary>One output: the logistic loss of two classes.</summary>
internal sealed class LogisticOutput : OutputLoss
{
    public override int ScratchSpans => 2;

    public override float LossAndResiduals(
        Span<float> products, ReadOnlySpan<float> biases, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> residuals, Span<float> scratch) =>
        weights.IsEmpty
            ? LogisticKernels.LossAndResidualSum(products, labels, biases[0], residuals)
            : LogisticKernels.WeightedLossAndResidualSum(products, labels, weights, biases[0], residuals);

    public override void Probabilities(Span<float> logits, Span<float> scratch) => Activations.Sigmoid(logits, logits);
}

/// <summary>One output a class: the softmax with its cross-entropy.</summary>
internal sealed class SoftmaxOutput : OutputLoss
{
    public override int ScratchSpans => 5;

    public override float LossAndResiduals(
        Span<float> products, ReadOnlySpan<float> biases, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> residuals, Span<float> scratch)
    {
        var count = labels.Length;
        var largest = scratch[..count];
        var others = scratch.Slice(count, count);
        var labelExponentials = scratch.Slice(2 * count, count);
        var labelLogits = scratch.Slice(3 * count, count);
        var ones = scratch.Slice(4 * count, count);
        if (weights.IsEmpty)
        {
            ones.Fill(1);
            weights = ones;
        }

        for (var k = 0; k < biases.Length; k++)
        {
            var logits = products.Slice(k * count, count);
            LayerKernels.Shift(logits, biases[k], logits);
        }

        Largest(products, largest);
        others.Clear();
        for (var k = 0; k < biases.Length; k++)
        {
            var logits = products.Slice(k * count, count);
            var exponentials = residuals.Slice(k * count, count);
            SoftmaxKernels.AddExponential(others, logits, largest, labels, k, others, exponentials);
            SoftmaxKernels.Choose(labelExponentials, exponentials, labels, k, labelExponentials);
            SoftmaxKernels.Choose(labelLogits, logits, labels, k, labelLogits);
        }

        for (var k = 0; k < biases.Length; k++)
        {
            var own = residuals.Slice(k * count, count);
            SoftmaxKernels.Residual(own, others, labelExponentials, labels, weights, k, own);
        }

        return SoftmaxKernels.CrossEntropySum(others, labelExponentials, largest, labelLogits, weights);
    }

    public override void Probabilities(Span<float> logits, Span<float> scratch)
    {
        var count = scratch.Length / 2;
        var largest = scratch[..count];
        var sum = scratch[count..];
        Largest(logits, largest);
        sum.Clear();
        for (var k = 0; k < logits.Length; k += count)
        {
            var own = logits.Slice(k, count);
            SoftmaxKernels.AddTo(sum, own, largest, sum, own);
        }

        for (var k = 0; k < logits.Length; k += count)
            SoftmaxKernels.Share(logits.Slice(k, count), sum, logits.Slice(k, count));
    }

    private static void Largest(ReadOnlySpan<float> logits, Span<float> largest)
    {
        var count = largest.Length;
        logits[..count].CopyTo(largest);
        for (var k = count; k < logits.Length; k += count)
            SoftmaxKernels.Larger(largest, logits.Slice(k, count), largest);
    }
}
