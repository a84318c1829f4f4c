using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kernels.Learning;

/// <summary>What every version of a model's file begins with.</summary>
internal sealed record ModelFileHead(string? Format = null, int? Version = null);

/// <summary>A model as it is in its file, version 1.</summary>
/// <param name="Format"><see cref="FormatName"/>.</param>
/// <param name="Version"><see cref="CurrentVersion"/>.</param>
/// <param name="Kind">One of the kinds below.</param>
/// <param name="Widths">The number of features, then the units of each layer.</param>
/// <param name="Activation">The name of what hidden units do; null without hidden layers.</param>
/// <param name="Origins">What features are given relative to, one per feature.</param>
/// <param name="Means">The means of the features, relative to the origins.</param>
/// <param name="Scales">What features are divided by.</param>
/// <param name="Parameters">Layer after layer: its weights, one row per unit, then its biases; for standardised features.</param>
/// <param name="FeatureNames">One per feature, or none.</param>
/// <param name="ClassNames">One per class, or none.</param>
/// <param name="Reason">Why training ended.</param>
/// <param name="Passes">How often training passed over all rows.</param>
/// <param name="Warning">What to change where training ended without converging.</param>
internal sealed record ModelFile(
    string Format,
    int Version,
    string Kind,
    int[] Widths,
    string? Activation,
    double[] Origins,
    double[] Means,
    float[] Scales,
    float[] Parameters,
    string[] FeatureNames,
    string[] ClassNames,
    StopReason Reason,
    int Passes,
    string? Warning)
{
    public const string FormatName = "kernels-model";

    public const int CurrentVersion = 1;

    public const string Logistic = "logistic";

    public const string Softmax = "softmax";

    public const string Perceptron = "mlp";

    /// <summary>What is wrong with it, in a few words; null if all of it fits together.</summary>
    public string? Fault()
    {
        if (KindFault() is { } fault)
            return fault;

        var features = Widths[0];
        var names = new ModelNames(FeatureNames, ClassNames);
        return Misfit("origins", Origins.Length, features)
            ?? Misfit("means", Means.Length, features)
            ?? Misfit("scales", Scales.Length, features)
            ?? Misfit("parameters", Parameters.Length, ParameterCount())
            ?? (Array.TrueForAll(Origins, double.IsFinite) ? null : "an origin is not finite")
            ?? (Array.TrueForAll(Means, double.IsFinite) ? null : "a mean is not finite")
            ?? (Array.TrueForAll(Scales, static scale => scale > 0 && float.IsFinite(scale)) ? null : "a scale is not above 0 and finite")
            ?? (Array.TrueForAll(Parameters, float.IsFinite) ? null : "a parameter is not finite")
            ?? (Passes >= 0 ? null : $"'passes' is {Passes}")
            ?? (Enum.IsDefined(Reason) ? null : $"'reason' is {Reason:D}, which is none")
            ?? names.Misfit(features, Math.Max(2, Widths[^1]));
    }

    private static string? Misfit(string name, int length, Int128 expected) =>
        length == expected ? null : $"'{name}' has {length} values where 'widths' ask for {expected}";

    private string? KindFault()
    {
        if (Widths.Length < 2 || Array.Exists(Widths, static width => width < 1))
            return "'widths' must be the number of features and the units of each layer, at least 1 each";
        if (Array.Exists(FeatureNames, static name => name is null) || Array.Exists(ClassNames, static name => name is null))
            return "a name is null";
        var fits = Kind switch
        {
            Logistic => Widths.Length == 2 && Widths[^1] == 1,
            Softmax => Widths.Length == 2 && Widths[^1] > 1,
            Perceptron => Widths.Length > 2 && Widths[^1] > 1,
            _ => (bool?)null,
        };
        return fits switch
        {
            null => $"the kind '{Kind}' is unknown",
            false => $"'widths' do not fit the kind '{Kind}'",
            true when Kind == Perceptron == Activation is null => $"'activation' does not fit the kind '{Kind}'",
            true => null,
        };
    }

    /// <summary>As many as the widths ask for, however absurd they are.</summary>
    private Int128 ParameterCount()
    {
        Int128 count = 0;
        for (var layer = 1; layer < Widths.Length; layer++)
            count += ((Int128)Widths[layer - 1] + 1) * Widths[layer];
        return count;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModelFile))]
internal sealed partial class ModelFileContext : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelFileHead))]
internal sealed partial class ModelFileHeadContext : JsonSerializerContext;
