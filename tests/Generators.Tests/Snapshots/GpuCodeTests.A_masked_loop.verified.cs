    /// <summary>
    /// Steps, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>. It may be one of the
    /// inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Steps(GpuBuffer<int> x, GpuBuffer<int> destination) =>
        StepsProgram.Call("StepsMap")
            .Input(x, nameof(x))
            .Output(destination, nameof(destination))
            .Run();

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram StepsProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        int Steps(int x)
        {
            // The loop of the function, for one element.
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
            if (i < count)
                destination[destinationStart + i] = Steps(x[xStart + i]);
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Steps(int)'
        (fn (int:x)
          (let t2 (loop 'loop' (list x 0) (list) :live
            (fn (int:x int:steps)
              (let t (> x 1))
              (let t5 (== (& x 1) 0))
              (let x2:x (? t5 (/ x 2) (+ (* 3 x) 1)))
              (let steps2:steps (+ steps 1))
              (let x3:x (? t x2 x))
              (let steps3:steps (? t steps2 steps))
              (tuple t x3 steps3))))
          (let steps:steps (item:int 1 t2))
          steps)
        """)]
    public static partial void Steps(ReadOnlySpan<int> x, Span<int> destination);
}
