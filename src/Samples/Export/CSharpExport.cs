using System.Globalization;
using System.Security;
using System.Text;
using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>Writes a model as a C# file with one kernel, which needs nothing but the package.</summary>
/// <remarks>
/// The kernel takes features as they come, one parameter each. The weights of the first layer are divided by the scales in double,
/// and what is left of the means after rounding to float is in the biases. A feature is centred before it is multiplied, so that
/// digits that it shares with its mean cancel exactly.
/// </remarks>
internal sealed class CSharpExport
{
    /// <summary>
    /// The most parameters of a model: all its weights and biases are operations of one kernel, whose compilation grows with them.
    /// </summary>
    public const int MostParameters = 2000;

    /// <summary>The most features: each is a parameter of the kernel.</summary>
    public const int MostFeatures = 500;

    /// <summary>What the file calls something else.</summary>
    private static readonly string[] TakenNames = ["Activations", "MathF", "Probability", "Probabilities", "Vectorize"];

    /// <summary>Terms that are added in one line.</summary>
    private const int TermsOfLine = 4;

    private readonly DenseModel dense;
    private readonly ModelNames names;
    private readonly StringBuilder code = new();
    private readonly Identifiers identifiers = new();
    private readonly string[] features;

    private CSharpExport(TrainedModel model)
    {
        (dense, names) = (DenseModel.Of(model), model.Names);
        features = [.. Enumerable.Range(0, model.FeatureCount).Select(j => identifiers.Camel(names.Feature(j)))];
    }

    /// <summary>The text of the file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="class">The name of the class.</param>
    /// <exception cref="UserError">A name is none, or the model is too large or has what the file cannot have.</exception>
    public static string ToCode(TrainedModel model, string space, string @class)
    {
        if (!Identifiers.IsName(space, parts: true))
            throw new UserError($"'{space}' is not a namespace. Give --namespace letters and digits, with points between names.");
        if (!Identifiers.IsName(@class) || TakenNames.Contains(@class))
            throw new UserError($"'{@class}' cannot be the name of the class. "
                + $"Give --class letters and digits, no keyword of C#, and none of: {string.Join(", ", TakenNames)}.");
        var export = new CSharpExport(model);
        export.Check();
        export.Write(space, @class);
        return export.code.ToString();
    }

    private void Check()
    {
        if (features.Length > MostFeatures)
            throw new UserError($"The model has {features.Length} features; a C# file takes {MostFeatures} at most, "
                + "as each is a parameter of its kernel. Export an ONNX file.");
        if (dense.ParameterCount > MostParameters)
            throw new UserError($"The model has {dense.ParameterCount} weights and biases; "
                + $"a C# file takes {MostParameters} at most, as all are in one kernel. Export an ONNX file.");
        if (dense.Hidden is { } hidden && !Activation.All.Contains(hidden))
            throw new UserError($"The activation '{hidden}' is not built in, so that a file that needs nothing but the package cannot have it. "
                + $"Train with one of: {string.Join(", ", Activation.All)}.");
    }

    private void Write(string space, string @class)
    {
        var kind = dense.Model switch
        {
            LogisticRegression => "A logistic regression",
            SoftmaxRegression => "A softmax regression",
            _ => "A multi-layer perceptron",
        };
        Line("using System;");
        Line("using Kernels;");
        Line();
        Line($"namespace {space};");
        Line();
        Line($"/// <summary>{kind} of {features.Length} features and {dense.Model.ClassCount} classes, written by <c>kernels export</c>.</summary>");
        Line($"public static partial class {@class}");
        Line("{");
        if (dense.IsNeuron)
            Line($"    /// <summary>The probability of the class {Quoted(names.Class(1))}; that of {Quoted(names.Class(0))} is the rest.</summary>");
        else
            Line("    /// <summary>The probability of each class.</summary>");
        for (var j = 0; j < features.Length; j++)
            Line($"    /// <param name=\"{features[j]}\">The feature {Quoted(names.Feature(j))}, as it comes.</param>");
        Line("    [Vectorize]");
        Line($"    public static {ResultType()} {(dense.IsNeuron ? "Probability" : "Probabilities")}(");
        for (var j = 0; j < features.Length; j++)
            Line($"        float {features[j]}{(j == features.Length - 1 ? ")" : ",")}");
        Line("    {");
        WriteBody();
        Line("    }");
        Line("}");
    }

    private string ResultType()
    {
        if (dense.IsNeuron)
            return "float";
        var members = new Identifiers();
        var prefix = names.Classes.IsEmpty ? "Class" : "Of";
        var probabilities = Enumerable.Range(0, dense.Model.ClassCount).Select(k => $"float {members.Pascal(prefix, names.Class(k))}");
        return $"({string.Join(", ", probabilities)})";
    }

    private void WriteBody()
    {
        var values = Centre();
        for (var l = 0; l < dense.Layers.Count; l++)
            values = WriteLayer(l, values);
        if (dense.IsNeuron)
        {
            Statement($"return Activations.Sigmoid({values[0]});");
            return;
        }

        Statement("// The softmax. No difference to the largest logit is above 0, so no exponential overflows.");
        var largest = Local("largest", values.Skip(1).Aggregate(values[0], static (left, right) => $"MathF.Max({left}, {right})"));
        string[] exponentials = [.. values.Select((value, k) => Local($"e{k}", $"MathF.Exp({value} - {largest})"))];
        var sum = Sum("sum", exponentials);
        Statement($"return ({string.Join(", ", exponentials.Select(own => $"{own} / {sum}"))});");
    }

    /// <summary>The features less their means.</summary>
    private string[] Centre()
    {
        if (dense.Model.FeatureMeans.Any(static mean => mean != 0))
            Statement("// The features less their means.");
        return [.. features.Select((feature, j) => dense.Model.FeatureMeans[j] == 0
            ? feature
            : Local($"c{j}", $"{feature} - {Literal(RoundedMean(j), operand: true)}"))];
    }

    private string[] WriteLayer(int l, string[] inputs)
    {
        var layer = dense.Layers[l];
        var isLast = l == dense.Layers.Count - 1;
        Statement(!isLast ? $"// Hidden layer {l + 1}." : dense.IsNeuron ? "// The logit." : "// The logits.");
        return
        [
            .. Enumerable.Range(0, layer.Units).Select(unit =>
            {
                var (weights, bias) = l == 0 ? InRawUnits(layer, unit) : ([.. layer.Weights[unit]], layer.Biases[unit]);
                string[] terms = [Literal(bias), .. weights.Select((weight, j) => $"{Literal(weight)} * {inputs[j]}")];
                var sum = Sum(isLast ? $"z{unit}" : $"s{l}_{unit}", terms);
                return isLast ? sum : Local($"h{l}_{unit}", Activate(sum));
            }),
        ];
    }

    /// <summary>The weights by the scales, and the bias with what is lost of the means in floats.</summary>
    private (float[] Weights, float Bias) InRawUnits(DenseLayer layer, int unit)
    {
        var weights = new float[features.Length];
        double bias = layer.Biases[unit];
        for (var j = 0; j < weights.Length; j++)
        {
            var weight = (double)layer.Weights[unit][j] / dense.Model.FeatureScales[j];
            weights[j] = (float)weight;
            bias -= weight * (dense.Model.FeatureMeans[j] - RoundedMean(j));
            if (!float.IsFinite(weights[j]))
                throw new UserError($"The weight of the feature {Quoted(names.Feature(j))} in its own units is more than a float holds. "
                    + "Scale the feature before training, or export an ONNX file.");
        }

        return (weights, (float)bias);
    }

    private float RoundedMean(int feature) => (float)dense.Model.FeatureMeans[feature];

    private string Activate(string sum) => dense.Hidden!.Name switch
    {
        "relu" => $"Activations.Relu({sum})",
        "tanh" => $"Activations.Tanh({sum})",
        "sigmoid" => $"Activations.Sigmoid({sum})",
        "softplus" => $"Activations.Softplus({sum})",
        "linear" => sum,
        _ => throw new UserError($"The activation '{dense.Hidden}' is a kernel of your own, which the program does not have."),
    };

    /// <summary>Adds terms, a few in each of several locals, so that no expression is nested deep.</summary>
    private string Sum(string name, string[] terms)
    {
        if (terms.Length <= TermsOfLine)
            return Local(name, Joined(terms));
        return Sum(name, [.. terms.Chunk(TermsOfLine).Select((own, i) => own.Length == 1 ? own[0] : Local($"{name}_{i}", Joined(own)))]);
    }

    private static string Joined(IEnumerable<string> terms) => string.Join(" + ", terms).Replace(" + -", " - ", StringComparison.Ordinal);

    private string Local(string name, string value)
    {
        var local = identifiers.Unique(name);
        Statement($"float {local} = {value};");
        return local;
    }

    private void Statement(string text) => Line($"        {text}");

    private void Line(string text = "") => code.Append(text).Append('\n');

    /// <param name="value">The number.</param>
    /// <param name="operand">Whether it follows an operator, where a sign would join it.</param>
    private static string Literal(float value, bool operand = false)
    {
        var text = value.ToString("G9", CultureInfo.InvariantCulture) + "f";
        return operand && float.IsNegative(value) ? $"({text})" : text;
    }

    /// <summary>A name as it can stand in a comment.</summary>
    private static string Quoted(string name) =>
        $"'{SecurityElement.Escape(string.Concat(name.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? '?' : c)))}'";
}
