    /// <summary>
    /// Squared, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="label">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="lossDestination">Receives <c>Loss</c> of each result; as long as <paramref name="x"/>. It may be
    /// one of the inputs.</param>
    /// <param name="residualDestination">Receives <c>Residual</c> of each result; as long as <paramref name="x"/>. It
    /// may be one of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Squared(
        GpuBuffer<float> x,
        GpuBuffer<float> label,
        GpuBuffer<float> lossDestination,
        GpuBuffer<float> residualDestination) =>
        SquaredProgram.Call("SquaredMap")
            .Input(x, nameof(x))
            .Input(label, nameof(label))
            .Output(lossDestination, nameof(lossDestination))
            .Output(residualDestination, nameof(residualDestination))
            .Run(8);

    /// <summary>
    /// The sum of Squared over all elements.
    /// </summary>
    /// <remarks>
    /// The sum over all elements: <c>Σ Squared(x[i], label[i]).Loss</c>. Runs on the device of the buffers. Every run
    /// on a device gives the same bits.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="label">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="residualDestination">Receives <c>Residual</c> of each result; as long as <paramref name="x"/>. It
    /// may be one of the inputs.</param>
    /// <returns>Of <c>Loss</c>: the sum; 0 if there are no elements.</returns>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static float SquaredSum(
        GpuBuffer<float> x,
        GpuBuffer<float> label,
        GpuBuffer<float> residualDestination)
    {
        var totals = SquaredProgram.Call("SquaredSum")
            .Input(x, nameof(x))
            .Input(label, nameof(label))
            .Output(residualDestination, nameof(residualDestination))
            .Total<float>("SquaredSumPairs")
            .Reduce(64);
        return totals.Get<float>(0);
    }

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram SquaredProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        float Squared(float x, float label, float* residual)
        {
            const float residual2 = x - label;
            *residual = residual2;
            return residual2 * residual2;
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void SquaredMap(
            __global const float* x, ulong xStart,
            __global const float* label, ulong labelStart,
            __global float* lossDestination, ulong lossDestinationStart,
            __global float* residualDestination, ulong residualDestinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                float xValues[8];
                float labelValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    xValues[k] = x[xStart + first + k * size];
                    labelValues[k] = label[labelStart + first + k * size];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    float residual;
                    lossDestination[lossDestinationStart + first + k * size] = Squared(
                        xValues[k],
                        labelValues[k],
                        &residual);
                    residualDestination[residualDestinationStart + first + k * size] = residual;
                }

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
            {
                float residual;
                lossDestination[lossDestinationStart + i] = Squared(x[xStart + i], label[labelStart + i], &residual);
                residualDestination[residualDestinationStart + i] = residual;
            }
        }

        // A work-group reduces a block: lane k of 64 takes elements k, k + 64, ...
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // A work-item loads 8 elements at once. Beyond the end, the last one is loaded again, and not used.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SquaredSum(
            __global const float* x, ulong xStart,
            __global const float* label, ulong labelStart,
            __global float* residualDestination, ulong residualDestinationStart,
            ulong count,
            __global float* total, ulong totalStart)
        {
            __local float shared[64];
            const uint item = get_local_id(0);
            const ulong block = get_group_id(0);
            const ulong end = min(count, (block + 1) * 4096);

            float sum = 0.0f;
            for (ulong i = block * 4096 + item; i < end; i += 512)
            {
                float xValues[8];
                float labelValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    const ulong inside = min(i + k * 64, end - 1);
                    xValues[k] = x[xStart + inside];
                    labelValues[k] = label[labelStart + inside];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (i + k * 64 < end)
                    {
                        float residual;
                        sum += Squared(xValues[k], labelValues[k], &residual);
                        residualDestination[residualDestinationStart + i + k * 64] = residual;
                    }
                }
            }

            shared[item] = sum;
            for (uint apart = 32; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (item < apart)
                    shared[item] += shared[item + apart];
            }

            if (item == 0)
                total[totalStart + get_group_id(0)] = shared[0];
        }

        // Combines the partial results of each segment in pairs of neighbours.
        // A work-item combines 16, and then as many work-items as there are lanes what they have.
        // Beyond the end of a segment, values are neutral.
        __kernel void SquaredSumPairs(
            __global const float* source, ulong sourceStart,
            ulong count, ulong segments, uint lanes,
            __global float* destination, ulong destinationStart)
        {
            __local float shared[256];
            const uint item = get_local_id(0);
            const uint lane = item % lanes;
            const ulong part = get_global_id(0) / lanes;
            const ulong parts = (count + 16 * lanes - 1) / (16 * lanes);
            const ulong segment = part / parts;
            const ulong first = (part % parts * lanes + lane) * 16;
            const ulong end = segment < segments ? count : 0;

            float values[16];
            for (uint k = 0; k < 16; k++)
                values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : 0.0f;
            for (uint apart = 1; apart < 16; apart *= 2)
            {
                for (uint k = 0; k < 16; k += 2 * apart)
                    values[k] += values[k + apart];
            }

            shared[item] = values[0];
            for (uint apart = 1; apart < lanes; apart *= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane % (2 * apart) == 0)
                    shared[item] += shared[item + apart];
            }

            if (lane == 0 && segment < segments)
                destination[destinationStart + part] = shared[item];
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Squared(float, float)'
        (fn (float:x float:label)
          (let residual:residual (- x label))
          (let t (* residual residual))
          (tuple t residual))
        """)]
    public static partial void Squared(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> label,
        Span<float> lossDestination,
        Span<float> residualDestination);
}
