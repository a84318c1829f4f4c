using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>The loss on top of a network's last layer. Buffers of several outputs hold one output after the other, one value per row each.</summary>
internal abstract class OutputLoss
{
    /// <summary>Makes the loss ready for passes by some kernels.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="rows">The most rows of a pass.</param>
    public abstract Pass<TBuffer> On<TBuffer>(NetworkKernels<TBuffer> kernels, int outputs, int rows);

    /// <summary>Turns logits into probabilities, in place.</summary>
    /// <param name="logits">The logits of all outputs.</param>
    /// <param name="scratch">Two values per row.</param>
    public abstract void Probabilities(Span<float> logits, Span<float> scratch);

    /// <summary>Queues each row's loss on an OpenCL device, and its derivative by each logit.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="rows">The rows, all with a weight.</param>
    /// <param name="losses">Takes the losses.</param>
    /// <param name="residuals">Takes the derivatives.</param>
    public abstract void LossesAndResiduals(
        GpuBuffer<float> logits, PassRows<GpuBuffer<float>> rows, GpuBuffer<float> losses, GpuBuffer<float> residuals);

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
    public override Pass<TBuffer> On<TBuffer>(NetworkKernels<TBuffer> kernels, int outputs, int rows) => new LogisticPass<TBuffer>(kernels);

    public override void Probabilities(Span<float> logits, Span<float> scratch) => Activations.Sigmoid(logits, logits);

    public override void LossesAndResiduals(
        GpuBuffer<float> logits, PassRows<GpuBuffer<float>> rows, GpuBuffer<float> losses, GpuBuffer<float> residuals) =>
        LogisticKernels.WeightedLossAndResidual(logits, rows.Labels, rows.Weights, 0f, losses, residuals);

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
    public override Pass<TBuffer> On<TBuffer>(NetworkKernels<TBuffer> kernels, int outputs, int rows) => new SoftmaxPass<TBuffer>(kernels, outputs, rows);

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

    public override void LossesAndResiduals(
        GpuBuffer<float> logits, PassRows<GpuBuffer<float>> rows, GpuBuffer<float> losses, GpuBuffer<float> residuals) =>
        SoftmaxProgram.Run(logits, rows, losses, residuals);

    private sealed class SoftmaxPass<TBuffer> : Pass<TBuffer>
    {
        private readonly NetworkKernels<TBuffer> kernels;
        private readonly int classes;
        private readonly TBuffer zeros;
        private readonly TBuffer ones;
        private readonly TBuffer largest;
        private readonly TBuffer others;
        private readonly TBuffer labelExponentials;
        private readonly TBuffer labelLogits;

        public SoftmaxPass(NetworkKernels<TBuffer> kernels, int classes, int rows)
        {
            (this.kernels, this.classes) = (kernels, classes);
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
            for (var k = 0; k < biases.Length; k++)
            {
                var logits = kernels.Slice(products, k * count, count);
                kernels.Shift(logits, biases[k], logits);
            }

            var weights = rows.AreWeighted ? rows.Weights : Part(ones, count);
            Residuals(products, rows, weights, residuals);
            return kernels.CrossEntropySum(Part(others, count), Part(labelExponentials, count), Part(largest, count), Part(labelLogits, count), weights);
        }

        /// <summary>The derivatives by the logits, and on the way what the cross-entropy is made of.</summary>
        private void Residuals(TBuffer products, PassRows<TBuffer> rows, TBuffer weights, TBuffer residuals)
        {
            var count = rows.Count;
            var (largest, others) = (Part(this.largest, count), Part(this.others, count));
            var (labelExponentials, labelLogits) = (Part(this.labelExponentials, count), Part(this.labelLogits, count));
            for (var k = 1; k < classes; k++)
                kernels.Larger(k == 1 ? Part(products, count) : largest, kernels.Slice(products, k * count, count), largest);

            for (var k = 0; k < classes; k++)
            {
                var logits = kernels.Slice(products, k * count, count);
                var exponentials = kernels.Slice(residuals, k * count, count);
                kernels.AddExponential(k == 0 ? Part(zeros, count) : others, logits, largest, rows.Labels, k, others, exponentials);
                kernels.Choose(labelExponentials, exponentials, rows.Labels, k, labelExponentials);
                kernels.Choose(labelLogits, logits, rows.Labels, k, labelLogits);
            }

            for (var k = 0; k < classes; k++)
            {
                var own = kernels.Slice(residuals, k * count, count);
                kernels.SoftmaxResidual(own, others, labelExponentials, rows.Labels, weights, k, own);
            }
        }

        private TBuffer Part(TBuffer buffer, int count) => kernels.Slice(buffer, 0, count);
    }
}
