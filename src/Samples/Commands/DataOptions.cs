using System.CommandLine;
using System.CommandLine.Parsing;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Commands;

/// <summary>The options that say what file to read and how.</summary>
internal sealed class DataOptions
{
    private static readonly Dictionary<string, MissingValues> WhereMissing = new()
    {
        ["refuse"] = MissingValues.Refuse,
        ["mean"] = MissingValues.Mean,
        ["drop"] = MissingValues.Drop,
    };

    public Option<string> Data { get; } = new("--data")
    {
        HelpName = "FILE.csv",
        Description = "The data: separated values, also compressed by gzip. Without it, the breast cancer data inside the program.",
    };

    public Option<string> Label { get; } = new("--label")
    {
        HelpName = "COLUMN",
        Description = "The column to predict: its index from 0, or its name with --header. The last one unless given.",
    };

    public Option<bool> Header { get; } = new("--header") { Description = "The first line of the data holds the columns' names." };

    public Option<char?> Separator { get; } = new("--separator")
    {
        HelpName = "CHARACTER",
        Description = "What stands between two cells: , ; | or tab. Found out unless given.",
        CustomParser = static result => Choose(result, CsvSeparator.Names, "',', ';', '|' or tab", static separator => (char?)separator),
    };

    public Option<MissingValues?> Missing { get; } = new("--missing")
    {
        HelpName = "WHAT",
        Description = "What becomes of missing values (an empty cell, NA, ? or NaN): "
            + "refuse, mean (the mean of the column's training rows instead) or drop (the row is left out). Refused unless given.",
        CustomParser = static result => Choose(result, WhereMissing, "refuse, mean or drop", static missing => (MissingValues?)missing),
    };

    /// <summary>That nothing is said about a file where there is none.</summary>
    public void Validate(CommandResult result)
    {
        if (result.GetResult(Data) is not null)
            return;

        foreach (var option in (Option[])[Label, Header, Separator, Missing])
        {
            if (result.GetResult(option) is not null)
                result.AddError($"{option.Name} describes the file of --data: give --data FILE.csv too.");
        }
    }

    public DataSource? Source(ParseResult parsed) => parsed.GetValue(Data) is { } path
        ? new(path, parsed.GetValue(Label), parsed.GetValue(Header))
        {
            Separator = parsed.GetValue(Separator),
            Missing = parsed.GetValue(Missing) ?? MissingValues.Refuse,
        }
        : null;

    private static TResult? Choose<T, TResult>(ArgumentResult result, IReadOnlyDictionary<string, T> choices, string expected, Func<T, TResult> choose)
    {
        var given = result.Tokens[0].Value;

        if (choices.TryGetValue(given, out var choice))
            return choose(choice);

        var name = result.Parent is OptionResult parent ? parent.Option.Name : "the option";
        result.AddError($"{name} takes {expected}, not '{given}'.");
        return default;
    }
}
