using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using ComputeSharp;
using Kernels.Learning;

namespace Kernels.Samples.Shaders;

/// <summary>The generated shaders of a training, on the memory of a device.</summary>
[SupportedOSPlatform("windows6.2")]
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = ComputeSharpDevice.ElementsHaveNoFields)]
internal sealed class ShaderKernels(GraphicsDevice device) : NetworkKernels<ShaderFloats>
{
    private delegate void GradientShader(ReadOnlyBuffer<float> x, ReadWriteBuffer<float> value, ReadWriteBuffer<float> slope);

    private readonly List<ShaderFloats> buffers = [];

    /// <summary>Whether there is a shader of an activation.</summary>
    public static bool CanActivate(Learning.Activation activation) => Shader(activation.Name) is not null;

    public override ShaderFloats Allocate(int length)
    {
        var buffer = new ShaderFloats(device, length);
        buffers.Add(buffer);
        return buffer;
    }

    public override ShaderFloats Slice(ShaderFloats buffer, int start, int length) => buffer.Slice(start, length);

    public override void Write(ReadOnlySpan<float> values, ShaderFloats destination) => destination.CopyFrom(values);

    public override void Read(ShaderFloats source, Span<float> values) => source.CopyTo(values);

    public override void Activate(Learning.Activation activation, ShaderFloats sums, ShaderFloats outputs, ShaderFloats slopes)
    {
        var shader = Shader(activation.Name)!;
        outputs.WriteBy(value => slopes.WriteBy(slope => shader(sums.Input, value, slope)));
    }

    public override void ProductSumRows(ShaderFloats matrix, int rowLength, ShaderFloats factors, ShaderFloats sums) =>
        sums.WriteBy(output => TrainingKernels.ProductSumRows(matrix.Input, rowLength, factors.Input, output));

    public override void ProductSumColumns(ShaderFloats matrix, int rowLength, ShaderFloats factors, ShaderFloats sums) =>
        sums.WriteBy(output => TrainingKernels.ProductSumColumns(matrix.Input, rowLength, factors.Input, output));

    public override void SumRows(ShaderFloats matrix, int rowLength, ShaderFloats sums) =>
        sums.WriteBy(output => TrainingKernels.TermSumRows(matrix.Input, rowLength, output));

    public override void Shift(ShaderFloats products, float bias, ShaderFloats destination) =>
        destination.WriteBy(output => TrainingKernels.Shift(products.Input, bias, output));

    public override void Times(ShaderFloats left, ShaderFloats right, ShaderFloats destination) =>
        destination.WriteBy(output => TrainingKernels.Times(left.Input, right.Input, output));

    public override float LogisticLoss(ShaderFloats products, ShaderFloats labels, float bias, ShaderFloats residuals) =>
        residuals.WriteBy(output => TrainingKernels.LossAndResidualSum(products.Input, labels.Input, bias, output));

    public override float WeightedLogisticLoss(ShaderFloats products, ShaderFloats labels, ShaderFloats weights, float bias, ShaderFloats residuals) =>
        residuals.WriteBy(output => TrainingKernels.WeightedLossAndResidualSum(products.Input, labels.Input, weights.Input, bias, output));

    public override void Larger(ShaderFloats left, ShaderFloats right, ShaderFloats destination) =>
        destination.WriteBy(output => TrainingKernels.Larger(left.Input, right.Input, output));

    public override void AddExponential(
        ShaderFloats sums, ShaderFloats logits, ShaderFloats largest, ShaderFloats labels, float own, ShaderFloats sumDestination, ShaderFloats exponentials) =>
        sumDestination.WriteBy(sum => exponentials.WriteBy(
            output => TrainingKernels.AddExponential(sums.Input, logits.Input, largest.Input, labels.Input, own, sum, output)));

    public override void Choose(ShaderFloats chosen, ShaderFloats values, ShaderFloats labels, float own, ShaderFloats destination) =>
        destination.WriteBy(output => TrainingKernels.Choose(chosen.Input, values.Input, labels.Input, own, output));

    public override void SoftmaxResidual(
        ShaderFloats exponentials, ShaderFloats others, ShaderFloats labelExponentials, ShaderFloats labels,
        ShaderFloats weights, float own, ShaderFloats destination) =>
        destination.WriteBy(output => TrainingKernels.SoftmaxResidual(
            exponentials.Input, others.Input, labelExponentials.Input, labels.Input, weights.Input, own, output));

    public override float CrossEntropySum(
        ShaderFloats others, ShaderFloats labelExponentials, ShaderFloats largest, ShaderFloats labelLogits, ShaderFloats weights) =>
        TrainingKernels.CrossEntropySum(others.Input, labelExponentials.Input, largest.Input, labelLogits.Input, weights.Input);

    protected override void Dispose(bool disposing)
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
        buffers.Clear();
    }

    private static GradientShader? Shader(string activation) => activation switch
    {
        "relu" => TrainingKernels.Relu,
        "tanh" => TrainingKernels.Tanh,
        "sigmoid" => TrainingKernels.Sigmoid,
        "softplus" => TrainingKernels.Softplus,
        "linear" => TrainingKernels.Linear,
        _ => null,
    };
}
