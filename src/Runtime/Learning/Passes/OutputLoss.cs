namespace Kernels.Learning;

/// <summary>The loss on top of a network's last layer. Buffers of several outputs hold one output after the other, one value per row each.</summary>
internal abstract class OutputLoss
{
    /// <summary>Makes the loss ready for passes by some kernels.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="rows">The most rows of a pass.</param>
    public abstract Pass<TBuffer> On<TBuffer>(NetworkKernels<TBuffer> kernels, int rows);

    /// <summary>Turns logits into probabilities, in place.</summary>
    /// <param name="logits">The logits of all outputs.</param>
    /// <param name="scratch">Two values per row.</param>
    public abstract void Probabilities(Span<float> logits, Span<float> scratch);

    /// <summary>Computes a loss over rows.</summary>
    internal abstract class Pass<TBuffer>
    {
        /// <summary>Computes the sum of the rows' losses, and for each row its derivative by each logit.</summary>
        /// <param name="products">The logits without their biases; may be overwritten.</param>
        /// <param name="biases">One per output.</param>
        /// <param name="rows">The rows, with their labels and weights.</param>
        /// <param name="residuals">Takes the derivatives.</param>
        public abstract float LossAndResiduals(TBuffer products, ReadOnlySpan<float> biases, PassRows<TBuffer> rows, TBuffer residuals);
    }
}

/// <summary>One output: the logistic loss of two classes.</summary>
internal sealed class LogisticOutput : OutputLoss
{
    public override Pass<TBuffer> On<TBuffer>(NetworkKernels<TBuffer> kernels, int rows) => new LogisticPass<TBuffer>(kernels);

    public override void Probabilities(Span<float> logits, Span<float> scratch) => Activations.Sigmoid(logits, logits);

    private sealed class LogisticPass<TBuffer>(NetworkKernels<TBuffer> kernels) : Pass<TBuffer>
    {
        public override float LossAndResiduals(TBuffer products, ReadOnlySpan<float> biases, PassRows<TBuffer> rows, TBuffer residuals) =>
            rows.AreWeighted
                ? kernels.WeightedLogisticLoss(products, rows.Labels, rows.Weights, biases[0], residuals)
                : kernels.LogisticLoss(products, rows.Labels, biases[0], residuals);
    }
}

/// <summary>One output per class: the softmax with its cross-entropy.</summary>
internal sealed class SoftmaxOutput : OutputLoss
{
    public override Pass<TBuffer> On<TBuffer>(NetworkKernels<TBuffer> kernels, int rows) => new SoftmaxPass<TBuffer>(kernels, rows);

    public override void Probabilities(Span<float> logits, Span<float> scratch)
    {
        var count = scratch.Length / 2;
        var largest = scratch[..count];
        var sum = scratch[count..];
        logits[..count].CopyTo(largest);
        for (var k = count; k < logits.Length; k += count)
            SoftmaxKernels.Larger(largest, logits.Slice(k, count), largest);
        sum.Clear();
        for (var k = 0; k < logits.Length; k += count)
        {
            var own = logits.Slice(k, count);
            SoftmaxKernels.AddTo(sum, own, largest, sum, own);
        }

        for (var k = 0; k < logits.Length; k += count)
            SoftmaxKernels.Share(logits.Slice(k, count), sum, logits.Slice(k, count));
    }

    private sealed class SoftmaxPass<TBuffer> : Pass<TBuffer>
    {
        private readonly NetworkKernels<TBuffer> kernels;
        private readonly TBuffer zeros;
        private readonly TBuffer ones;
        private readonly TBuffer largest;
        private readonly TBuffer others;
        private readonly TBuffer labelExponentials;
        private readonly TBuffer labelLogits;

        public SoftmaxPass(NetworkKernels<TBuffer> kernels, int rows)
        {
            this.kernels = kernels;
            zeros = Filled(0);
            ones = Filled(1);
            largest = kernels.Allocate(rows);
            others = kernels.Allocate(rows);
            labelExponentials = kernels.Allocate(rows);
            labelLogits = kernels.Allocate(rows);

            TBuffer Filled(float value)
            {
                var buffer = kernels.Allocate(rows);
                var values = new float[rows];
                values.AsSpan().Fill(value);
                kernels.Write(values, buffer);
                return buffer;
            }
        }

        public override float LossAndResiduals(TBuffer products, ReadOnlySpan<float> biases, PassRows<TBuffer> rows, TBuffer residuals)
        {
            var count = rows.Count;
            var weights = rows.AreWeighted ? rows.Weights : Part(ones);
            var (largest, others) = (Part(this.largest), Part(this.others));
            var (labelExponentials, labelLogits) = (Part(this.labelExponentials), Part(this.labelLogits));

            for (var k = 0; k < biases.Length; k++)
            {
                var logits = kernels.Slice(products, k * count, count);
                kernels.Shift(logits, biases[k], logits);
                if (k > 0)
                    kernels.Larger(k == 1 ? kernels.Slice(products, 0, count) : largest, logits, largest);
            }

            for (var k = 0; k < biases.Length; k++)
            {
                var logits = kernels.Slice(products, k * count, count);
                var exponentials = kernels.Slice(residuals, k * count, count);
                kernels.AddExponential(k == 0 ? Part(zeros) : others, logits, largest, rows.Labels, k, others, exponentials);
                kernels.Choose(labelExponentials, exponentials, rows.Labels, k, labelExponentials);
                kernels.Choose(labelLogits, logits, rows.Labels, k, labelLogits);
            }

            for (var k = 0; k < biases.Length; k++)
            {
                var own = kernels.Slice(residuals, k * count, count);
                kernels.SoftmaxResidual(own, others, labelExponentials, rows.Labels, weights, k, own);
            }

            return kernels.CrossEntropySum(others, labelExponentials, largest, labelLogits, weights);

            TBuffer Part(TBuffer buffer) => kernels.Slice(buffer, 0, count);
        }
    }
}
