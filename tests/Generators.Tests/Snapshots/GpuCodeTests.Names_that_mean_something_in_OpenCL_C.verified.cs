    /// <summary>
    /// Exp, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="kernel">One value per element.</param>
    /// <param name="half">One value per element; as long as <paramref name="kernel"/>.</param>
    /// <param name="exp">One value per element; as long as <paramref name="kernel"/>.</param>
    /// <param name="λ">One value for all elements.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="kernel"/>. It may be one of the
    /// inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
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

    // The code for devices. Each device compiles it when it first uses it.
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

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Exp(float, float, float, float)'
        (fn (float:kernel float:half float:exp float:λ)
          (let Exp:Exp (- (Exp (* λ kernel)) half))
          (+ (* Exp Exp) exp))
        """)]
    public static partial void Exp(
        ReadOnlySpan<float> kernel,
        ReadOnlySpan<float> half,
        ReadOnlySpan<float> exp,
        float λ,
        Span<float> destination);
}
