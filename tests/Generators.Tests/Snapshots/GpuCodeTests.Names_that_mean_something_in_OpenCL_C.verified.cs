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
        ExpProgram.Call("Exp2Map")
            .Input(kernel, nameof(kernel))
            .Input(half, nameof(half))
            .Input(exp, nameof(exp))
            .Value(λ)
            .Output(destination, nameof(destination))
            .Run(8);

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram ExpProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        float FractionalPowerOfTwo(float shifted)
        {
            const int t = as_int(shifted) & 15;
            const bool mask = (t & 4) != 0;
            const bool mask2 = (t & 1) != 0;
            return ((t & 8) != 0 ? (mask ? 1.6817976f : 1.4142176f) : mask ? 1.1892105f : 1.0000029f)
                * ((t & 2) != 0 ? (mask2 ? 1.136973f : 1.0887691f) : mask2 ? 1.0426089f : 0.99840564f);
        }

        float Scale(float value, float exponent)
        {
            const int whole = as_int(exponent + 12582912.0f);
            const int half5 = whole >> 1;
            const uint bits = as_uint(half5);
            return value
                * as_float(as_int((bits << 23) + 0x3F800000u))
                * as_float(as_int(((as_uint(whole) - bits) << 23) + 0x3F800000u));
        }

        float ExpWithLimits(float x)
        {
            const float choice = 89.0f < x ? 89.0f : x;
            const float clamped = -104.0f > choice ? -104.0f : choice;
            const float shifted = fma(clamped, 1.442695f, 836096.0f);
            const float t = FractionalPowerOfTwo(shifted);
            const float shiftedShifted = shifted - 836096.0f;
            const float r = fma(shifted, 1.9050101E-09f, fma(shiftedShifted, -0.6931472f, clamped));
            return Scale(fma(t, fma(fma(0.16666733f, r, 0.5000187f), r * r, r), t), floor(shiftedShifted));
        }

        float Exp(float x)
        {
            const float shifted = fma(x, 1.442695f, 836096.0f);
            const float number = as_float(
                as_int(as_uint(as_int(FractionalPowerOfTwo(shifted))) + (as_uint(as_int(shifted) >> 4) << 23)));
            const float r = fma(shifted, 1.9050101E-09f, fma(shifted - 836096.0f, -0.6931472f, x));
            return as_int(fabs(x)) > 0x42AE0000
                ? ExpWithLimits(x)
                : fma(number, fma(fma(0.16666733f, r, 0.5000187f), r * r, r), number);
        }

        float Exp2(float kernel2, float half5, float exp3, float u03BB)
        {
            const float Exp3 = Exp(u03BB * kernel2) - half5;
            return Exp3 * Exp3 + exp3;
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void Exp2Map(
            __global const float* kernel2, ulong kernel2Start,
            __global const float* half5, ulong half5Start,
            __global const float* exp3, ulong exp3Start,
            float u03BB,
            __global float* destination, ulong destinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                float kernel2Values[8];
                float half5Values[8];
                float exp3Values[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    kernel2Values[k] = kernel2[kernel2Start + first + k * size];
                    half5Values[k] = half5[half5Start + first + k * size];
                    exp3Values[k] = exp3[exp3Start + first + k * size];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    destination[destinationStart + first + k * size] = Exp2(
                        kernel2Values[k],
                        half5Values[k],
                        exp3Values[k],
                        u03BB);

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
                destination[destinationStart + i] = Exp2(
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
