using System.Collections.Immutable;
using System.CommandLine;
using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display;
using Kernels.Samples.Export;

namespace Kernels.Samples.Commands;

/// <summary><c>predict</c>: a saved model's predictions for the rows of a file.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { HelpName = "FILE", Required = true, Description = "The saved model." };
        var data = new DataOptions();
        data.Data.Required = true;
        data.Data.Description = "The rows to predict: separated values, also compressed by gzip.";
        data.Label.Description = "A column that is no feature, such as the label: its index from 0, or its name with --header. All are features unless given.";
        data.Missing.Description = "What becomes of missing values (an empty cell, NA, ? or NaN): "
            + "refuse, mean (the feature's mean in the training, which the model holds) or drop (the row is left out). Refused unless given.";
        var predictions = new Option<string>("--predictions") { HelpName = "FILE.csv", Description = "Where the predictions go; printed unless given." };
        var json = new Option<bool>("--json") { Description = "Print how many rows were predicted as each class, as one JSON object, and nothing else." };
        var command = new Command("predict", "Predicts the class of each row of a file with a saved model.")
        {
            model, data.Data, data.Label, data.Header, data.Separator, data.Missing, predictions, json,
        };
        command.ShowExamples(
            ("predict --model model.json --data FILE.csv", "prints the class and the probabilities of each row"),
            ("predict --model model.json --data FILE.csv --header --label COLUMN --predictions out.csv", "leaves a column out and writes a file"));
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                OutputFile.Check([("--data", parsed.GetValue(data.Data)), ("--model", parsed.GetValue(model))],
                    ("--predictions", parsed.GetValue(predictions)));
                var trained = ModelSource.Load(parsed.GetValue(model)!);
                var rows = Read(trained, parsed.GetValue(model)!, data.Source(parsed)! with { IsLabelled = false }, cancellationToken);
                var path = parsed.GetValue(predictions);
                if (path is not null || !parsed.GetValue(json))
                    Write(Predictions.Predict(trained, rows.ToMatrix(), rows.Lines), path, cancellationToken);
                if (parsed.GetValue(json))
                    Console.WriteLine(Counts(trained, rows));
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

    /// <summary>The rows, with the means of the training where values are missing and are to be replaced.</summary>
    private static Dataset Read(TrainedModel model, string path, DataSource source, CancellationToken cancellationToken)
    {
        var isFilled = source.Missing == MissingValues.Mean;
        if (isFilled && DenseModel.Of(model).IsRaw)
            throw new UserError($"{path} holds no means for --missing mean, as it was trained with --raw. "
                + "Fill the values in, or give --missing drop to leave out their rows.");

        var rows = DataFile.Read(isFilled ? source with { Missing = MissingValues.Keep } : source, cancellationToken);
        Check(model, rows);
        if (isFilled)
            Fill(rows, model.FeatureMeans);
        return rows;
    }

    private static void Fill(Dataset rows, ImmutableArray<double> means)
    {
        for (var j = 0; j < means.Length; j++)
        {
            if (double.IsNaN(rows.Origins[j]))
                rows.Origins[j] = means[j];
        }

        FeatureRows.Fill(rows.Features.Span, [.. means.Select((mean, j) => (float)(mean - rows.Origins[j]))]);
    }

    /// <summary>How many rows there are, and how many of them were predicted as each class.</summary>
    private static string Counts(TrainedModel model, Dataset rows)
    {
        var classes = new int[rows.Rows];
        var probabilities = new float[rows.Rows * model.ClassCount];
        model.PredictProbabilities(rows.ToMatrix(), probabilities);
        TrainedModel.MostProbable(probabilities, model.ClassCount, classes);
        return JsonText.Of(json =>
        {
            json.WriteNumber("rows", rows.Rows);
            json.WriteStartObject("classes");
            for (var k = 0; k < model.ClassCount; k++)
                json.WriteNumber(model.Names.Class(k), classes.Count(own => own == k));
            json.WriteEndObject();
        });
    }

    /// <summary>That the columns are those that the model was trained on.</summary>
    private static void Check(TrainedModel model, Dataset rows)
    {
        if (rows.FeatureCount != model.FeatureCount)
        {
            var hint = rows.FeatureCount == model.FeatureCount + 1 ? " If one of them is the label, give --label COLUMN." : "";
            throw new UserError($"{rows.Name} has {rows.FeatureCount} columns of features, the model takes {model.FeatureCount}.{hint}");
        }

        if (rows.FeatureNames.Count == 0 || model.Names.Features.IsEmpty)
            return;
        for (var j = 0; j < rows.FeatureCount; j++)
        {
            if (rows.FeatureNames[j] != model.Names.Features[j])
                throw new UserError($"{rows.Name}: feature {j} is {DataPlace.Shown(rows.FeatureNames[j])}, "
                    + $"that of the model {DataPlace.Shown(model.Names.Features[j])}. Give the columns in the order of the training.");
        }
    }
}
