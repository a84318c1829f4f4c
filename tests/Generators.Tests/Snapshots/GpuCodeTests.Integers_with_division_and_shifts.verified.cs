    /// <summary>
    /// Mixed, element by element.
    /// </summary>
    /// <remarks>
    /// On the device of the buffers. The work is queued: the call returns before it is done, and reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value an element.</param>
    /// <param name="y">One value an element; as long as <paramref name="x"/>.</param>
    /// <param name="destination">Takes the results; as long as <paramref name="x"/>. It may be one of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another buffer other than from its first element on.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message has what it said.</exception>
    public static void Mixed(GpuBuffer<int> x, GpuBuffer<int> y, GpuBuffer<int> destination) =>
        MixedProgram.Call("MixedMap")
            .Input(x, nameof(x))
            .Input(y, nameof(y))
            .Output(destination, nameof(destination))
            .Run();

    // What a device runs. It is compiled when it is first used there.
    private static readonly GpuProgram MixedProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        int QuotientInt(int x, int y)
        {
            const bool mask = y == 0;
            const bool mask2 = mask || y == -1;
            const int divisor = mask2 ? 1 : y;
            const int quotient = x / divisor;
            return mask2 ? (mask ? 0 : as_int(0u - as_uint(x))) : quotient;
        }

        int Mixed(int x, int y)
        {
            return as_int(as_uint(QuotientInt(x, y)) + (as_uint(x) << y) - (as_uint(y) >> 3) * as_uint(x % 7));
        }

        __kernel void MixedMap(
            __global const int* x, ulong xStart,
            __global const int* y, ulong yStart,
            __global int* destination, ulong destinationStart,
            ulong count)
        {
            const ulong i = get_global_id(0);
            if (i >= count)
                return;

            destination[destinationStart + i] = Mixed(x[xStart + i], y[yStart + i]);
        }
        """);
}
