    /// <summary>
    /// Both, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="k">One value per element.</param>
    /// <param name="first">One value per element; as long as <paramref name="k"/>.</param>
    /// <param name="sumDestination">Receives <c>Sum</c> of each result; as long as <paramref name="k"/>. It may be one
    /// of the inputs.</param>
    /// <param name="largerDestination">Receives <c>Larger</c> of each result; as long as <paramref name="k"/>. It may
    /// be one of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Both(
        GpuBuffer<float> k,
        GpuBuffer<int> first,
        GpuBuffer<float> sumDestination,
        GpuBuffer<int> largerDestination) =>
        BothProgram.Call("BothMap")
            .Input(k, nameof(k))
            .Input(first, nameof(first))
            .Output(sumDestination, nameof(sumDestination))
            .Output(largerDestination, nameof(largerDestination))
            .Run(8);

    /// <summary>
    /// The maximum of Both over all elements.
    /// </summary>
    /// <remarks>
    /// The maximum over all elements: <c>max Both(k[i], first[i])</c>. Runs on the device of the buffers. Every run on
    /// a device gives the same bits.
    /// </remarks>
    /// <param name="k">One value per element.</param>
    /// <param name="first">One value per element; as long as <paramref name="k"/>.</param>
    /// <returns>For each element of the result: the maximum; NaN if an element is NaN.</returns>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or there is no
    /// element.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static (float Sum, int Larger) BothMax(GpuBuffer<float> k, GpuBuffer<int> first)
    {
        var totals = BothProgram.Call("BothMax")
            .Input(k, nameof(k))
            .Input(first, nameof(first))
            .NotEmpty()
            .Total<float>("BothMaxPairsOfFloat")
            .Total<int>("BothMaxPairsOfInt")
            .Reduce(64);
        return (totals.Get<float>(0), totals.Get<int>(1));
    }

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram BothProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        bool IsNegative(float x)
        {
            return as_uint(x) >= 0x80000000u;
        }

        float Max(float x, float y)
        {
            return x > y ? x : y > x ? y : x == y ? (IsNegative(x) ? y : x) : x + y;
        }

        float Both(float k, int first, int* larger)
        {
            const float t = (float)first;
            *larger = k > t ? 1 : 0;
            return k + t;
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void BothMap(
            __global const float* k, ulong kStart,
            __global const int* first, ulong firstStart,
            __global float* sumDestination, ulong sumDestinationStart,
            __global int* largerDestination, ulong largerDestinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first2 = get_group_id(0) * 8 * size + get_local_id(0);
                float kValues[8];
                int firstValues[8];
                #pragma unroll
                for (uint k2 = 0; k2 < 8; k2++)
                {
                    kValues[k2] = k[kStart + first2 + k2 * size];
                    firstValues[k2] = first[firstStart + first2 + k2 * size];
                }

                #pragma unroll
                for (uint k2 = 0; k2 < 8; k2++)
                {
                    int larger;
                    sumDestination[sumDestinationStart + first2 + k2 * size] = Both(
                        kValues[k2],
                        firstValues[k2],
                        &larger);
                    largerDestination[largerDestinationStart + first2 + k2 * size] = larger;
                }

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
            {
                int larger;
                sumDestination[sumDestinationStart + i] = Both(k[kStart + i], first[firstStart + i], &larger);
                largerDestination[largerDestinationStart + i] = larger;
            }
        }

        // A work-group reduces a block: lane k of 64 takes elements k, k + 64, ...
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // A work-item loads 8 elements at once. Beyond the end, the last one is loaded again, and not used.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void BothMax(
            __global const float* k, ulong kStart,
            __global const int* first, ulong firstStart,
            ulong count,
            __global float* sumTotal, ulong sumTotalStart,
            __global int* largerTotal, ulong largerTotalStart)
        {
            __local float sumShared[64];
            __local int largerShared[64];
            const uint item = get_local_id(0);
            const ulong block = get_group_id(0);
            const ulong end = min(count, (block + 1) * 4096);

            float sumMaximum = -INFINITY;
            int largerMaximum = INT_MIN;
            for (ulong i = block * 4096 + item; i < end; i += 512)
            {
                float kValues[8];
                int firstValues[8];
                #pragma unroll
                for (uint k2 = 0; k2 < 8; k2++)
                {
                    const ulong inside = min(i + k2 * 64, end - 1);
                    kValues[k2] = k[kStart + inside];
                    firstValues[k2] = first[firstStart + inside];
                }

                #pragma unroll
                for (uint k2 = 0; k2 < 8; k2++)
                {
                    if (i + k2 * 64 < end)
                    {
                        int larger;
                        sumMaximum = Max(sumMaximum, Both(kValues[k2], firstValues[k2], &larger));
                        largerMaximum = max(largerMaximum, larger);
                    }
                }
            }

            sumShared[item] = sumMaximum;
            largerShared[item] = largerMaximum;
            for (uint apart = 32; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (item < apart)
                {
                    sumShared[item] = Max(sumShared[item], sumShared[item + apart]);
                    largerShared[item] = max(largerShared[item], largerShared[item + apart]);
                }
            }

            if (item == 0)
            {
                sumTotal[sumTotalStart + get_group_id(0)] = sumShared[0];
                largerTotal[largerTotalStart + get_group_id(0)] = largerShared[0];
            }
        }

        // Combines the partial results of each segment in pairs of neighbours.
        // A work-item combines 16, and then as many work-items as there are lanes what they have.
        // Beyond the end of a segment, values are neutral.
        __kernel void BothMaxPairsOfFloat(
            __global const float* source, ulong sourceStart,
            ulong count, ulong segments, uint lanes,
            __global float* destination, ulong destinationStart)
        {
            __local float shared[256];
            const uint item = get_local_id(0);
            const uint lane = item % lanes;
            const ulong part = get_global_id(0) / lanes;
            const ulong parts = (count + 16 * lanes - 1) / (16 * lanes);
            const ulong segment = part / parts;
            const ulong first = (part % parts * lanes + lane) * 16;
            const ulong end = segment < segments ? count : 0;

            float values[16];
            for (uint k = 0; k < 16; k++)
                values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : -INFINITY;
            for (uint apart = 1; apart < 16; apart *= 2)
            {
                for (uint k = 0; k < 16; k += 2 * apart)
                    values[k] = Max(values[k], values[k + apart]);
            }

            shared[item] = values[0];
            for (uint apart = 1; apart < lanes; apart *= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane % (2 * apart) == 0)
                    shared[item] = Max(shared[item], shared[item + apart]);
            }

            if (lane == 0 && segment < segments)
                destination[destinationStart + part] = shared[item];
        }

        // Combines the partial results of each segment in pairs of neighbours.
        // A work-item combines 16, and then as many work-items as there are lanes what they have.
        // Beyond the end of a segment, values are neutral.
        __kernel void BothMaxPairsOfInt(
            __global const int* source, ulong sourceStart,
            ulong count, ulong segments, uint lanes,
            __global int* destination, ulong destinationStart)
        {
            __local int shared[256];
            const uint item = get_local_id(0);
            const uint lane = item % lanes;
            const ulong part = get_global_id(0) / lanes;
            const ulong parts = (count + 16 * lanes - 1) / (16 * lanes);
            const ulong segment = part / parts;
            const ulong first = (part % parts * lanes + lane) * 16;
            const ulong end = segment < segments ? count : 0;

            int values[16];
            for (uint k = 0; k < 16; k++)
                values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : INT_MIN;
            for (uint apart = 1; apart < 16; apart *= 2)
            {
                for (uint k = 0; k < 16; k += 2 * apart)
                    values[k] = max(values[k], values[k + apart]);
            }

            shared[item] = values[0];
            for (uint apart = 1; apart < lanes; apart *= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane % (2 * apart) == 0)
                    shared[item] = max(shared[item], shared[item + apart]);
            }

            if (lane == 0 && segment < segments)
                destination[destinationStart + part] = shared[item];
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Both(float, int)'
        (fn (float:k int:first)
          (let t (+ k (float first)))
          (let t2 (> k (float first)))
          (let t6 (? t2 1 0))
          (tuple t t6))
        """)]
    public static partial void Both(
        ReadOnlySpan<float> k,
        ReadOnlySpan<int> first,
        Span<float> sumDestination,
        Span<int> largerDestination);
}
