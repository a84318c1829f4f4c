using System.Collections.Immutable;
using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>A layer of units.</summary>
/// <param name="Weights">One row a unit, one weight an input each.</param>
/// <param name="Biases">One per unit.</param>
internal sealed record DenseLayer(ImmutableArray<ImmutableArray<float>> Weights, ImmutableArray<float> Biases)
{
    public int Inputs => Weights[0].Length;

    public int Units => Weights.Length;
}

/// <summary>Any model as an exporter sees it: standardisation, then dense layers, then one sigmoid or a softmax.</summary>
/// <param name="Model">The model.</param>
/// <param name="Layers">Its layers, for standardised features.</param>
/// <param name="Hidden">What hidden units do with their sum; null where there are none.</param>
/// <param name="IsNeuron">Whether the last layer is a single unit with the sigmoid, which gives the probability of class 1.</param>
internal sealed record DenseModel(TrainedModel Model, IReadOnlyList<DenseLayer> Layers, Activation? Hidden, bool IsNeuron)
{
    public int ParameterCount => Layers.Sum(static layer => layer.Units * (layer.Inputs + 1));

    /// <summary>Whether features are taken as they come.</summary>
    public bool IsRaw => Model.FeatureMeans.All(static mean => mean == 0) && Model.FeatureScales.All(static scale => scale == 1);

    public static DenseModel Of(TrainedModel model) => model switch
    {
        LogisticRegression own => new(model, [new([own.Weights], [own.Intercept])], Hidden: null, IsNeuron: true),
        SoftmaxRegression own => new(
            model, [new([.. Enumerable.Range(0, own.ClassCount).Select(own.Weights)], own.Intercepts)], Hidden: null, IsNeuron: false),
        Mlp own => new(model, [.. Enumerable.Range(0, own.Widths.Length - 1).Select(layer => LayerOf(own, layer))], own.Activation, IsNeuron: false),
        _ => throw new ArgumentException($"Models of the type {model.GetType()} are not exported.", nameof(model)),
    };

    private static DenseLayer LayerOf(Mlp model, int layer)
    {
        var units = Enumerable.Range(0, model.Widths[layer + 1]);
        return new([.. units.Select(unit => model.Weights(layer, unit))], [.. units.Select(unit => model.Bias(layer, unit))]);
    }
}
