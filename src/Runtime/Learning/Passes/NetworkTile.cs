namespace Kernels.Learning;

/// <summary>The forward and the backward pass of a network over some rows, by generated kernels. One for each thread.</summary>
/// <remarks>
/// The features are row-major. What units put out is kept unit after unit, one value per row each, so that every kernel runs along
/// rows. All sums over units and over rows are matrix reductions.
/// </remarks>
/// <typeparam name="TBuffer">Memory for floats: of the processor or of a device.</typeparam>
internal sealed class NetworkTile<TBuffer>
{
    private readonly Network network;
    private readonly NetworkKernels<TBuffer> kernels;
    private readonly OutputLoss.Pass<TBuffer> loss;
    private readonly TBuffer[] outputs;
    private readonly TBuffer[] slopes;
    private readonly TBuffer[] derivatives;
    private readonly float[] host;
    private readonly TBuffer parameters;
    private readonly float[] transposedHost;
    private readonly TBuffer transposed;

    public NetworkTile(Network network, int rows, NetworkKernels<TBuffer> kernels)
    {
        (this.network, this.kernels) = (network, kernels);
        outputs = [.. network.Widths.Skip(1).Select(units => kernels.Allocate(checked(units * rows)))];
        slopes = [.. network.Widths.Skip(1).SkipLast(1).Select(units => kernels.Allocate(units * rows))];
        derivatives = [.. network.Widths.Skip(1).Select(units => kernels.Allocate(units * rows))];
        loss = network.Loss.On(kernels, network.Outputs, rows);
        host = new float[network.ParameterCount];
        parameters = kernels.Allocate(host.Length);
        transposedHost = new float[network.Layers > 1 ? host.Length - network.WeightsAt(1) : 0];
        transposed = kernels.Allocate(transposedHost.Length);
    }

    /// <summary>Sets the parameters of the passes that follow.</summary>
    public void SetParameters(ReadOnlySpan<float> current)
    {
        current.CopyTo(host);
        kernels.Write(host, parameters);
        for (var l = 1; l < network.Layers; l++)
        {
            var (inputs, units) = (network.Widths[l], network.Widths[l + 1]);
            var weights = host.AsSpan(network.WeightsAt(l), inputs * units);
            var columns = transposedHost.AsSpan(TransposedAt(l), weights.Length);
            for (var unit = 0; unit < units; unit++)
            {
                for (var input = 0; input < inputs; input++)
                    columns[input * units + unit] = weights[unit * inputs + input];
            }
        }

        if (transposedHost.Length > 0)
            kernels.Write(transposedHost, transposed);
    }

    /// <summary>Writes the sums of the gradient over rows, in the order of the parameters.</summary>
    /// <returns>The sum of the losses.</returns>
    public float Run(PassRows<TBuffer> rows, TBuffer gradient)
    {
        var sum = Loss(rows);
        for (var l = network.Layers - 1; l >= 0; l--)
            Backward(l, rows, gradient);
        return sum;
    }

    /// <summary>The sum of the losses alone.</summary>
    public float Loss(PassRows<TBuffer> rows) =>
        loss.LossAndResiduals(Forward(rows.Features, rows.Count), LastBiases, rows, Rows(derivatives[^1], network.Outputs, rows.Count));

    /// <summary>The logits of the outputs, one output after the other, until the next pass.</summary>
    public TBuffer Logits(TBuffer features, int count)
    {
        var products = Forward(features, count);
        var biases = LastBiases;
        for (var k = 0; k < biases.Length; k++)
        {
            var own = kernels.Slice(products, k * count, count);
            kernels.Shift(own, biases[k], own);
        }

        return products;
    }

    /// <summary>What the units of a hidden layer put out in the last pass, unit after unit.</summary>
    public TBuffer HiddenOutputs(int layer, int count) => Rows(outputs[layer], network.Widths[layer + 1], count);

    private ReadOnlySpan<float> LastBiases => host.AsSpan(network.BiasesAt(network.Layers - 1), network.Outputs);

    /// <summary>Where the weights of a layer, which is not the first, begin among those that are transposed.</summary>
    private int TransposedAt(int layer) => network.WeightsAt(layer) - network.WeightsAt(1);

    /// <summary>One value per row for each unit of a layer.</summary>
    private TBuffer Rows(TBuffer buffer, int units, int count) => kernels.Slice(buffer, 0, units * count);

    /// <returns>The sums of products of the last layer, still without biases.</returns>
    private TBuffer Forward(TBuffer features, int count)
    {
        for (var l = 0; l < network.Layers; l++)
        {
            var inputs = network.Widths[l];
            for (var unit = 0; unit < network.Widths[l + 1]; unit++)
            {
                var weights = kernels.Slice(parameters, network.WeightsAt(l) + unit * inputs, inputs);
                var own = kernels.Slice(outputs[l], unit * count, count);
                if (l == 0)
                    kernels.ProductSumRows(features, inputs, weights, own);
                else
                    kernels.ProductSumColumns(Rows(outputs[l - 1], inputs, count), count, weights, own);
                if (l == network.Layers - 1)
                    continue;
                kernels.Shift(own, host[network.BiasesAt(l) + unit], own);
                kernels.Activate(network.Hidden!, own, own, kernels.Slice(slopes[l], unit * count, count));
            }
        }

        return Rows(outputs[^1], network.Outputs, count);
    }

    /// <summary>The gradient by a layer's parameters, and the derivatives by the sums of the layer before it.</summary>
    private void Backward(int l, PassRows<TBuffer> rows, TBuffer gradient)
    {
        var (inputs, units, count) = (network.Widths[l], network.Widths[l + 1], rows.Count);
        var own = Rows(derivatives[l], units, count);
        for (var unit = 0; unit < units; unit++)
        {
            var residuals = kernels.Slice(own, unit * count, count);
            var sums = kernels.Slice(gradient, network.WeightsAt(l) + unit * inputs, inputs);
            if (l == 0)
                kernels.ProductSumColumns(rows.Features, inputs, residuals, sums);
            else
                kernels.ProductSumRows(Rows(outputs[l - 1], inputs, count), count, residuals, sums);
        }

        kernels.SumRows(own, count, kernels.Slice(gradient, network.BiasesAt(l), units));
        for (var input = 0; l > 0 && input < inputs; input++)
        {
            var before = kernels.Slice(derivatives[l - 1], input * count, count);
            kernels.ProductSumColumns(own, count, kernels.Slice(transposed, TransposedAt(l) + input * units, units), before);
            kernels.Times(before, kernels.Slice(slopes[l - 1], input * count, count), before);
        }
    }
}
