using Kernels.CompilerServices;

namespace Kernels.Tests.Gpu;

/// <summary>Kernels written by hand, in the form in which the runtime launches the generated ones.</summary>
internal static class TestPrograms
{
    public const string Map =
        """
        __kernel void Scale(__global const T* x, ulong xStart, __global T* y, ulong yStart, T factor, ulong length)
        {
            const ulong i = get_global_id(0);
            if (i < length)
                y[yStart + i] = factor * x[xStart + i];
        }

        // Of two elements an item in the first groups.
        __kernel void Halve(__global const T* x, ulong xStart, __global T* y, ulong yStart, ulong length, ulong fullGroups)
        {
            const ulong size = get_local_size(0);
            const ulong i = get_global_id(0) + min((ulong)get_group_id(0), fullGroups) * size;
            if (i < length)
                y[yStart + i] = x[xStart + i] / 2;
            if (get_group_id(0) < fullGroups)
                y[yStart + i + size] = x[xStart + i + size] / 2;
        }

        __kernel void SumAndProduct(__global const T* a, ulong aStart, __global const T* b, ulong bStart,
            __global T* sum, ulong sumStart, __global T* product, ulong productStart, ulong length)
        {
            const ulong i = get_global_id(0);
            if (i < length)
            {
                const T x = a[aStart + i];
                const T y = b[bStart + i];
                sum[sumStart + i] = x + y;
                product[productStart + i] = x * y;
            }
        }

        __kernel void Quotient(__global const T* a, ulong aStart, __global const T* b, ulong bStart, __global T* y, ulong yStart, ulong length)
        {
            const ulong i = get_global_id(0);
            if (i < length)
                y[yStart + i] = a[aStart + i] / b[bStart + i];
        }

        """;

    /// <summary>Sums of products, with L virtual lanes.</summary>
    public const string Reductions =
        """
        T Tree(__local T* sums, T sum, uint lanes)
        {
            const uint item = get_local_id(0);
            for (uint apart = lanes / 2; apart > 0; apart /= 2)
            {
                sums[item] = sum;
                barrier(CLK_LOCAL_MEM_FENCE);
                if (item % lanes < apart)
                    sum += sums[item + apart];
                barrier(CLK_LOCAL_MEM_FENCE);
            }

            return sum;
        }

        __kernel __attribute__((reqd_work_group_size(L, 1, 1))) void ProductSum(__global const T* x, ulong xStart, __global const T* w, ulong wStart,
            ulong columns, __global T* total, ulong totalStart)
        {
            __local T sums[L];
            const ulong blocks = (columns + 64 * L - 1) / (64 * L);
            const ulong block = get_group_id(0) % blocks;
            const ulong row = get_group_id(0) / blocks;
            T sum = 0;
            for (uint k = 0; k < 64; k++)
            {
                const ulong column = (block * 64 + k) * L + get_local_id(0);
                if (column < columns)
                    sum += x[xStart + row * columns + column] * w[wStart + column];
            }

            sum = Tree(sums, sum, L);
            if (get_local_id(0) == 0)
                total[totalStart + get_group_id(0)] = sum;
        }

        // A work-item takes two lanes of a row: lane k of the row, and that which is half of the lanes further.
        __kernel __attribute__((reqd_work_group_size(L, 1, 1))) void ProductSumRows(__global const T* x, ulong xStart, __global const T* w, ulong wStart,
            ulong rows, uint columns, uint items, __global T* total, ulong totalStart)
        {
            __local T sums[L];
            const uint lane = get_local_id(0) % items;
            const ulong row = get_group_id(0) * (L / items) + get_local_id(0) / items;
            T pair[2] = {0, 0};
            for (uint k = 0; row < rows && k * 2 * items < columns; k++)
            {
                for (uint part = 0; part < 2; part++)
                {
                    const uint column = (2 * k + part) * items + lane;
                    if (column < columns)
                        pair[part] += x[xStart + row * columns + column] * w[wStart + column];
                }
            }

            const T sum = Tree(sums, pair[0] + pair[1], items);
            if (row < rows && lane == 0)
                total[totalStart + row] = sum;
        }

        __kernel void ProductSumColumns(__global const T* x, ulong xStart, __global const T* w, ulong wStart,
            ulong rows, ulong columns, __global T* total, ulong totalStart)
        {
            const ulong blocks = (rows + 63) / 64;
            const ulong column = get_global_id(0) % columns;
            const ulong block = get_global_id(0) / columns;
            if (block >= blocks)
                return;
            T sum = 0;
            for (ulong row = block * 64; row < rows && row < block * 64 + 64; row++)
                sum += x[xStart + row * columns + column] * w[wStart + row];
            total[totalStart + column * blocks + block] = sum;
        }

        __kernel void AddPairs(__global const T* source, ulong sourceStart, ulong count, ulong segments, uint lanes,
            __global T* destination, ulong destinationStart)
        {
            __local T sums[256];
            const uint item = get_local_id(0);
            const ulong parts = (count + 16 * lanes - 1) / (16 * lanes);
            const ulong part = get_global_id(0) / lanes;
            const ulong first = (part % parts * lanes + item % lanes) * 16;
            const uint live = part < segments * parts && first < count ? (uint)min((ulong)16, count - first) : 0;
            T values[16];
            for (uint k = 0; k < live; k++)
                values[k] = source[sourceStart + part / parts * count + first + k];
            for (uint apart = 1; apart < live; apart *= 2)
            {
                for (uint k = 0; k + apart < live; k += 2 * apart)
                    values[k] += values[k + apart];
            }

            sums[item] = live > 0 ? values[0] : 0;
            for (uint apart = 1; apart < lanes; apart *= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (item % (2 * apart) == 0)
                    sums[item] += sums[item + apart];
            }

            if (item % lanes == 0 && part < segments * parts)
                destination[destinationStart + part] = sums[item];
        }

        """;

    /// <summary>Stores a result, and counts and adds up at once: two totals of different sizes.</summary>
    public const string TwoTotals =
        """
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void CountAndSum(__global const float* x, ulong xStart, __global float* twice, ulong twiceStart,
            ulong columns, __global ulong* count, ulong countStart, __global float* sum, ulong sumStart)
        {
            __local float sums[64];
            __local ulong counts[64];
            const uint item = get_local_id(0);
            float s = 0;
            ulong c = 0;
            for (uint k = 0; k < 64; k++)
            {
                const ulong i = get_group_id(0) * 4096 + k * 64 + item;
                if (i < columns)
                {
                    const float value = x[xStart + i];
                    twice[twiceStart + i] = 2 * value;
                    s += value;
                    c += value > 0;
                }
            }

            sums[item] = s;
            counts[item] = c;
            barrier(CLK_LOCAL_MEM_FENCE);
            for (uint apart = 32; apart > 0; apart /= 2)
            {
                if (item < apart)
                {
                    sums[item] += sums[item + apart];
                    counts[item] += counts[item + apart];
                }

                barrier(CLK_LOCAL_MEM_FENCE);
            }

            if (item == 0)
            {
                count[countStart + get_group_id(0)] = counts[0];
                sum[sumStart + get_group_id(0)] = sums[0];
            }
        }

        __kernel void AddCounts(__global const ulong* source, ulong sourceStart, ulong count, ulong segments, uint lanes,
            __global ulong* destination, ulong destinationStart)
        {
            const ulong each = 16 * lanes;
            const ulong steps = (count + each - 1) / each;
            const ulong i = get_global_id(0) / lanes;
            if (get_global_id(0) % lanes != 0 || i >= segments * steps)
                return;
            ulong sum = 0;
            for (ulong k = i % steps * each; k < count && k < i % steps * each + each; k++)
                sum += source[sourceStart + i / steps * count + k];
            destination[destinationStart + i] = sum;
        }

        """;

    public static GpuProgram Floats { get; } = new(Text("float", 64, Map + Reductions + TwoTotals));

    public static GpuProgram Doubles { get; } = new("#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n" + Text("double", 32, Map + Reductions));

    public static GpuProgram Of(string type) => new(Text(type, type is "long" or "ulong" ? 32 : 64, Map));

    private static string Text(string type, int lanes, string program) =>
        $"#pragma OPENCL FP_CONTRACT OFF\n#define T {type}\n#define L {lanes}\n{program}";
}
