using System.Text.Json;

namespace Kernels.Learning;

public abstract partial class TrainedModel
{
    /// <summary>What features and classes are called; <see cref="ModelNames.None"/> unless the model was loaded with names.</summary>
    public ModelNames Names { get; private init; } = ModelNames.None;

    /// <summary>Writes the model to a file, whole or not at all.</summary>
    /// <remarks>
    /// The file is JSON. Numbers are written with all their digits, so that the loaded model predicts the same bits. The history of
    /// the training is not in it.
    /// </remarks>
    /// <param name="path">Where the file goes; replaced if it exists.</param>
    /// <param name="names">What features and classes are called; <see cref="Names"/> where it is null.</param>
    /// <exception cref="ArgumentException">The number of names is not that of features or classes.</exception>
    /// <exception cref="InvalidOperationException">A parameter is not finite.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path, ModelNames? names = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = ToFile(names ?? Names);
        AtomicFile.Write(path, stream => Write(file, stream));
    }

    /// <summary>Writes the model to a stream, which stays open.</summary>
    /// <param name="stream">Takes JSON in UTF-8.</param>
    /// <param name="names">What features and classes are called; <see cref="Names"/> where it is null.</param>
    /// <inheritdoc cref="Save(string, ModelNames?)" path="/exception"/>
    public void Save(Stream stream, ModelNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(ToFile(names ?? Names), stream);
    }

    private static void Write(ModelFile file, Stream stream)
    {
        JsonSerializer.Serialize(stream, file, ModelFileContext.Default.ModelFile);
        stream.WriteByte((byte)'\n');
    }

    private ModelFile ToFile(ModelNames names)
    {
        if (names.Misfit(FeatureCount, ClassCount) is { } misfit)
            throw new ArgumentException($"The names do not fit the model: {misfit}.", nameof(names));

        var file = new ModelFile(
            ModelFile.FormatName,
            ModelFile.CurrentVersion,
            Kind,
            [.. Network.Widths],
            Network.Hidden?.Name,
            [.. Standardization.Origins],
            [.. Standardization.Means],
            [.. Standardization.Scales],
            parameters,
            [.. names.Features],
            [.. names.Classes],
            Reason,
            Passes,
            Warning);
        return file.Fault() is { } fault ? throw new InvalidOperationException($"The model cannot be saved: {fault}.") : file;
    }

    private string Kind => this switch
    {
        LogisticRegression => ModelFile.Logistic,
        SoftmaxRegression => ModelFile.Softmax,
        Mlp => ModelFile.Perceptron,
        _ => throw new InvalidOperationException($"A model of the type {GetType()} has no kind."),
    };
}
