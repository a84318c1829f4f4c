using Kernels.CompilerServices;
using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>
/// What a pass over tiles on a device does with several layers' values at once, beside the generated kernels: these take one row, one
/// bias or one vector at a time.
/// </summary>
internal static class TileProgram
{
    /// <summary>The lanes of a sum of floats, which are the work-items of a group.</summary>
    private const int Lanes = 64;

    private static readonly GpuProgram Program = new("""
        #pragma OPENCL FP_CONTRACT OFF

        // Adds to the values of each unit, one per row, its bias.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void AddBiases(
            __global float* values, ulong valuesStart,
            __global const float* biases, ulong biasesStart,
            ulong count, ulong rows)
        {
            const ulong i = get_global_id(0);
            if (i < count)
                values[valuesStart + i] += biases[biasesStart + i / rows];
        }

        // Writes a matrix column by column.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void Transpose(
            __global const float* matrix, ulong matrixStart,
            __global float* destination, ulong destinationStart,
            ulong count, ulong columns)
        {
            const ulong i = get_global_id(0);
            if (i < count)
                destination[destinationStart + i % columns * (count / columns) + i / columns] = matrix[matrixStart + i];
        }

        // For each row of the left matrix, each row of the right one and each tile of columns, a work-group sums the products. Lane k
        // of 64 takes elements k, k + 64, ... Then the lanes are combined in pairs that are half of them apart, down to neighbours.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SumProducts(
            __global const float* left, ulong leftStart,
            __global const float* right, ulong rightStart,
            __global float* sums, ulong sumsStart,
            ulong rightRows, ulong columns, ulong tileColumns)
        {
            __local float shared[64];
            const uint lane = get_local_id(0);
            const ulong tiles = columns / tileColumns;
            const ulong tile = get_group_id(0) % tiles;
            const ulong pair = get_group_id(0) / tiles;
            left += leftStart + pair / rightRows * columns + tile * tileColumns;
            right += rightStart + pair % rightRows * columns + tile * tileColumns;

            float sum = 0.0f;
            for (ulong i = lane; i < tileColumns; i += 64)
                sum += left[i] * right[i];
            shared[lane] = sum;
            for (uint apart = 32; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane < apart)
                    shared[lane] += shared[lane + apart];
            }

            if (lane == 0)
                sums[sumsStart + get_group_id(0)] = shared[0];
        }
        """);

    /// <summary>Adds its bias to the values of each unit.</summary>
    /// <param name="values">Unit after unit, as many rows each.</param>
    /// <param name="biases">One per unit.</param>
    public static void AddBiases(GpuBuffer<float> values, GpuBuffer<float> biases) => Program.Call(nameof(AddBiases))
        .Buffer(values, nameof(values))
        .Buffer(biases, nameof(biases))
        .Value((ulong)values.Length)
        .Value((ulong)(values.Length / biases.Length))
        .RunGroups(GroupsOf(values.Length), Lanes);

    /// <summary>Transposes a matrix.</summary>
    /// <param name="matrix">The matrix, row after row.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="destination">Takes it, column after column.</param>
    public static void Transpose(GpuBuffer<float> matrix, int columns, GpuBuffer<float> destination) => Program.Call(nameof(Transpose))
        .Buffer(matrix, nameof(matrix))
        .Buffer(destination, nameof(destination))
        .Value((ulong)matrix.Length)
        .Value((ulong)columns)
        .RunGroups(GroupsOf(matrix.Length), Lanes);

    /// <summary>The products of the rows of two matrices, summed over each tile of columns, with the bits that a tile has alone.</summary>
    /// <param name="left">The one matrix, row after row.</param>
    /// <param name="right">The other, of as many columns.</param>
    /// <param name="columns">The number of their columns: whole tiles.</param>
    /// <param name="tileColumns">The columns of a tile: no more than a block of the sums' tree, 4,096.</param>
    /// <param name="sums">Takes for each row of the one and each row of the other the sums of all tiles.</param>
    public static void SumProducts(GpuBuffer<float> left, GpuBuffer<float> right, int columns, int tileColumns, GpuBuffer<float> sums) =>
        Program.Call(nameof(SumProducts))
            .Buffer(left, nameof(left))
            .Buffer(right, nameof(right))
            .Buffer(sums, nameof(sums))
            .Value((ulong)(right.Length / columns))
            .Value((ulong)columns)
            .Value((ulong)tileColumns)
            .RunGroups(sums.Length, Lanes);

    private static long GroupsOf(long items) => (items + Lanes - 1) / Lanes;
}
