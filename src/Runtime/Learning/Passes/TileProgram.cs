using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Learning;

/// <summary>What a pass over tiles on a device does beside the generated kernels and those of layers.</summary>
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

        // Copies the rows of some numbers next to each other, with their labels and weights, and zeros behind them.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void Gather(
            __global const float* features, ulong featuresStart,
            __global const float* labels, ulong labelsStart,
            __global const float* weights, ulong weightsStart,
            __global const int* numbers, ulong numbersStart,
            __global float* ownFeatures, ulong ownFeaturesStart,
            __global float* ownLabels, ulong ownLabelsStart,
            __global float* ownWeights, ulong ownWeightsStart,
            ulong count, ulong rows, ulong columns)
        {
            const ulong i = get_global_id(0);
            if (i >= rows * columns)
                return;

            const ulong row = i / columns;
            const ulong column = i % columns;
            const bool isLive = row < count;
            const ulong source = isLive ? numbers[numbersStart + row] : 0;
            ownFeatures[ownFeaturesStart + i] = isLive ? features[featuresStart + source * columns + column] : 0.0f;
            if (column == 0)
            {
                ownLabels[ownLabelsStart + row] = isLive ? labels[labelsStart + source] : 0.0f;
                ownWeights[ownWeightsStart + row] = isLive ? weights[weightsStart + source] : 0.0f;
            }
        }

        // A column of a matrix, each element times a factor of its row.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void ScaleColumn(
            __global const float* matrix, ulong matrixStart,
            __global const float* factors, ulong factorsStart,
            __global float* destination, ulong destinationStart,
            ulong rows, ulong columns, ulong column)
        {
            const ulong row = get_global_id(0);
            if (row < rows)
                destination[destinationStart + row] = factors[factorsStart + row] * matrix[matrixStart + row * columns + column];
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

    private static readonly GpuProgram OfDoubles = new("""
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable

        // For each result the sum over tiles, from the first to the last, on top of what is there.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void AddTiles(
            __global const float* tiles, ulong tilesStart,
            __global double* sums, ulong sumsStart,
            ulong count, ulong tilesOfSum, uint isFirst)
        {
            const ulong i = get_global_id(0);
            if (i >= count)
                return;

            double sum = isFirst ? 0.0 : sums[sumsStart + i];
            for (ulong tile = 0; tile < tilesOfSum; tile++)
                sum += tiles[tilesStart + i * tilesOfSum + tile];
            sums[sumsStart + i] = sum;
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

    /// <summary>Copies rows next to each other, and fills up with zeros.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="numbers">Their numbers there.</param>
    /// <param name="destination">Takes them; at least as many rows.</param>
    public static void Gather(PassRows<GpuBuffer<float>> source, GpuBuffer<int> numbers, PassRows<GpuBuffer<float>> destination) =>
        Program.Call(nameof(Gather))
            .Buffer(source.Features, nameof(source))
            .Buffer(source.Labels, nameof(source))
            .Buffer(source.Weights, nameof(source))
            .Buffer(numbers, nameof(numbers))
            .Buffer(destination.Features, nameof(destination))
            .Buffer(destination.Labels, nameof(destination))
            .Buffer(destination.Weights, nameof(destination))
            .Value((ulong)numbers.Length)
            .Value((ulong)destination.Count)
            .Value((ulong)(destination.Features.Length / destination.Count))
            .RunGroups(GroupsOf(destination.Features.Length), Lanes);

    /// <summary>A column of a matrix times factors.</summary>
    /// <param name="matrix">The matrix, row after row.</param>
    /// <param name="column">The number of the column.</param>
    /// <param name="factors">One per row.</param>
    /// <param name="destination">Takes the products, one per row.</param>
    public static void ScaleColumn(GpuBuffer<float> matrix, int column, GpuBuffer<float> factors, GpuBuffer<float> destination) =>
        Program.Call(nameof(ScaleColumn))
            .Buffer(matrix, nameof(matrix))
            .Buffer(factors, nameof(factors))
            .Buffer(destination, nameof(destination))
            .Value((ulong)factors.Length)
            .Value((ulong)(matrix.Length / factors.Length))
            .Value((ulong)column)
            .RunGroups(GroupsOf(factors.Length), Lanes);

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

    /// <summary>Adds the sums of tiles one after the other, as doubles: as <see cref="BatchPass"/> does.</summary>
    /// <param name="tiles">For each result the sums of all tiles.</param>
    /// <param name="isFirst">Whether nothing comes before them.</param>
    /// <param name="sums">Takes the results; has those of the tiles before.</param>
    public static void AddTiles(GpuBuffer<float> tiles, bool isFirst, GpuBuffer<double> sums) => OfDoubles.Call(nameof(AddTiles))
        .Buffer(tiles, nameof(tiles))
        .Buffer(sums, nameof(sums))
        .Value((ulong)sums.Length)
        .Value((ulong)(tiles.Length / sums.Length))
        .Value(isFirst ? 1u : 0u)
        .RunGroups(GroupsOf(sums.Length), Lanes);

    private static long GroupsOf(long items) => PartialResults.Parts(items, Lanes);
}
