using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Learning;

/// <summary>The softmax and its cross-entropy on a device for all classes in one launch, with the bits of the generated kernels, which take one at a time.</summary>
internal static class SoftmaxProgram
{
    private const int Items = 64;

    private static readonly GpuProgram Program = SoftmaxKernels.With("""


        // A work-item takes a row. Of what Parts computes, it uses one result at a time.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SoftmaxRows(
            __global const float* logits, ulong logitsStart,
            __global const float* labels, ulong labelsStart,
            __global const float* weights, ulong weightsStart,
            __global float* losses, ulong lossesStart,
            __global float* residuals, ulong residualsStart,
            ulong rows, uint classes)
        {
            const ulong row = get_global_id(0);
            if (row >= rows)
                return;

            logits += logitsStart + row;
            residuals += residualsStart + row;
            const float weight = weights[weightsStart + row];
            const uint label = (uint)labels[labelsStart + row];
            float exponential;
            float unused;
            float largest = logits[0];
            for (uint k = 1; k < classes; k++)
                largest = Parts(largest, logits[k * rows], 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, &unused, &unused);

            float others = 0.0f;
            float labelExponential = 0.0f;
            for (uint k = 0; k < classes; k++)
            {
                Parts(logits[k * rows], largest, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, &exponential, &unused);
                residuals[k * rows] = exponential;
                if (k == label)
                    labelExponential = exponential;
                else
                    others += exponential;
            }

            for (uint k = 0; k < classes; k++)
                residuals[k * rows] = weight * ((k == label ? -others : residuals[k * rows]) / (others + labelExponential));
            float loss;
            Parts(0.0f, 0.0f, others, labelExponential, largest, logits[label * rows], weight, &unused, &loss);
            losses[lossesStart + row] = loss;
        }
        """);

    /// <summary>Queues the losses of rows, and their derivatives by the logits.</summary>
    /// <param name="logits">The logits, class after class.</param>
    /// <param name="rows">The rows, all with a weight.</param>
    /// <param name="losses">Takes the losses.</param>
    /// <param name="residuals">Takes the derivatives, class after class.</param>
    public static void Run(GpuBuffer<float> logits, PassRows<GpuBuffer<float>> rows, GpuBuffer<float> losses, GpuBuffer<float> residuals) =>
        Program.Call("SoftmaxRows")
            .Buffer(logits, nameof(logits))
            .Buffer(rows.Labels, nameof(rows))
            .Buffer(rows.Weights, nameof(rows))
            .Buffer(losses, nameof(losses))
            .Buffer(residuals, nameof(residuals))
            .Value((ulong)rows.Count)
            .Value((uint)(logits.Length / rows.Count))
            .RunGroups(PartialResults.Parts(rows.Count, Items), Items);
}
