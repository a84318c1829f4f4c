    /// <summary>
    /// Steps, element by element.
    /// </summary>
    /// <remarks>
    /// On the device of the buffers. The work is queued: the call returns before it is done, and reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value an element.</param>
    /// <param name="destination">Takes the results; as long as <paramref name="x"/>. It may be one of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another buffer other than from its first element on.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message has what it said.</exception>
    public static void Steps(GpuBuffer<int> x, GpuBuffer<int> destination) =>
        StepsProgram.Call("StepsMap")
            .Input(x, nameof(x))
            .Output(destination, nameof(destination))
            .Run();

    // What a device runs. It is compiled when it is first used there.
    private static readonly GpuProgram StepsProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        int Steps(int x)
        {
            // The loop of the function, of one element.
            int x2 = x;
            int steps = 0;
            bool active = true;
            while (true)
            {
                active = active && x2 > 1;
                if (!active)
                    break;

                x2 = (x2 & 1) == 0 ? x2 / 2 : as_int(3u * as_uint(x2) + 1u);
                steps = as_int(as_uint(steps) + 1u);
            }

            return steps;
        }

        __kernel void StepsMap(
            __global const int* x, ulong xStart,
            __global int* destination, ulong destinationStart,
            ulong count)
        {
            const ulong i = get_global_id(0);
            if (i >= count)
                return;

            destination[destinationStart + i] = Steps(x[xStart + i]);
        }
        """);
}
