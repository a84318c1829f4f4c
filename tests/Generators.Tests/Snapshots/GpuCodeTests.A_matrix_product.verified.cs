    /// <summary>
    /// Product, element by element.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading a buffer waits for it.
    /// </remarks>
    /// <param name="matrix">One value per element.</param>
    /// <param name="vector">One value per element; as long as <paramref name="matrix"/>.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="matrix"/>. It may be one of the
    /// inputs.</param>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ, or a destination overlaps another
    /// buffer that starts elsewhere.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Product(GpuBuffer<float> matrix, GpuBuffer<float> vector, GpuBuffer<float> destination) =>
        ProductProgram.Call("ProductMap")
            .Input(matrix, nameof(matrix))
            .Input(vector, nameof(vector))
            .Output(destination, nameof(destination))
            .Run(8);

    /// <summary>
    /// The sum of Product over all elements.
    /// </summary>
    /// <remarks>
    /// The sum over all elements: <c>Σ Product(matrix[i], vector[i])</c>. Runs on the device of the buffers. Every run
    /// on a device gives the same bits.
    /// </remarks>
    /// <param name="matrix">One value per element.</param>
    /// <param name="vector">One value per element; as long as <paramref name="matrix"/>.</param>
    /// <returns>The sum; 0 if there are no elements.</returns>
    /// <exception cref="System.ArgumentException">The lengths or the devices differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static float ProductSum(GpuBuffer<float> matrix, GpuBuffer<float> vector)
    {
        var totals = ProductProgram.Call("ProductSum")
            .Input(matrix, nameof(matrix))
            .Input(vector, nameof(vector))
            .Total<float>("ProductSumPairs")
            .Reduce(64);
        return totals.Get<float>(0);
    }

    /// <summary>
    /// The sum of Product along every row of a matrix.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading the destination waits for it. Every
    /// run on a device gives the same bits.
    /// </remarks>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="columns">The number of columns of <paramref name="matrix"/>; at least 1.</param>
    /// <param name="vector">One value for each column.</param>
    /// <param name="destination">Receives the sum of each row. It may not overlap an input.</param>
    /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="columns"/> is below 1.</exception>
    /// <exception cref="System.ArgumentException">A length does not fit the rows and columns, the devices differ, or
    /// <paramref name="destination"/> overlaps an input.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void ProductSumRows(
        GpuBuffer<float> matrix,
        int columns,
        GpuBuffer<float> vector,
        GpuBuffer<float> destination) =>
        ProductProgram.Call("ProductSum")
            .Matrix(matrix, columns, nameof(matrix), nameof(columns))
            .PerColumn(vector, nameof(vector))
            .Rows(
                destination,
                nameof(destination),
                "ProductSumRows",
                "ProductSumPairs",
                lanes: 64,
                lanesOfItem: 4,
                rowsOfItem: 4);

    /// <summary>
    /// The sum of Product along every column of a matrix.
    /// </summary>
    /// <remarks>
    /// Runs on the device of the buffers. The call only queues the work; reading the destination waits for it. Every
    /// run on a device gives the same bits.
    /// </remarks>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="columns">The number of columns of <paramref name="matrix"/>; at least 1.</param>
    /// <param name="vector">One value for each row.</param>
    /// <param name="destination">Receives the sum of each column. It may not overlap an input.</param>
    /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="columns"/> is below 1.</exception>
    /// <exception cref="System.ArgumentException">A length does not fit the rows and columns, the devices differ, or
    /// <paramref name="destination"/> overlaps an input.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The driver failed; the message quotes it.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void ProductSumColumns(
        GpuBuffer<float> matrix,
        int columns,
        GpuBuffer<float> vector,
        GpuBuffer<float> destination) =>
        ProductProgram.Call("ProductSumColumns")
            .Matrix(matrix, columns, nameof(matrix), nameof(columns))
            .PerRow(vector, nameof(vector))
            .Columns(destination, nameof(destination), "ProductSumPairs");

    // The code for devices. Each device compiles it when it first uses it.
    private static readonly GpuProgram ProductProgram = new("""
        #pragma OPENCL FP_CONTRACT OFF

        float Product(float matrix, float vector)
        {
            return matrix * vector;
        }

        // A work-item of a full group takes 8 elements, a group's size apart, and loads all before it stores one.
        // In the groups behind the full ones it takes one.
        __kernel void ProductMap(
            __global const float* matrix, ulong matrixStart,
            __global const float* vector, ulong vectorStart,
            __global float* destination, ulong destinationStart,
            ulong count, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            if (get_group_id(0) < fullGroups)
            {
                const ulong first = get_group_id(0) * 8 * size + get_local_id(0);
                float matrixValues[8];
                float vectorValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    matrixValues[k] = matrix[matrixStart + first + k * size];
                    vectorValues[k] = vector[vectorStart + first + k * size];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    destination[destinationStart + first + k * size] = Product(matrixValues[k], vectorValues[k]);

                return;
            }

            const ulong i = get_global_id(0) + 7 * size * fullGroups;
            if (i < count)
                destination[destinationStart + i] = Product(matrix[matrixStart + i], vector[vectorStart + i]);
        }

        // A work-group reduces a block of a row: lane k of 64 takes elements k, k + 64, ...
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // A work-item loads 8 elements at once. Beyond the end, the last one is loaded again, and not used.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void ProductSum(
            __global const float* matrix, ulong matrixStart,
            __global const float* vector, ulong vectorStart,
            ulong columns,
            __global float* total, ulong totalStart)
        {
            __local float shared[64];
            const uint item = get_local_id(0);
            const ulong blocks = (columns + 4095) / 4096;
            const ulong row = get_group_id(0) / blocks;
            const ulong block = get_group_id(0) % blocks;
            const ulong end = min(columns, (block + 1) * 4096);

            float sum = 0.0f;
            for (ulong column = block * 4096 + item; column < end; column += 512)
            {
                float matrixValues[8];
                float vectorValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    const ulong inside = min(column + k * 64, end - 1);
                    matrixValues[k] = matrix[matrixStart + row * columns + inside];
                    vectorValues[k] = vector[vectorStart + inside];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (column + k * 64 < end)
                        sum += Product(matrixValues[k], vectorValues[k]);
                }
            }

            shared[item] = sum;
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
        __kernel void ProductSumPairs(
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
                values[k] = first + k < end ? source[sourceStart + segment * count + first + k] : 0.0f;
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

        // Sums rows of at most 4096 elements: of L lanes, lane k takes elements k, k + L, ...
        // L is 64, or for a shorter row the next power of two. A work-item takes 4 lanes of each of 4 rows.
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // Beyond the end, the last element is loaded again, and not used.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void ProductSumRows(
            __global const float* matrix, ulong matrixStart,
            __global const float* vector, ulong vectorStart,
            ulong rows, uint columns, uint items,
            __global float* total, ulong totalStart)
        {
            __local float shared[4][64];
            const uint item = get_local_id(0);
            const uint lane = item % items;
            const uint rowsApart = 64 / items;
            const ulong row = get_group_id(0) * 4 * rowsApart + item / items;

            float sums[4][4] = {{0.0f}};
            for (uint column = lane; column < columns; column += 4 * items)
            {
                float matrixValues[4][4];
                float vectorValues[4];
                #pragma unroll
                for (uint k = 0; k < 4; k++)
                {
                    const uint inside = min(column + k * items, columns - 1);
                    vectorValues[k] = vector[vectorStart + inside];
                    #pragma unroll
                    for (uint r = 0; r < 4; r++)
                    {
                        const ulong start = min(row + r * rowsApart, rows - 1) * columns;
                        matrixValues[r][k] = matrix[matrixStart + start + inside];
                    }
                }

                #pragma unroll
                for (uint k = 0; k < 4; k++)
                {
                    if (column + k * items < columns)
                    {
                        #pragma unroll
                        for (uint r = 0; r < 4; r++)
                            sums[r][k] += Product(matrixValues[r][k], vectorValues[k]);
                    }
                }
            }

            #pragma unroll
            for (uint r = 0; r < 4; r++)
                shared[r][item] = sums[r][0] + sums[r][2] + (sums[r][1] + sums[r][3]);
            for (uint apart = items / 2; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane < apart)
                {
                    #pragma unroll
                    for (uint r = 0; r < 4; r++)
                        shared[r][item] += shared[r][item + apart];
                }
            }

            for (uint r = 0; lane == 0 && r < 4; r++)
            {
                if (row + r * rowsApart < rows)
                    total[totalStart + row + r * rowsApart] = shared[r][item];
            }
        }

        // A work-item sums one column of a block of 64 rows, from the first row to the last.
        // A work-item loads 8 elements at once. Beyond the end, the last one is loaded again, and not used.
        __kernel void ProductSumColumns(
            __global const float* matrix, ulong matrixStart,
            __global const float* vector, ulong vectorStart,
            ulong rows, ulong columns,
            __global float* total, ulong totalStart)
        {
            const ulong i = get_global_id(0);
            const ulong blocks = (rows + 63) / 64;
            if (i >= columns * blocks)
                return;

            const ulong column = i % columns;
            const ulong block = i / columns;
            const ulong end = min(rows, (block + 1) * 64);
            float sum = 0.0f;
            for (ulong row = block * 64; row < end; row += 8)
            {
                float matrixValues[8];
                float vectorValues[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    const ulong inside = min(row + k, end - 1);
                    matrixValues[k] = matrix[matrixStart + inside * columns + column];
                    vectorValues[k] = vector[vectorStart + inside];
                }

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (row + k < end)
                        sum += Product(matrixValues[k], vectorValues[k]);
                }
            }

            total[totalStart + column * blocks + block] = sum;
        }
        """);

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Product(float, float)'
        (fn (float:matrix float:vector) (* matrix vector))
        """)]
    public static partial void Product(
        ReadOnlySpan<float> matrix,
        ReadOnlySpan<float> vector,
        Span<float> destination);
}
