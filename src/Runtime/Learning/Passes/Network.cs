using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>
/// The structure of a model: dense layers of units, and the loss on top of the last. Without hidden layers it is linear.
/// </summary>
/// <remarks>
/// Parameters are in one vector, layer after layer: the weights of a layer, row-major with one row per unit, then its biases. So a
/// single neuron has its weights and, last, the intercept.
/// </remarks>
/// <param name="Widths">The number of features, then the units of each layer.</param>
/// <param name="Hidden">What the units of hidden layers do with their sum; null where there are none.</param>
/// <param name="Loss">What is minimised.</param>
internal sealed record Network(ImmutableArray<int> Widths, Activation? Hidden, OutputLoss Loss)
{
    public int Layers => Widths.Length - 1;

    public int Features => Widths[0];

    public int Outputs => Widths[^1];

    public int ParameterCount => BiasesAt(Layers - 1) + Outputs;

    /// <summary>A single neuron with the logistic loss.</summary>
    public bool IsLogisticNeuron => Layers == 1 && Loss is LogisticOutput;

    /// <summary>Where the weights of a layer begin.</summary>
    public int WeightsAt(int layer)
    {
        var place = 0;
        for (var l = 0; l < layer; l++)
            place += (Widths[l] + 1) * Widths[l + 1];
        return place;
    }

    /// <summary>Where the biases of a layer begin.</summary>
    public int BiasesAt(int layer) => WeightsAt(layer) + Widths[layer] * Widths[layer + 1];

    /// <summary>For each parameter whether it is a weight, and so penalised.</summary>
    public bool[] WeightMask()
    {
        var mask = new bool[ParameterCount];
        for (var l = 0; l < Layers; l++)
            mask.AsSpan(WeightsAt(l), Widths[l] * Widths[l + 1]).Fill(true);
        return mask;
    }
}
