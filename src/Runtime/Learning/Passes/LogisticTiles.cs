using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Learning;

/// <summary>
/// The forward and the backward pass of a single neuron with the logistic loss on a device, with one read of the rows: X·w and Xᵀ·r in
/// one kernel, and between them the generated loss and its derivative.
/// </summary>
internal static class LogisticTiles
{
    /// <summary>The rows of a block, in which columns are summed.</summary>
    private const int BlockRows = 64;

    private static readonly GpuProgram Program = LogisticKernels.With(LocalRows.Text + """

        // A work-group takes one block of 64 rows or more, in steps of as many rows as fit in local memory. A step sums the products of each row
        // with the weights, computes its loss and its residual, and adds to each column's sum the rows' elements times residuals, from the first
        // row of a block to the last.
        __kernel __attribute__((reqd_work_group_size(256, 1, 1))) void LogisticTiles(
            __global const float* features, ulong featuresStart,
            __global const float* parameters, ulong parametersStart,
            __global const float* labels, ulong labelsStart,
            __global const float* weights, ulong weightsStart,
            __global float* losses, ulong lossesStart,
            __global float* residuals, ulong residualsStart,
            uint items, uint count,
            ulong rows, ulong columns,
            __global float* total, ulong totalStart)
        {
            __local float tile[4096 + 512];
            __local float shared[4 * 256];
            __local float factors[512];
            const uint item = get_local_id(0);
            const uint width = (uint)columns;
            const uint stride = width + 1 - width % 2;
            const uint blockRows = min(count, 64u);
            const uint blocksOfGroup = count / blockRows;
            const ulong blocks = (rows + 63) / 64;
            const ulong firstBlock = get_group_id(0) * blocksOfGroup;
            const uint columnSums = blocksOfGroup * width;

            float sums[16] = {0.0f};
            for (uint step = 0; step < 64; step += blockRows)
            {
                const ulong first = firstBlock * 64 + step;
                LoadRows(features + featuresStart, first, rows, width, count, tile);
                barrier(CLK_LOCAL_MEM_FENCE);
                SumLocalRows(tile, parameters + parametersStart, width, count, items, shared);
                barrier(CLK_LOCAL_MEM_FENCE);
                for (uint row = item; row < count; row += 256)
                {
                    float residual = 0.0f;
                    if (first + row < rows)
                    {
                        const float logit = SumOfRow(shared, row, items) + parameters[parametersStart + columns];
                        losses[lossesStart + first + row] = WeightedLossAndResidual(
                            logit, labels[labelsStart + first + row], weights[weightsStart + first + row], 0.0f, &residual);
                        residuals[residualsStart + first + row] = residual;
                    }

                    factors[row] = residual;
                }

                barrier(CLK_LOCAL_MEM_FENCE);
                if (columnSums <= 256)
                {
                    const uint block = item / width;
                    for (uint row = block * blockRows; item < columnSums && row < (block + 1) * blockRows; row++)
                        sums[0] += tile[row * stride + item - block * width] * factors[row];
                }
                else
                {
                    // Four columns share what is loaded of a row. Beyond the end, the last one is loaded again, and not stored.
                    #pragma unroll
                    for (uint part = 0; part < 16; part += 4)
                    {
                        for (uint row = 0; item + part * 256 < columnSums && row < blockRows; row++)
                        {
                            const float factor = factors[row];
                            #pragma unroll
                            for (uint k = part; k < part + 4; k++)
                                sums[k] += tile[row * stride + min(item + k * 256, columnSums - 1)] * factor;
                        }
                    }
                }

                barrier(CLK_LOCAL_MEM_FENCE);
            }

            #pragma unroll
            for (uint k = 0; k < 16; k++)
            {
                const uint i = item + k * 256;
                const uint block = i / width;
                if (i < columnSums && firstBlock + block < blocks)
                    total[totalStart + (i - block * width) * blocks + firstBlock + block] = sums[k];
            }
        }
        """);

    /// <summary>Queues the pass.</summary>
    /// <param name="rows">The rows, all with a weight: whole tiles.</param>
    /// <param name="columns">The number of features, no more than <see cref="LocalRows.MostColumns"/>.</param>
    /// <param name="parameters">The weights, and last the intercept.</param>
    /// <param name="tileRows">The rows of a tile.</param>
    /// <param name="losses">Takes the loss of each row.</param>
    /// <param name="residuals">Takes its derivative by the row's logit.</param>
    /// <param name="sums">Takes for each weight the sums of the loss's derivative over all tiles.</param>
    public static void Sum(
        PassRows<GpuBuffer<float>> rows,
        int columns,
        GpuBuffer<float> parameters,
        int tileRows,
        GpuBuffer<float> losses,
        GpuBuffer<float> residuals,
        GpuBuffer<float> sums)
    {
        var local = LocalRows.Of(columns);
        Program.Call(nameof(LogisticTiles))
            .Matrix(rows.Features, columns, nameof(rows), nameof(columns))
            .Buffer(parameters, nameof(parameters))
            .PerRow(rows.Labels, nameof(rows))
            .PerRow(rows.Weights, nameof(rows))
            .PerRow(losses, nameof(losses))
            .PerRow(residuals, nameof(residuals))
            .Value((uint)local.Items)
            .Value((uint)local.Count)
            .TileColumns(
                sums,
                nameof(sums),
                LogisticKernels.Pairs,
                tileRows,
                groups: PartialResults.Parts(rows.Count, Math.Max(local.Count, BlockRows)),
                groupSize: LocalRows.GroupSize);
    }
}
