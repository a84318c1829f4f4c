using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using ComputeSharp;
using Kernels.Learning;

namespace Kernels.Samples.Shaders;

/// <summary>Training by generated shaders on a device of DirectX 12.</summary>
[SupportedOSPlatform("windows6.2")]
internal sealed class ComputeSharpDevice(GraphicsDevice device) : TrainingDevice
{
    /// <summary>Why the program allocates buffers though it may be trimmed.</summary>
    public const string ElementsHaveNoFields =
        "ComputeSharp looks for doubles among the fields of an element's type. The elements are floats, whose fields it does not read.";

    public override string Name => "computesharp";

    public override ITrainingPass Prepare(TrainingRows rows) => new Pass(device, rows);

    /// <summary>
    /// The rows stay on the device. What one shader writes and the next one reads is copied there between the two, for a shader
    /// reads other buffers than it writes.
    /// </summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = ElementsHaveNoFields)]
    private sealed class Pass(GraphicsDevice device, TrainingRows data) : ITrainingPass
    {
        private readonly int features = data.FeatureCount;
        private readonly ReadOnlyBuffer<float> rows = device.AllocateReadOnlyBuffer(data.Features.Span);
        private readonly ReadOnlyBuffer<float> labels = device.AllocateReadOnlyBuffer(data.Labels.Span);
        private readonly ReadOnlyBuffer<float> weights = device.AllocateReadOnlyBuffer<float>(data.FeatureCount);
        private readonly ReadWriteBuffer<float> rowValues = device.AllocateReadWriteBuffer<float>(data.Count);
        private readonly ReadOnlyBuffer<float> rowInputs = device.AllocateReadOnlyBuffer<float>(data.Count);
        private readonly ReadWriteBuffer<float> sums = device.AllocateReadWriteBuffer<float>(data.FeatureCount);
        private readonly float[] columns = new float[data.FeatureCount];

        public double Run(ReadOnlySpan<float> parameters, Span<double> gradient)
        {
            weights.CopyFrom(parameters[..features]);
            TrainingKernels.ProductSumRows(rows, features, weights, rowValues);
            rowInputs.CopyFrom(rowValues);
            var loss = TrainingKernels.LossAndResidualSum(rowInputs, labels, parameters[features], rowValues);
            rowInputs.CopyFrom(rowValues);
            TrainingKernels.ProductSumColumns(rows, features, rowInputs, sums);
            gradient[features] = (double)TrainingKernels.TermSum(rowInputs) / labels.Length;

            sums.CopyTo(columns);
            for (var j = 0; j < features; j++)
                gradient[j] = (double)columns[j] / labels.Length;
            return (double)loss / labels.Length;
        }

        public void Dispose()
        {
            rows.Dispose();
            labels.Dispose();
            weights.Dispose();
            rowValues.Dispose();
            rowInputs.Dispose();
            sums.Dispose();
        }
    }
}
