using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Site.Pages;

/// <summary>What the accuracy program measured, by the names that it has for functions.</summary>
internal sealed partial class AccuracyResults(string file = AccuracyResults.File)
{
    public const string File = "tests/Accuracy/results.csv";

    /// <summary>Those of a peer, which states no bounds.</summary>
    public const string FileOfTensorPrimitives = "tests/Accuracy/tensor-primitives.csv";

    private readonly Dictionary<string, Measurement> measurements = System.IO.File.ReadLines(Repository.PathOf(file)).Skip(1)
        .Select(static line => Line().Match(line))
        .Select(static match => new Measurement(
            match.Groups["function"].Value,
            long.Parse(match.Groups["inputs"].Value, CultureInfo.InvariantCulture),
            match.Groups["max"].Value,
            match.Groups["bound"].Value,
            match.Groups["worst"].Value))
        .ToDictionary(static measurement => measurement.Function);

    /// <summary>All of them, in the order of the program.</summary>
    public IEnumerable<Measurement> Measurements => measurements.Values;

    /// <summary>A measurement; null where the function was not measured.</summary>
    public Measurement? Find(string function) => measurements.GetValueOrDefault(function);

    [GeneratedRegex("""^"(?<function>[^"]*)",(?<inputs>\d+),(?<max>[^,]+),(?<bound>[^,]+),"(?<worst>[^"]*)"$""")]
    private static partial Regex Line();
}

/// <param name="Function">The function and its type, or a derivative.</param>
/// <param name="Inputs">How many inputs were tried.</param>
/// <param name="MaxUlp">The largest error.</param>
/// <param name="Bound">What it may be.</param>
/// <param name="WorstInput">Where it is largest.</param>
internal sealed record Measurement(string Function, long Inputs, string MaxUlp, string Bound, string WorstInput);
