using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Site.Pages;

/// <summary>
/// The tables of bounds and of measured errors. A page holds one between the comments <c>accuracy: NAME</c> and <c>end</c>; the numbers are
/// those of <see cref="AccuracyResults.File"/>.
/// </summary>
internal sealed partial class AccuracyTables() : SiteOutput("accuracy", "the tables of errors in README.md and in the guide", folder: null)
{
    private static readonly string[] PagesWithTables = ["README.md", "docs/guide/numerics.md"];

    // What the text beside the tables says of a function of one float, and of all others.
    private const long All = 1L << 32;
    private const long Sample = 100_000_000;
    private const long TenMillion = 10_000_000;

    // Of a float of 24 bits an error as large leaves less than a digit.
    private const double NoDigit = 1 << 20;

    public override IReadOnlyList<SiteFile> Create()
    {
        var results = new AccuracyResults();
        var tables = new Dictionary<string, string>(StringComparer.Ordinal) { ["functions"] = Functions(results), ["derivatives"] = Derivatives(results) };
        return [.. PagesWithTables.Select(path => new SiteFile(path, Place().Replace(
            File.ReadAllText(Repository.PathOf(path)),
            place => $"{place.Groups["start"].Value}\n{tables[place.Groups["name"].Value]}\n{place.Groups["end"].Value}")))];
    }

    private static string Functions(AccuracyResults results)
    {
        var peer = new AccuracyResults(AccuracyResults.FileOfTensorPrimitives);
        string[] head = ["| function | `float`, at most | measured | TensorPrimitives, `float` | `double`, at most | measured |", "|---|---|---|---|---|---|"];
        var rows = results.Measurements
            .Select(static measurement => Function().Match(measurement.Function))
            .Where(static match => match.Success)
            .Select(static match => match.Groups["name"].Value)
            .Distinct()
            .Select(name => $"| `{name}` | {Cells(results.Find($"{name}(float)"))} | "
                + $"{(peer.Find($"{name}(float)") is { } other ? Error(other) : "")} | {Cells(results.Find($"{name}(double)"))} |");
        return string.Concat(head.Concat(rows).Select(static line => line + "\n"));
    }

    private static string Derivatives(AccuracyResults results)
    {
        string[] head = ["| derivative | at most | measured |", "|---|---|---|"];
        var rows = results.Measurements
            .Where(static measurement => !measurement.Function.EndsWith(')'))
            .Select(static measurement => $"| {measurement.Function} | {Cells(measurement)} |");
        return string.Concat(head.Concat(rows).Select(static line => line + "\n"));
    }

    /// <summary>The bound and the error; and of how many inputs, where they are fewer than the text says.</summary>
    private static string Cells(Measurement? measurement)
    {
        if (measurement is null)
            return " | ";
        var isOfOneFloat = !measurement.Function.EndsWith("(double)", StringComparison.Ordinal) && !measurement.WorstInput.Contains(',');
        var inputs = measurement.Inputs >= (isOfOneFloat ? All : Sample) ? ""
            : measurement.Inputs == TenMillion ? " of 10⁷"
            : string.Create(CultureInfo.InvariantCulture, $" of {measurement.Inputs:N0}");
        return $"{measurement.Bound} | {Error(measurement)}{inputs}";
    }

    private static string Error(Measurement measurement)
    {
        var error = double.Parse(measurement.MaxUlp, CultureInfo.InvariantCulture);
        return error < NoDigit ? error.ToString("0.00", CultureInfo.InvariantCulture) : "no digit";
    }

    [GeneratedRegex(@"^(?<name>\w+)\((float|double)\)$")]
    private static partial Regex Function();

    [GeneratedRegex("(?<start><!-- accuracy: (?<name>functions|derivatives) -->\n).*?(?<end><!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Place();
}
