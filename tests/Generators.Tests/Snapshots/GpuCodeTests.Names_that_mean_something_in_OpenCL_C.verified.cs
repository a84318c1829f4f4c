    /// <summary>
    /// Exp, element by element.
    /// </summary>
    /// <remarks>
    /// On the device of the buffers. The work is queued: the call returns before it is done, and reading a buffer waits for it.
    /// </remarks>
    /// <param name="kernel">One value an element.</param>
    /// <param name="half">One value an element; as long as <paramref name="kernel"/>.</param>
    /// <param name="exp">One value an element; as long as <paramref name="kernel"/>.</param>
    /// <param name="λ">One value for all elements.</param>
    /// <param name="destination">Takes the results; as long as <paramref name="kernel"/>. It may be one of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another buffer other than from its first element on.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message has what it said.</exception>
    public static void Exp(
        GpuBuffer<float> kernel,
        GpuBuffer<float> half,
        GpuBuffer<float> exp,
        float λ,
        GpuBuffer<float> destination) =>
        ExpProgram.Call("ExpMap")
            .Input(kernel, nameof(kernel))
            .Input(half, nameof(half))
            .Input(exp, nameof(exp))
            .Value(λ)
            .Output(destination, nameof(destination))
            .Run();

    // What a device runs. It is compiled when it is first used there.
    private static readonly GpuProgram ExpProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        float Exp(float kernel2, float half5, float exp3, float u03BB)
        {
            const float Exp = exp(u03BB * kernel2) - half5;
            return Exp * Exp + exp3;
        }

        __kernel void ExpMap(
            __global const float* kernel2, ulong kernel2Start,
            __global const float* half5, ulong half5Start,
            __global const float* exp3, ulong exp3Start,
            float u03BB,
            __global float* destination, ulong destinationStart,
            ulong count)
        {
            const ulong i = get_global_id(0);
            if (i >= count)
                return;

            destination[destinationStart + i] = Exp(
                kernel2[kernel2Start + i],
                half5[half5Start + i],
                exp3[exp3Start + i],
                u03BB);
        }
        """);
}
