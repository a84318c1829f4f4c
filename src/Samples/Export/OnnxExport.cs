using System.Text;
using System.Text.Json;
using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>Writes a model in the ONNX format, which runs wherever there is a runtime for it.</summary>
/// <remarks>
/// The input <c>features</c> is float [N, features]; the outputs are <c>probabilities</c>, float [N, classes], and <c>label</c>,
/// int64 [N], the most probable class, of equal ones the first. Features are standardised in double, so that a mean with many
/// digits loses none.
/// </remarks>
internal static class OnnxExport
{
    /// <exception cref="UserError">The activation has no operator in ONNX.</exception>
    public static byte[] ToBytes(TrainedModel model)
    {
        var dense = DenseModel.Of(model);
        var graph = new OnnxGraph("kernels_model");
        graph.AddInput("features", OnnxType.Float, model.FeatureCount);
        graph.AddOutput("probabilities", OnnxType.Float, model.ClassCount);
        graph.AddOutput("label", OnnxType.Int64, columns: null);
        AddNames(graph, "feature_names", model.Names.Features);
        AddNames(graph, "class_names", model.Names.Classes);

        var values = AddStandardization(graph, dense, "features");
        for (var layer = 0; layer < dense.Layers.Count; layer++)
        {
            values = AddLayer(graph, dense.Layers[layer], layer, values);
            if (layer < dense.Layers.Count - 1 && OperatorOf(dense.Hidden!) is { } operation)
                values = graph.Add(operation, $"hidden{layer}", [values]);
        }

        AddProbabilities(graph, dense, values);
        graph.Add("ArgMax", "label", ["probabilities"], ("axis", 1), ("keepdims", 0), ("select_last_index", 1));
        return graph.ToBytes();
    }

    private static string AddStandardization(OnnxGraph graph, DenseModel dense, string values)
    {
        if (dense.IsRaw)
            return values;
        long[] shape = [dense.Model.FeatureCount];
        var means = graph.AddConstants("means", shape, dense.Model.FeatureMeans.AsSpan());
        var scales = graph.AddConstants("scales", shape, [.. dense.Model.FeatureScales.Select(static scale => (double)scale)]);
        values = graph.Add("Cast", "exact", [values], ("to", (long)OnnxType.Double));
        values = graph.Add("Sub", "centred", [values, means]);
        values = graph.Add("Div", "scaled", [values, scales]);
        return graph.Add("Cast", "standardized", [values], ("to", (long)OnnxType.Float));
    }

    private static string AddLayer(OnnxGraph graph, DenseLayer layer, int number, string values)
    {
        var weights = graph.AddConstants($"weights{number}", [layer.Units, layer.Inputs], [.. layer.Weights.SelectMany(static unit => unit)]);
        var biases = graph.AddConstants($"biases{number}", [layer.Units], layer.Biases.AsSpan());
        return graph.Add("Gemm", $"sums{number}", [values, weights, biases], ("transB", 1));
    }

    private static void AddProbabilities(OnnxGraph graph, DenseModel dense, string logits)
    {
        if (!dense.IsNeuron)
        {
            graph.Add("Softmax", "probabilities", [logits], ("axis", 1));
            return;
        }

        var one = graph.Add("Sigmoid", "one", [logits]);
        var zero = graph.Add("Sigmoid", "zero", [graph.Add("Neg", "negated", [logits])]);
        graph.Add("Concat", "probabilities", [zero, one], ("axis", 1));
    }

    /// <summary>Null for the identity.</summary>
    private static string? OperatorOf(Activation activation) => activation.Name switch
    {
        _ when !Activation.All.Contains(activation) => throw new UserError($"ONNX has no operator for the activation '{activation.Name}'. "
            + $"Train with one of: {string.Join(", ", Activation.All)}."),
        "relu" => "Relu",
        "tanh" => "Tanh",
        "sigmoid" => "Sigmoid",
        "softplus" => "Softplus",
        "linear" => null,
        _ => throw new UserError($"The activation '{activation.Name}' is not exported to ONNX yet. Export a C# file."),
    };

    private static void AddNames(OnnxGraph graph, string key, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var name in names)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }

        graph.AddMetadata(key, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
