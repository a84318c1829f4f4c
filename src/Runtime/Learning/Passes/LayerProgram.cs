using Kernels.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Learning;

/// <summary>
/// The sums of a dense layer for all its units in one launch, where the generated kernels take one unit at a time. Each sum has the bits
/// of theirs.
/// </summary>
internal static class LayerProgram
{
    /// <summary>The work-items of a group that does not share local memory.</summary>
    private const int Items = 64;

    /// <summary>The units that a work-item takes at once: they share what is loaded of a column.</summary>
    private const int UnitsOfItem = 4;

    private static readonly GpuProgram Program = LayerKernels.With(LocalRows.Text + """

        // A work-group has some rows in local memory, and sums their products with the weights of some units, one after the other.
        __kernel __attribute__((reqd_work_group_size(256, 1, 1))) void SumUnitRows(
            __global const float* matrix, ulong matrixStart,
            __global const float* weights, ulong weightsStart,
            __global const float* biases, ulong biasesStart,
            __global float* values, ulong valuesStart,
            uint items, uint count, ulong rows, uint columns, uint units, uint unitsOfGroup)
        {
            __local float tile[4096 + 512];
            __local float shared[4 * 256];
            const uint parts = (units + unitsOfGroup - 1) / unitsOfGroup;
            const ulong first = get_group_id(0) / parts * count;
            const uint firstUnit = get_group_id(0) % parts * unitsOfGroup;
            const uint end = min(units, firstUnit + unitsOfGroup);
            LoadRows(matrix + matrixStart, first, rows, columns, count, tile);
            for (uint unit = firstUnit; unit < end; unit++)
            {
                barrier(CLK_LOCAL_MEM_FENCE);
                SumLocalRows(tile, weights + weightsStart + (ulong)unit * columns, columns, count, items, shared);
                barrier(CLK_LOCAL_MEM_FENCE);
                for (uint row = get_local_id(0); row < count; row += 256)
                {
                    if (first + row < rows)
                        values[valuesStart + unit * rows + first + row] = SumOfRow(shared, row, items) + biases[biasesStart + unit];
                }
            }
        }

        // A work-item sums, for a unit and a row, the inputs' values times the unit's weights: blocks of 64 inputs from the first to the
        // last, and blocks in pairs of neighbours, then pairs of pairs, and so on.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SumUnitInputs(
            __global const float* values, ulong valuesStart,
            __global const float* weights, ulong weightsStart,
            __global const float* biases, ulong biasesStart,
            __global float* destination, ulong destinationStart,
            ulong unitStep, ulong inputStep, uint hasBiases, ulong rows, ulong inputs, ulong units)
        {
            const ulong i = get_global_id(0);
            if (i >= units * rows)
                return;

            const ulong row = i % rows;
            const ulong unit = i / rows;
            values += valuesStart + row;
            weights += weightsStart + unit * unitStep;
            const ulong blocks = (inputs + 63) / 64;
            float levels[32];
            for (ulong block = 0; block < blocks; block++)
            {
                const ulong end = min(inputs, (block + 1) * 64);
                float sum = 0.0f;
                for (ulong input = block * 64; input < end; input++)
                    sum += Product(values[input * rows], weights[input * inputStep]);

                // The levels whose bits are 1 join it in the first level whose bit is 0.
                uint level = 0;
                for (; block >> level & 1; level++)
                    sum = levels[level] + sum;
                levels[level] = sum;
            }

            float total = 0.0f;
            for (uint level = 0; blocks >> level; level++)
            {
                if (blocks >> level & 1)
                    total = levels[level] + total;
            }

            destination[destinationStart + i] = hasBiases ? total + biases[biasesStart + unit] : total;
        }

        // A work-item sums one column of a block of 64 rows for 4 units, from the first row to the last.
        __kernel __attribute__((reqd_work_group_size(64, 1, 1))) void SumUnitColumns(
            __global const float* matrix, ulong matrixStart,
            __global const float* factors, ulong factorsStart,
            ulong units,
            ulong rows, ulong columns,
            __global float* total, ulong totalStart)
        {
            const ulong i = get_global_id(0);
            const ulong blocks = (rows + 63) / 64;
            const ulong parts = (units + 3) / 4;
            if (i >= columns * parts * blocks)
                return;

            const ulong column = i % columns;
            const ulong firstUnit = i / columns % parts * 4;
            const ulong block = i / columns / parts;
            const ulong end = min(rows, (block + 1) * 64);
            float sums[4] = {0.0f};
            for (ulong row = block * 64; row < end; row += 8)
            {
                float values[8];
                #pragma unroll
                for (uint k = 0; k < 8; k++)
                    values[k] = matrix[matrixStart + min(row + k, end - 1) * columns + column];

                #pragma unroll
                for (uint k = 0; k < 8; k++)
                {
                    if (row + k < end)
                    {
                        #pragma unroll
                        for (uint u = 0; u < 4; u++)
                            sums[u] += Product(values[k], factors[factorsStart + min(firstUnit + u, units - 1) * rows + row + k]);
                    }
                }
            }

            #pragma unroll
            for (uint u = 0; u < 4; u++)
            {
                if (firstUnit + u < units)
                    total[totalStart + ((firstUnit + u) * columns + column) * blocks + block] = sums[u];
            }
        }
        """);

    /// <summary>The sums of the first layer: for each unit and row the row's products with the unit's weights, and the unit's bias.</summary>
    /// <param name="matrix">The features, row after row.</param>
    /// <param name="columns">The number of features, no more than <see cref="LocalRows.MostColumns"/>.</param>
    /// <param name="weights">Unit after unit.</param>
    /// <param name="biases">One per unit.</param>
    /// <param name="values">Takes the sums, unit after unit.</param>
    public static void SumRows(GpuBuffer<float> matrix, int columns, GpuBuffer<float> weights, GpuBuffer<float> biases, GpuBuffer<float> values)
    {
        var local = LocalRows.Of(columns);
        var (rows, units) = (matrix.Length / columns, biases.Length);
        var groups = PartialResults.Parts(rows, local.Count);

        // Where rows alone do not keep the device busy, groups share the units.
        var parts = Math.Clamp(PartialResults.Parts(2L * matrix.Device.ComputeUnits, groups), 1, units);
        var unitsOfGroup = PartialResults.Parts(units, parts);
        Program.Call("SumUnitRows")
            .Buffer(matrix, nameof(matrix))
            .Buffer(weights, nameof(weights))
            .Buffer(biases, nameof(biases))
            .Buffer(values, nameof(values))
            .Value((uint)local.Items)
            .Value((uint)local.Count)
            .Value((ulong)rows)
            .Value((uint)columns)
            .Value((uint)units)
            .Value((uint)unitsOfGroup)
            .RunGroups(groups * PartialResults.Parts(units, unitsOfGroup), LocalRows.GroupSize);
    }

    /// <summary>The sums of a later layer: for each unit and row the products of the inputs' values with the unit's weights, and the unit's bias.</summary>
    /// <param name="values">The values of the inputs, input after input.</param>
    /// <param name="weights">The weights, unit after unit.</param>
    /// <param name="biases">One per unit.</param>
    /// <param name="destination">Takes the sums, unit after unit.</param>
    public static void SumInputs(GpuBuffer<float> values, GpuBuffer<float> weights, GpuBuffer<float> biases, GpuBuffer<float> destination) =>
        SumInputs(values, weights, biases, destination, units: biases.Length, isTransposed: false);

    /// <summary>The same with the weights the other way round and without biases: from a layer's units back to its inputs.</summary>
    /// <param name="values">The values of the units, unit after unit.</param>
    /// <param name="weights">The weights, unit after unit.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="destination">Takes the sums, input after input.</param>
    public static void SumUnits(GpuBuffer<float> values, GpuBuffer<float> weights, int inputs, GpuBuffer<float> destination) =>
        SumInputs(values, weights, biases: weights, destination, units: inputs, isTransposed: true);

    /// <summary>The gradient of the first layer's weights: for each unit Xᵀ·r over each tile of rows.</summary>
    /// <param name="matrix">The features, row after row: whole tiles.</param>
    /// <param name="columns">The number of features.</param>
    /// <param name="factors">The derivatives by the units' sums, unit after unit.</param>
    /// <param name="tileRows">The rows of a tile: a multiple of 64, or all rows.</param>
    /// <param name="sums">Takes for each unit and each column the sums of all tiles.</param>
    public static void SumColumns(GpuBuffer<float> matrix, int columns, GpuBuffer<float> factors, int tileRows, GpuBuffer<float> sums)
    {
        var units = factors.Length / (matrix.Length / columns);
        var items = columns * PartialResults.Parts(units, UnitsOfItem) * PartialResults.Parts(matrix.Length / columns, Items);
        Program.Call("SumUnitColumns")
            .Matrix(matrix, columns, nameof(matrix), nameof(columns))
            .Buffer(factors, nameof(factors))
            .Value((ulong)units)
            .TileColumns(sums, nameof(sums), LayerKernels.Pairs, tileRows, groups: PartialResults.Parts(items, Items), groupSize: Items, units);
    }

    private static void SumInputs(
        GpuBuffer<float> values, GpuBuffer<float> weights, GpuBuffer<float> biases, GpuBuffer<float> destination, long units, bool isTransposed)
    {
        var inputs = weights.Length / units;
        Program.Call("SumUnitInputs")
            .Buffer(values, nameof(values))
            .Buffer(weights, nameof(weights))
            .Buffer(biases, nameof(biases))
            .Buffer(destination, nameof(destination))
            .Value((ulong)(isTransposed ? 1 : inputs))
            .Value((ulong)(isTransposed ? units : 1))
            .Value(isTransposed ? 0u : 1u)
            .Value((ulong)(destination.Length / units))
            .Value((ulong)inputs)
            .Value((ulong)units)
            .RunGroups(PartialResults.Parts(destination.Length, Items), Items);
    }
}
