using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>
/// The forward and the backward pass of a network on an OpenCL device, over all tiles of a block at once. Its sums over a tile are
/// those of <see cref="NetworkTile{TBuffer}"/> on the processor, by the same tree.
/// </summary>
/// <remarks>
/// A block is filled up with rows of weight 0, of which every sum gets zeros, so that it is whole tiles. What units put out is kept
/// unit after unit, one value per row each. The parameters, biases among them, are read from the device's memory. All units of a layer
/// are one launch. Where a device has local memory for it, a group keeps rows there: then a first layer reads them once for all its units,
/// and a single neuron once for both passes.
/// </remarks>
internal sealed partial class TiledNetwork
{
    private readonly Network network;
    private readonly OpenCLKernels kernels;
    private readonly int mostTileRows;
    private readonly GpuBuffer<float> features;
    private readonly GpuBuffer<float> labels;
    private readonly GpuBuffer<float> weights;
    private readonly GpuBuffer<float>[] outputs;
    private readonly GpuBuffer<float>[] slopes;
    private readonly GpuBuffer<float>[] derivatives;
    private readonly GpuBuffer<float> sums;
    private readonly bool readsOnce;
    private readonly float[] filling;
    private int rows;
    private int tileRows;

    /// <param name="network">The network.</param>
    /// <param name="mostRows">The most rows of a block.</param>
    /// <param name="kernels">The device's kernels, which own all memory.</param>
    /// <param name="readsOnce">Whether groups keep rows in local memory and so read them once; null where the device is asked.</param>
    /// <param name="parameters">Where the parameters are; null to make a place.</param>
    public TiledNetwork(Network network, int mostRows, OpenCLKernels kernels, bool? readsOnce = null, GpuBuffer<float>? parameters = null)
    {
        (this.network, this.kernels) = (network, kernels);
        mostTileRows = TiledPass.RowsOfTile(network.Features);
        var most = Padded(mostRows);
        features = kernels.Allocate(checked(most * network.Features));
        labels = kernels.Allocate(most);
        weights = kernels.Allocate(most);
        outputs = [.. network.Widths.Skip(1).Select(units => kernels.Allocate(checked(units * most)))];
        slopes = [.. network.Widths.Skip(1).SkipLast(1).Select(units => kernels.Allocate(units * most))];
        derivatives = [.. network.Widths.Skip(1).Select((units, layer) => kernels.Allocate(checked((layer == network.Layers - 1 ? units + 1 : units) * most)))];
        Parameters = parameters ?? kernels.Allocate(network.ParameterCount);
        sums = kernels.Allocate(checked((network.ParameterCount + 1) * TilesOf(most)));
        this.readsOnce = network.Features <= LocalRows.MostColumns && (readsOnce ?? LocalRows.Fit(features.Device));
        filling = new float[Math.Min(most, 1 << 16)];
    }

    /// <summary>The parameters of the passes that follow, as floats.</summary>
    public GpuBuffer<float> Parameters { get; }

    /// <summary>For each parameter, and last for the loss, the sums of all tiles of the last block.</summary>
    public GpuBuffer<float> Sums => kernels.Slice(sums, 0, (network.ParameterCount + 1) * Tiles);

    /// <summary>The tiles of the block.</summary>
    public int Tiles => rows / tileRows;

    private PassRows<GpuBuffer<float>> Rows => new(
        kernels.Slice(features, 0, rows * network.Features), kernels.Slice(labels, 0, rows), kernels.Slice(weights, 0, rows), rows, AreWeighted: true);

    /// <summary>Copies the rows of a block to the device.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="isBeside">Whether the device may go on with what is queued, because none of it is a pass of this network.</param>
    public void Write(RowBlock block, bool isBeside = false)
    {
        (rows, tileRows) = (Padded(block.Count), Math.Min(block.Count, mostTileRows));
        Copy(block.Features.Span, kernels.Slice(features, 0, block.Features.Length));
        Copy(block.Labels.Span, kernels.Slice(labels, 0, block.Count));
        if (block.Weights.IsEmpty)
            Fill(weights, 0, block.Count, 1);
        else
            Copy(block.Weights.Span, kernels.Slice(weights, 0, block.Count));
        Fill(features, block.Features.Length, rows * network.Features, 0);
        Fill(labels, block.Count, rows, 0);
        Fill(weights, block.Count, rows, 0);

        void Fill(GpuBuffer<float> buffer, int from, int to, float value)
        {
            filling.AsSpan(0, Math.Clamp(to - from, 0, filling.Length)).Fill(value);
            for (var start = from; start < to; start += filling.Length)
            {
                var count = Math.Min(filling.Length, to - start);
                Copy(filling.AsSpan(0, count), kernels.Slice(buffer, start, count));
            }
        }

        void Copy(ReadOnlySpan<float> values, GpuBuffer<float> destination)
        {
            if (isBeside)
                destination.CopyBeside(values);
            else
                destination.CopyFrom(values);
        }
    }

    /// <summary>Copies rows from a block that is on the device; the copy is queued.</summary>
    /// <param name="source">The network with the block.</param>
    /// <param name="numbers">The numbers of the rows in it.</param>
    public void Gather(TiledNetwork source, GpuBuffer<int> numbers)
    {
        var count = (int)numbers.Length;
        (rows, tileRows) = (Padded(count), Math.Min(count, mostTileRows));
        TileProgram.Gather(source.Rows, numbers, Rows);
    }

    /// <summary>Queues the passes over the block, which leave <see cref="Sums"/>.</summary>
    public void Run()
    {
        var last = network.Layers - 1;
        var residuals = Units(derivatives[last], network.Outputs);
        var losses = Unit(derivatives[last], network.Outputs);
        if (network.IsLogisticNeuron && readsOnce)
        {
            LogisticTiles.Sum(Rows, network.Features, Parameters, tileRows, losses, residuals, SumsOf(0, network.Features));
            SumBiases(last);
            return;
        }

        for (var l = 0; l < network.Layers; l++)
            Forward(l);
        network.Loss.LossesAndResiduals(Units(outputs[last], network.Outputs), Rows, losses, residuals);
        for (var l = last; l >= 0; l--)
            Backward(l);
    }

    /// <summary>The floats of a row on the device, at most.</summary>
    public static long FloatsOfRow(Network network)
    {
        var units = network.Widths.Skip(1).Sum(static units => (long)units);

        // Its features and their sums of blocks; label, weight, loss and a place in the order of batches; outputs, slopes and
        // derivatives; its part of the sums of a tile, which are floats and then doubles.
        return network.Features + network.Features / 32 + 4 + 3 * units
            + 4L * (network.ParameterCount + 1) / TiledPass.RowsOfTile(network.Features) + 1;
    }

    /// <summary>The floats of a row in the longest buffer.</summary>
    public static long FloatsOfLongestRow(Network network) => Math.Max(network.Features, network.Widths.Skip(1).Max() + 1);

    private static int TilesOf(int rows, int tileRows) => (int)(((long)rows + tileRows - 1) / tileRows);

    /// <summary>The tiles of some rows.</summary>
    public int TilesOf(int rows) => TilesOf(rows, Math.Min(rows, mostTileRows));

    /// <summary>The rows of whole tiles. A block of one tile alone needs none more.</summary>
    private int Padded(int count) => count <= mostTileRows ? count : checked(TilesOf(count, mostTileRows) * mostTileRows);

    private GpuBuffer<float> Units(GpuBuffer<float> buffer, int units) => kernels.Slice(buffer, 0, units * rows);

    private GpuBuffer<float> Unit(GpuBuffer<float> buffer, int unit) => kernels.Slice(buffer, unit * rows, rows);

    /// <summary>Where the sums over tiles go, for parameters next to each other.</summary>
    private GpuBuffer<float> SumsOf(int parameter, int count) => kernels.Slice(sums, parameter * Tiles, count * Tiles);

    private GpuBuffer<float> Weights(int layer) =>
        kernels.Slice(Parameters, network.WeightsAt(layer), network.Widths[layer] * network.Widths[layer + 1]);

    private GpuBuffer<float> Biases(int layer) => kernels.Slice(Parameters, network.BiasesAt(layer), network.Widths[layer + 1]);

    private void Forward(int l)
    {
        var (inputs, units) = (network.Widths[l], network.Widths[l + 1]);
        var own = Units(outputs[l], units);
        if (l > 0)
        {
            LayerProgram.SumInputs(Units(outputs[l - 1], inputs), Weights(l), Biases(l), own);
        }
        else if (readsOnce)
        {
            LayerProgram.SumRows(Rows.Features, inputs, Weights(l), Biases(l), own);
        }
        else
        {
            for (var unit = 0; unit < units; unit++)
                kernels.ProductSumRows(Rows.Features, inputs, kernels.Slice(Weights(l), unit * inputs, inputs), Unit(own, unit));
            TileProgram.AddBiases(own, Biases(l));
        }

        if (l < network.Layers - 1)
            kernels.Activate(network.Hidden!, own, own, Units(slopes[l], units));
    }

    /// <summary>The gradient by a layer's parameters over each tile, and the derivatives by the sums of the layer before it.</summary>
    private void Backward(int l)
    {
        var (inputs, units) = (network.Widths[l], network.Widths[l + 1]);
        var own = Units(derivatives[l], units);
        SumBiases(l);
        if (l == 0)
        {
            if (units == 1)
                LayerKernels.ProductSumTileColumns(Rows.Features, inputs, own, tileRows, SumsOf(0, inputs));
            else
                LayerProgram.SumColumns(Rows.Features, inputs, own, tileRows, SumsOf(0, units * inputs));
            return;
        }

        TileProgram.SumProducts(own, Units(outputs[l - 1], inputs), rows, tileRows, SumsOf(network.WeightsAt(l), units * inputs));
        var before = Units(derivatives[l - 1], inputs);
        LayerProgram.SumUnits(own, Weights(l), inputs, before);
        kernels.Times(before, Units(slopes[l - 1], inputs), before);
    }

    /// <summary>The gradient by a layer's biases over each tile. The losses lie behind the last layer's derivatives, and their sums behind those.</summary>
    private void SumBiases(int l)
    {
        var count = network.Widths[l + 1] + (l == network.Layers - 1 ? 1 : 0);
        kernels.SumRows(Units(derivatives[l], count), tileRows, SumsOf(network.BiasesAt(l), count));
    }
}
