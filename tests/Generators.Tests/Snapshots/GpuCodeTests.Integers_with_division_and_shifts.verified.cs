    /// <summary>
    /// Mixed, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="y">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>. It may be one of the
    /// inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Mixed(GpuBuffer<int> x, GpuBuffer<int> y, GpuBuffer<int> destination) =>
        MixedProgram.Call("MixedMap")
            .Input(x, nameof(x))
            .Input(y, nameof(y))
            .Output(destination, nameof(destination))
            .Run(8);

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram MixedProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        int QuotientInt(int x, int y)
        {
            const bool mask = y == 0;
            const bool mask2 = mask || y == -1;
            const int divisor = mask2 ? 1 : y;
            const int xOverDivisor = x / divisor;
            return mask2 ? (mask ? 0 : as_int(0u - as_uint(x))) : xOverDivisor;
        }

        int Mixed(int x, int y)
        {
            return as_int(as_uint(QuotientInt(x, y)) + (as_uint(x) << y) - (as_uint(y) >> 3) * as_uint(x % 7));
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void MixedMap(
            __global const int* x, ulong xStart,
            __global const int* y, ulong yStart,
            __global int* destination, ulong destinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                int xValues[8];
                int yValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    xValues[k] = x[xStart + first + k * size];
                    yValues[k] = y[yStart + first + k * size];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    destination[destinationStart + first + k * size] = Mixed(xValues[k], yValues[k]);

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
                destination[destinationStart + i] = Mixed(x[xStart + i], y[yStart + i]);
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Mixed(int, int)'
        (fn (int:x int:y) (- (+ (/ x (? :live y 1)) (<< x y)) (* (>>> y 3) (% x 7))))
        """)]
    public static partial void Mixed(ReadOnlySpan<int> x, ReadOnlySpan<int> y, Span<int> destination);
}
