namespace Kernels.Learning;

/// <summary>The forward and the backward pass of a network over a tile of rows, by generated kernels. One for each thread.</summary>
/// <remarks>
/// The features are row-major. What units put out is kept unit after unit, one value a row each, so that every kernel runs along
/// rows. All sums over units and over rows are matrix reductions of one product kernel.
/// </remarks>
internal sealed class NetworkTile
{
    private readonly Network network;
    private readonly float[][] outputs;
    private readonly float[][] slopes;
    private readonly float[][] derivatives;
    private readonly float[] column;
    private readonly float[] scratch;

    public NetworkTile(Network network, int rows)
    {
        this.network = network;
        outputs = [.. network.Widths.Skip(1).Select(units => new float[units * rows])];
        slopes = [.. network.Widths.Skip(1).SkipLast(1).Select(units => new float[units * rows])];
        derivatives = [.. network.Widths.Skip(1).Select(units => new float[units * rows])];
        column = new float[network.Widths.Skip(1).Max()];
        scratch = new float[Math.Max(network.Loss.ScratchSpans, 2) * rows];
    }

    /// <summary>Writes the sums of the gradient over a tile, in the order of the parameters.</summary>
    /// <returns>The sum of the losses.</returns>
    public float Run(
        ReadOnlySpan<float> features, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        var loss = Loss(features, labels, weights, parameters);
        for (var l = network.Layers - 1; l >= 0; l--)
            Backward(l, features, labels.Length, parameters, gradient);
        return loss;
    }

    /// <summary>The sum of the losses alone.</summary>
    public float Loss(ReadOnlySpan<float> features, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, ReadOnlySpan<float> parameters)
    {
        var count = labels.Length;
        var products = Forward(features, count, parameters);
        return network.Loss.LossAndResiduals(
            products, LastBiases(parameters), labels, weights, derivatives[^1].AsSpan(0, products.Length), scratch.AsSpan());
    }

    /// <summary>The logits of the outputs, one output after the other, until the next pass.</summary>
    public Span<float> Logits(ReadOnlySpan<float> features, int count, ReadOnlySpan<float> parameters)
    {
        var products = Forward(features, count, parameters);
        var biases = LastBiases(parameters);
        for (var k = 0; k < biases.Length; k++)
            LayerKernels.Shift(products.Slice(k * count, count), biases[k], products.Slice(k * count, count));
        return products;
    }

    /// <summary>The probabilities of the outputs, one output after the other, until the next pass.</summary>
    public Span<float> Probabilities(ReadOnlySpan<float> features, int count, ReadOnlySpan<float> parameters)
    {
        var logits = Logits(features, count, parameters);
        network.Loss.Probabilities(logits, scratch.AsSpan(0, 2 * count));
        return logits;
    }

    /// <summary>What the units of a hidden layer put out in the last pass, unit after unit.</summary>
    public ReadOnlySpan<float> HiddenOutputs(int layer, int count) => outputs[layer].AsSpan(0, network.Widths[layer + 1] * count);

    private ReadOnlySpan<float> LastBiases(ReadOnlySpan<float> parameters) =>
        parameters.Slice(network.BiasesAt(network.Layers - 1), network.Outputs);

    /// <returns>The sums of products of the last layer, still without biases.</returns>
    private Span<float> Forward(ReadOnlySpan<float> features, int count, ReadOnlySpan<float> parameters)
    {
        for (var l = 0; l < network.Layers; l++)
        {
            var inputs = network.Widths[l];
            for (var unit = 0; unit < network.Widths[l + 1]; unit++)
            {
                var weights = parameters.Slice(network.WeightsAt(l) + unit * inputs, inputs);
                var own = outputs[l].AsSpan(unit * count, count);
                if (l == 0)
                    LayerKernels.ProductSumRows(features, inputs, weights, own);
                else
                    LayerKernels.ProductSumColumns(outputs[l - 1].AsSpan(0, inputs * count), count, weights, own);
                if (l == network.Layers - 1)
                    continue;
                LayerKernels.Shift(own, parameters[network.BiasesAt(l) + unit], own);
                network.Hidden!.Gradient(own, own, slopes[l].AsSpan(unit * count, count));
            }
        }

        return outputs[^1].AsSpan(0, network.Outputs * count);
    }

    /// <summary>The gradient by a layer's parameters, and the derivatives by the sums of the layer before it.</summary>
    private void Backward(int l, ReadOnlySpan<float> features, int count, ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        var (inputs, units) = (network.Widths[l], network.Widths[l + 1]);
        var own = derivatives[l].AsSpan(0, units * count);
        for (var unit = 0; unit < units; unit++)
        {
            var residuals = own.Slice(unit * count, count);
            var sums = gradient.Slice(network.WeightsAt(l) + unit * inputs, inputs);
            if (l == 0)
                LayerKernels.ProductSumColumns(features, inputs, residuals, sums);
            else
                LayerKernels.ProductSumRows(outputs[l - 1].AsSpan(0, inputs * count), count, residuals, sums);
            gradient[network.BiasesAt(l) + unit] = LayerKernels.TermSum(residuals);
        }

        for (var input = 0; l > 0 && input < inputs; input++)
        {
            for (var unit = 0; unit < units; unit++)
                column[unit] = parameters[network.WeightsAt(l) + unit * inputs + input];
            var before = derivatives[l - 1].AsSpan(input * count, count);
            LayerKernels.ProductSumColumns(own, count, column.AsSpan(0, units), before);
            LayerKernels.Times(before, slopes[l - 1].AsSpan(input * count, count), before);
        }
    }
}
