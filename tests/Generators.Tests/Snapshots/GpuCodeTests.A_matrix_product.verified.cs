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
            .Run();

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
            .Rows(destination, nameof(destination), "ProductSumPairs", 64);

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

        __kernel void ProductMap(
            __global const float* matrix, ulong matrixStart,
            __global const float* vector, ulong vectorStart,
            __global float* destination, ulong destinationStart,
            ulong count)
        {
            const ulong i = get_global_id(0);
            if (i >= count)
                return;

            destination[destinationStart + i] = Product(matrix[matrixStart + i], vector[vectorStart + i]);
        }

        // A work-group reduces a block of a row: lane k of 64 takes elements k, k + 64, ...
        // Then the lanes are combined in pairs that are half of them apart, then a quarter, down to neighbours.
        // Rows of fewer than 64 elements share a work-group.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void ProductSum(
            __global const float* matrix, ulong matrixStart,
            __global const float* vector, ulong vectorStart,
            ulong rows, ulong columns, uint lanes,
            __global float* total, ulong totalStart)
        {
            __local float shared[64];
            const uint item = get_local_id(0);
            const uint lane = item % lanes;
            const ulong blocks = (columns + 4095) / 4096;
            const ulong block = get_group_id(0) % blocks;
            const ulong row = get_group_id(0) / blocks * (64 / lanes) + item / lanes;
            const ulong end = row < rows ? min(columns, (block + 1) * 4096) : 0;

            float sum = 0.0f;
            for (ulong column = block * 4096 + lane; column < end; column += 64)
                sum += Product(matrix[matrixStart + row * columns + column], vector[vectorStart + column]);

            shared[item] = sum;
            for (uint apart = lanes / 2; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane < apart)
                    shared[item] += shared[item + apart];
            }

            if (lane == 0 && row < rows)
                total[totalStart + row * blocks + block] = shared[item];
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

        // A work-item sums one column of a block of 64 rows, from the first row to the last.
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
            for (ulong row = block * 64; row < end; row++)
                sum += Product(matrix[matrixStart + row * columns + column], vector[vectorStart + row]);
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
