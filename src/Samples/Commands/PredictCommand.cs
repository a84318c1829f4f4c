using System.CommandLine;
using Kernels.Learning;
using Kernels.Samples.Export;

namespace Kernels.Samples.Commands;

/// <summary><c>predict</c>: a saved model's predictions for the rows of a file.</summary>
internal static class PredictCommand
{
    /// <param name="read">Reads the features that a model needs from the file of a path.</param>
    public static Command Create(Func<string, TrainedModel, FeatureMatrix> read)
    {
        var model = new Option<string>("--model") { HelpName = "FILE", Required = true, Description = "The saved model." };
        var data = new Option<string>("--data") { HelpName = "FILE.csv", Required = true, Description = "The rows to predict, comma-separated." };
        var predictions = new Option<string>("--predictions") { HelpName = "FILE.csv", Description = "Where the predictions go; printed unless given." };
        var command = new Command("predict", "Predicts the class of each row of a file with a saved model.") { model, data, predictions };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var trained = ModelSource.Load(parsed.GetValue(model)!);
                Write(Predictions.Predict(trained, read(parsed.GetValue(data)!, trained)), parsed.GetValue(predictions), cancellationToken);
                return 0;
            },
            cancellationToken));
        return command;
    }

    /// <summary>Writes lines to a file, whole or not at all, or to standard output where there is no path.</summary>
    internal static void Write(IEnumerable<string> lines, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
            WriteLines(Console.Out);
        else
            OutputFile.Write(path, "--predictions", WriteFile);

        void WriteFile(Stream stream)
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            WriteLines(writer);
        }

        void WriteLines(TextWriter writer)
        {
            foreach (var line in lines)
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.WriteLine(line);
            }
        }
    }
}
