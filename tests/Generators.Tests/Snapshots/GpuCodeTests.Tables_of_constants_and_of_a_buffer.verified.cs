    /// <summary>
    /// Filtered, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it. An index that
    /// is out of a table's range means the nearest number.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="gain">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="taps">Numbers that every element may look up, 1 or more; no destination may overlap them.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>. It may be one of the
    /// inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere, or a table has too few numbers.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Filtered(
        GpuBuffer<float> x,
        GpuBuffer<int> gain,
        GpuBuffer<float> taps,
        GpuBuffer<float> destination) =>
        FilteredProgram.Call("FilteredMap")
            .Input(x, nameof(x))
            .Input(gain, nameof(gain))
            .Table(taps, nameof(taps), atLeast: 1)
            .Output(destination, nameof(destination))
            .Run(8);

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram FilteredProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        __constant float Gains[3] =
        {
            0.5f, 1.0f, 2.0f,
        };

        float Filtered(float x, int gain, __global const float* taps, int tapsLength)
        {
            return Gains[clamp(gain, 0, 2)] * (taps[0] + taps[tapsLength - 1] * x);
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void FilteredMap(
            __global const float* x, ulong xStart,
            __global const int* gain, ulong gainStart,
            __global const float* taps, ulong tapsStart, int tapsLength,
            __global float* destination, ulong destinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                float xValues[8];
                int gainValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    xValues[k] = x[xStart + first + k * size];
                    gainValues[k] = gain[gainStart + first + k * size];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    destination[destinationStart + first + k * size] = Filtered(
                        xValues[k],
                        gainValues[k],
                        taps + tapsStart,
                        tapsLength);

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
                destination[destinationStart + i] = Filtered(
                    x[xStart + i],
                    gain[gainStart + i],
                    taps + tapsStart,
                    tapsLength);
        }
        """);

    // The numbers of Gains, and as many more as fill a register. They lie in the assembly, and cost nothing to set up.
    private static ReadOnlySpan<float> FilteredTable =>
    [
        0.5f, 1f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f,
    ];
}
