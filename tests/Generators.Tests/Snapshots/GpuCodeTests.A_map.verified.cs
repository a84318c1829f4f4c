    /// <summary>
    /// Scaled, element by element.
    /// </summary>
    /// <remarks>
    /// On the device of the buffers. The work is queued: the call returns before it is done, and reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value an element.</param>
    /// <param name="scale">One value for all elements.</param>
    /// <param name="destination">Takes the results; as long as <paramref name="x"/>. It may be one of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another buffer other than from its first element on.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message has what it said.</exception>
    public static void Scaled(GpuBuffer<float> x, float scale, GpuBuffer<float> destination) =>
        ScaledProgram.Call("ScaledMap")
            .Input(x, nameof(x))
            .Value(scale)
            .Output(destination, nameof(destination))
            .Run();

    // What a device runs. It is compiled when it is first used there.
    private static readonly GpuProgram ScaledProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        float Scaled(float x, float scale)
        {
            return x <= 0.0f ? 0.0f : scale * x;
        }

        __kernel void ScaledMap(
            __global const float* x, ulong xStart,
            float scale,
            __global float* destination, ulong destinationStart,
            ulong count)
        {
            const ulong i = get_global_id(0);
            if (i >= count)
                return;

            destination[destinationStart + i] = Scaled(x[xStart + i], scale);
        }
        """);
}
