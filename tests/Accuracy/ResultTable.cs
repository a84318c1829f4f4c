using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Accuracy;

/// <summary>Results as a file, one line a function: for pages that show what was measured.</summary>
public static partial class ResultTable
{
    /// <summary>The results that are part of the repository.</summary>
    public const string CheckedIn = "tests/Accuracy/results.csv";

    private const string Header = "function,inputs,max_ulp,bound,worst_input";

    /// <summary>The results in a file, by function; none where there is no file.</summary>
    public static IReadOnlyDictionary<string, AccuracyResult> Read(string path) => (File.Exists(path) ? File.ReadLines(path).Skip(1) : [])
        .Select(static line => Row().Match(line))
        .Select(static row => new AccuracyResult(
            row.Groups["function"].Value, long.Parse(row.Groups["inputs"].Value, CultureInfo.InvariantCulture),
            Number(row.Groups["max"]), row.Groups["worst"].Value, Number(row.Groups["bound"])))
        .ToDictionary(static result => result.Function);

    /// <summary>Writes results into a file. What it has of other functions stays.</summary>
    public static void Update(string path, IEnumerable<AccuracyResult> results)
    {
        var lines = Read(path).ToDictionary(static result => result.Key, static result => Line(result.Value));
        foreach (var result in results)
            lines[result.Function] = Line(result);

        // In the order of the program, whatever was measured first.
        var order = AccuracyCheck.All.Select(static function => function.Name).Where(lines.ContainsKey).Select(name => lines[name]);
        File.WriteAllText(path, $"{Header}\n{string.Join("\n", order)}\n");
    }

    private static string Line(AccuracyResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{result.Function}\",{result.Inputs},{result.MaxUlp:F4},{result.Bound},\"{result.WorstInput}\"");

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^"(?<function>[^"]*)",(?<inputs>\d+),(?<max>[^,]+),(?<bound>[^,]+),"(?<worst>[^"]*)"$""")]
    private static partial Regex Row();
}
