    /// <summary>
    /// Split, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="isNegated">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="limit">One value for all elements.</param>
    /// <param name="isLargeDestination">Receives <c>IsLarge</c> of each result; as long as <paramref name="x"/>. It may
    /// be one of the inputs.</param>
    /// <param name="lowDestination">Receives <c>Low</c> of each result; as long as <paramref name="x"/>. It may be one
    /// of the inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Split(
        GpuBuffer<short> x,
        GpuBuffer<bool> isNegated,
        byte limit,
        GpuBuffer<bool> isLargeDestination,
        GpuBuffer<byte> lowDestination) =>
        SplitProgram.Call("SplitMap")
            .Input(x, nameof(x))
            .Input(isNegated, nameof(isNegated))
            .Value((int)limit)
            .Output(isLargeDestination, nameof(isLargeDestination))
            .Output(lowDestination, nameof(lowDestination))
            .Run(8);

    /// <summary>
    /// How many are true of Split over all elements.
    /// </summary>
    /// <remarks>
    /// How many are true over all elements: <c>Σ (Split(x[i], isNegated[i], limit).IsLarge ? 1 : 0)</c>. Runs on the
    /// device of the buffers. Every run on a device gives the same bits.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="isNegated">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="limit">One value for all elements.</param>
    /// <param name="lowDestination">Receives <c>Low</c> of each result; as long as <paramref name="x"/>. It may be one
    /// of the inputs.</param>
    /// <returns>Of <c>IsLarge</c>: how many are true; 0 if there are no elements.</returns>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static long SplitCount(
        GpuBuffer<short> x,
        GpuBuffer<bool> isNegated,
        byte limit,
        GpuBuffer<byte> lowDestination)
    {
        var totals = SplitProgram.Call("SplitCount")
            .Input(x, nameof(x))
            .Input(isNegated, nameof(isNegated))
            .Value((int)limit)
            .Output(lowDestination, nameof(lowDestination))
            .Total<long>("SplitCountPairs")
            .Reduce(64);
        return totals.Get<long>(0);
    }

    /// <summary>
    /// Whether all are true of Split over all elements.
    /// </summary>
    /// <remarks>
    /// Whether all are true over all elements: <c>Split(x[i], isNegated[i], limit).IsLarge for all i</c>. Runs on the
    /// device of the buffers. Every run on a device gives the same bits.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="isNegated">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="limit">One value for all elements.</param>
    /// <param name="lowDestination">Receives <c>Low</c> of each result; as long as <paramref name="x"/>. It may be one
    /// of the inputs.</param>
    /// <returns>Of <c>IsLarge</c>: whether all are true; true if there are no elements.</returns>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static bool SplitAll(
        GpuBuffer<short> x,
        GpuBuffer<bool> isNegated,
        byte limit,
        GpuBuffer<byte> lowDestination)
    {
        var totals = SplitProgram.Call("SplitAll")
            .Input(x, nameof(x))
            .Input(isNegated, nameof(isNegated))
            .Value((int)limit)
            .Output(lowDestination, nameof(lowDestination))
            .Total<int>("SplitAllPairs")
            .Reduce(64);
        return totals.Get<int>(0) == 0;
    }

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram SplitProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        bool Split(int x, bool isNegated, int limit, int* low)
        {
            *low = x & 255;
            return x > limit != isNegated;
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void SplitMap(
            __global const short* x, ulong xStart,
            __global const uchar* isNegated, ulong isNegatedStart,
            int limit,
            __global uchar* isLargeDestination, ulong isLargeDestinationStart,
            __global uchar* lowDestination, ulong lowDestinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                int xValues[8];
                bool isNegatedValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    xValues[k] = x[xStart + first + k * size];
                    isNegatedValues[k] = isNegated[isNegatedStart + first + k * size] != 0;
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    int low;
                    isLargeDestination[isLargeDestinationStart + first + k * size] = Split(
                        xValues[k],
                        isNegatedValues[k],
                        limit,
                        &low);
                    lowDestination[lowDestinationStart + first + k * size] = (uchar)low;
                }

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
            {
                int low;
                isLargeDestination[isLargeDestinationStart + i] = Split(
                    x[xStart + i],
                    isNegated[isNegatedStart + i] != 0,
                    limit,
                    &low);
                lowDestination[lowDestinationStart + i] = (uchar)low;
            }
        }

        // A work-group reduces a block: lane k of 64 takes elements k, k + 64, ...
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // A work-item loads 8 elements at once. Beyond the end, the last one is loaded again, and not used.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SplitCount(
            __global const short* x, ulong xStart,
            __global const uchar* isNegated, ulong isNegatedStart,
            int limit,
            __global uchar* lowDestination, ulong lowDestinationStart,
            ulong count,
            __global ulong* total, ulong totalStart)
        {
            __local ulong shared[64];
            const uint item = get_local_id(0);
            const ulong block = get_group_id(0);
            const ulong end = min(count, (block + 1) * 4096);

            ulong count2 = 0L;
            for (ulong i = block * 4096 + item; i < end; i += 512)
            {
                int xValues[8];
                bool isNegatedValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    const ulong inside = min(i + k * 64, end - 1);
                    xValues[k] = x[xStart + inside];
                    isNegatedValues[k] = isNegated[isNegatedStart + inside] != 0;
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (i + k * 64 < end)
                    {
                        int low;
                        count2 += (ulong)Split(xValues[k], isNegatedValues[k], limit, &low);
                        lowDestination[lowDestinationStart + i + k * 64] = (uchar)low;
                    }
                }
            }

            shared[item] = count2;
            for (uint apart = 32; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (item < apart)
                    shared[item] += shared[item + apart];
            }

            if (item == 0)
                total[totalStart + get_group_id(0)] = shared[0];
        }

        // Combines the partial results of each segment in pairs of neighbours.
        // A work-item combines 16, and then as many work-items as there are lanes what they have.
        // Beyond the end of a segment, values are neutral.
        __kernel void SplitCountPairs(
            __global const ulong* source, ulong sourceStart,
            ulong count, ulong segments, uint lanes,
            __global ulong* destination, ulong destinationStart)
        {
            __local ulong shared[256];
            const uint item = get_local_id(0);
            const uint lane = item % lanes;
            const ulong part = get_global_id(0) / lanes;
            const ulong parts = (count + 16 * lanes - 1) / (16 * lanes);
            const ulong segment = part / parts;
            const ulong first = (part % parts * lanes + lane) * 16;
            const ulong end = segment < segments ? count : 0;

            ulong values[16];
            for (uint k = 0; k < 16; k++)
                values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : 0L;
            for (uint apart = 1; apart < 16; apart *= 2)
            {
                for (uint k = 0; k < 16; k += 2 * apart)
                    values[k] += values[k + apart];
            }

            shared[item] = values[0];
            for (uint apart = 1; apart < lanes; apart *= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane % (2 * apart) == 0)
                    shared[item] += shared[item + apart];
            }

            if (lane == 0 && segment < segments)
                destination[destinationStart + part] = shared[item];
        }

        // A work-group reduces a block: lane k of 64 takes elements k, k + 64, ...
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // A work-item loads 8 elements at once. Beyond the end, the last one is loaded again, and not used.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SplitAll(
            __global const short* x, ulong xStart,
            __global const uchar* isNegated, ulong isNegatedStart,
            int limit,
            __global uchar* lowDestination, ulong lowDestinationStart,
            ulong count,
            __global int* total, ulong totalStart)
        {
            __local int shared[64];
            const uint item = get_local_id(0);
            const ulong block = get_group_id(0);
            const ulong end = min(count, (block + 1) * 4096);

            int conjunction = 0;
            for (ulong i = block * 4096 + item; i < end; i += 512)
            {
                int xValues[8];
                bool isNegatedValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    const ulong inside = min(i + k * 64, end - 1);
                    xValues[k] = x[xStart + inside];
                    isNegatedValues[k] = isNegated[isNegatedStart + inside] != 0;
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (i + k * 64 < end)
                    {
                        int low;
                        conjunction |= !Split(xValues[k], isNegatedValues[k], limit, &low);
                        lowDestination[lowDestinationStart + i + k * 64] = (uchar)low;
                    }
                }
            }

            shared[item] = conjunction;
            for (uint apart = 32; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (item < apart)
                    shared[item] |= shared[item + apart];
            }

            if (item == 0)
                total[totalStart + get_group_id(0)] = shared[0];
        }

        // Combines the partial results of each segment in pairs of neighbours.
        // A work-item combines 16, and then as many work-items as there are lanes what they have.
        // Beyond the end of a segment, values are neutral.
        __kernel void SplitAllPairs(
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
                values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : 0;
            for (uint apart = 1; apart < 16; apart *= 2)
            {
                for (uint k = 0; k < 16; k += 2 * apart)
                    values[k] |= values[k + apart];
            }

            shared[item] = values[0];
            for (uint apart = 1; apart < lanes; apart *= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane % (2 * apart) == 0)
                    shared[item] |= shared[item + apart];
            }

            if (lane == 0 && segment < segments)
                destination[destinationStart + part] = shared[item];
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Split(short, bool, byte)'
        (fn (int:x bool:isNegated int:limit)
          (let t (^ (> x limit) isNegated))
          (let t2 (& x 255))
          (tuple t t2))
        """)]
    public static partial void Split(
        ReadOnlySpan<short> x,
        ReadOnlySpan<bool> isNegated,
        byte limit,
        Span<bool> isLargeDestination,
        Span<byte> lowDestination);
}
