using System.Numerics;
using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>
/// Rows of a matrix that a work-group keeps in local memory, so that they are read once from the device's: how many there are, and the
/// OpenCL C that loads and sums them.
/// </summary>
/// <param name="Count">The rows: a power of two. From 64 on they are whole blocks of the tree of column sums.</param>
/// <param name="Items">The work-items that share the sum of a row, each of which takes four lanes of it: a power of two.</param>
internal readonly record struct LocalRows(int Count, int Items)
{
    /// <summary>The work-items of a group.</summary>
    public const int GroupSize = 256;

    /// <summary>The elements of the longest row: a block of the tree of row sums.</summary>
    public const int MostColumns = 4096;

    /// <summary>The elements of the rows, at most.</summary>
    private const int MostElements = 4096;

    private const int MostRows = 512;

    /// <summary>The lanes of a row that a work-item takes.</summary>
    private const int LanesOfItem = 4;

    /// <summary>The lanes of a row's sum.</summary>
    private const int Lanes = 64;

    /// <summary>The bytes of a group's local memory: the elements, one more for each row, a number for each row, four for each work-item.</summary>
    private const int LocalSize = (MostElements + 2 * MostRows + 4 * GroupSize) * sizeof(float);

    /// <summary>What programs with such kernels begin with.</summary>
    public const string Text = """


        // The rows that a group of 256 has in local memory: a power of two of them, with a place more where their columns are even, so
        // that neighbours of a column lie in different banks.

        // Loads rows, from the first one on, and zeros in the place of those that are not there. Loads 8 elements before it stores one.
        void LoadRows(__global const float* matrix, ulong first, ulong rows, uint columns, uint count, __local float* tile)
        {
            const ulong there = first < rows ? min(rows - first, (ulong)count) * columns : 0;
            const uint padding = 1 - columns % 2;
            uint row = get_local_id(0) / columns;
            uint column = get_local_id(0) % columns;
            for (uint start = get_local_id(0); start < count * columns; start += 8 * 256)
            {
                float values[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    values[k] = start + k * 256 < there ? matrix[first * columns + start + k * 256] : 0.0f;

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (start + k * 256 < count * columns)
                        tile[start + k * 256 + row * padding] = values[k];
                    row += 256 / columns;
                    column += 256 % columns;
                    if (column >= columns)
                    {
                        column -= columns;
                        row++;
                    }
                }
            }
        }

        // Sums the products of each row with a vector. Of L lanes, lane k takes elements k, k + L, ... L is 64, or for a shorter row the
        // next power of two. A work-item takes 4 lanes of each of 4 rows. Then the lanes are combined in pairs that are half of them
        // apart, down to neighbours.
        void SumLocalRows(__local const float* tile, __global const float* vector, uint columns, uint count, uint items, __local float* shared)
        {
            const uint item = get_local_id(0);
            const uint lane = item % items;
            const uint row = item / items;
            const uint rowsApart = 256 / items;
            const uint stride = columns + 1 - columns % 2;
            const uint rows = row < count ? (count - row + rowsApart - 1) / rowsApart : 0;
            float sums[4][4] = {{0.0f}};
            for (uint column = lane; rows > 0 && column < columns; column += 4 * items)
            {
                #pragma unroll
                for (uint k = 0; k < 4; k++)
                {
                    if (column + k * items < columns)
                    {
                        const float factor = vector[column + k * items];
                        #pragma unroll
                        for (uint r = 0; r < 4; r++)
                        {
                            if (r < rows)
                                sums[r][k] += tile[(row + r * rowsApart) * stride + column + k * items] * factor;
                        }
                    }
                }
            }

            #pragma unroll
            for (uint r = 0; r < 4; r++)
                shared[r * 256 + item] = sums[r][0] + sums[r][2] + (sums[r][1] + sums[r][3]);
            for (uint apart = items / 2; apart > 0; apart /= 2)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                if (lane < apart)
                {
                    #pragma unroll
                    for (uint r = 0; r < 4; r++)
                        shared[r * 256 + item] += shared[r * 256 + item + apart];
                }
            }
        }

        // The sum of a row, behind a barrier.
        float SumOfRow(__local const float* shared, uint row, uint items)
        {
            return shared[row / (256 / items) * 256 + row % (256 / items) * items];
        }

        """;

    /// <summary>Whether a device has local memory for two groups at a time, so that one computes while the other loads.</summary>
    /// <remarks>A processor has none, and its caches keep the rows of a tile without being told.</remarks>
    /// <param name="device">The device.</param>
    public static bool Fit(GpuDevice device) => device.Info.LocalMemorySize >= 2 * LocalSize;

    /// <param name="columns">The elements of a row, no more than <see cref="MostColumns"/>.</param>
    public static LocalRows Of(int columns)
    {
        var padded = (int)BitOperations.RoundUpToPowerOf2((uint)columns);
        return new LocalRows(Math.Min(MostElements / padded, MostRows), Math.Max(1, Math.Min(Lanes, padded) / LanesOfItem));
    }
}
