namespace Kernels.Learning;

public abstract partial class TrainedModel
{
    /// <summary>Reads a model that <see cref="Save(string, ModelNames?)"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="activation">What hidden units do, where <see cref="Activation.All"/> does not have it: the one whose name is in the file.</param>
    /// <returns>A <see cref="LogisticRegression"/>, a <see cref="SoftmaxRegression"/> or an <see cref="Mlp"/> that predicts the same bits.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is not a model's, is of a newer version, or needs an activation that was not given. The message names
    /// the file and says what is wrong.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static TrainedModel Load(string path, Activation? activation = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        return Read(stream, path, activation);
    }

    /// <summary>Reads a model from a stream, to its end. The stream stays open.</summary>
    /// <param name="stream">Holds JSON in UTF-8.</param>
    /// <param name="activation">What hidden units do, where <see cref="Activation.All"/> does not have it: the one whose name is in the stream.</param>
    /// <inheritdoc cref="Load(string, Activation?)" path="/returns"/>
    /// <inheritdoc cref="Load(string, Activation?)" path="/exception"/>
    public static TrainedModel Load(Stream stream, Activation? activation = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, "the stream", activation);
    }

    /// <summary>The model as the type that the caller knows it to be.</summary>
    private protected static T As<T>(TrainedModel model, string name)
        where T : TrainedModel => model as T
        ?? throw new InvalidDataException($"{name}: the model's kind is '{model.Kind}', which is not a {typeof(T).Name}; "
            + $"load it with {nameof(TrainedModel)}.{nameof(Load)}.");

    private static TrainedModel Read(Stream stream, string name, Activation? activation)
    {
        var file = ModelText.Read(stream, name);
        var hidden = file.Activation is { } wanted ? Find(wanted, name, activation) : null;
        var network = new Network([.. file.Widths], hidden, file.Kind == ModelFile.Logistic ? new LogisticOutput() : new SoftmaxOutput());
        var standardization = new Standardization([.. file.Origins], [.. file.Means], [.. file.Scales]);
        var result = new TrainingResult(network, standardization, file.Parameters, [], file.Reason, file.Passes, file.Warning);
        var names = new ModelNames(file.FeatureNames, file.ClassNames);
        return file.Kind switch
        {
            ModelFile.Logistic => new LogisticRegression(result) { Names = names },
            ModelFile.Softmax => new SoftmaxRegression(result) { Names = names },
            _ => new Mlp(result) { Names = names },
        };
    }

    private static Activation Find(string wanted, string name, Activation? given)
    {
        if (given?.Name == wanted)
            return given;
        return Activation.All.FirstOrDefault(own => own.Name == wanted)
            ?? throw new InvalidDataException($"{name}: the hidden units have the activation '{wanted}', which is not built in. "
                + $"Give {nameof(Load)} an {nameof(Activation)} of this name.");
    }
}
