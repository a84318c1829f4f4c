    /// <summary>
    /// Scaled, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="scale">One value for all elements.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>. It may be one of the
    /// inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Scaled(GpuBuffer<float> x, float scale, GpuBuffer<float> destination) =>
        ScaledProgram.Call("ScaledMap")
            .Input(x, nameof(x))
            .Value(scale)
            .Output(destination, nameof(destination))
            .Run(8);

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram ScaledProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        float Scaled(float x, float scale)
        {
            return x <= 0.0f ? 0.0f : scale * x;
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void ScaledMap(
            __global const float* x, ulong xStart,
            float scale,
            __global float* destination, ulong destinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                float xValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    xValues[k] = x[xStart + first + k * size];

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    destination[destinationStart + first + k * size] = Scaled(xValues[k], scale);

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
                destination[destinationStart + i] = Scaled(x[xStart + i], scale);
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Scaled(float, float)'
        (fn (float:x float:scale)
          (let t (<= x 0f))
          (? t 0f (* scale x)))
        """)]
    public static partial void Scaled(ReadOnlySpan<float> x, float scale, Span<float> destination);
}
