using System.Globalization;

namespace Kernels.Accuracy;

/// <summary>Results as a file, one line a function: for pages that show what was measured.</summary>
internal static class ResultTable
{
    /// <summary>The results that are part of the repository.</summary>
    public const string CheckedIn = "tests/Accuracy/results.csv";

    private const string Header = "function,inputs,max_ulp,bound,worst_input";

    /// <summary>Writes results into a file. What it has of other functions stays.</summary>
    public static void Update(string path, IEnumerable<AccuracyResult> results)
    {
        var lines = results.ToDictionary(static result => result.Function, Line);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path).Skip(1))
                lines.TryAdd(line.Split('"')[1], line);
        }

        // In the order of the program, whatever was measured first.
        var order = AccuracyCheck.All.Select(static function => function.Name).Where(lines.ContainsKey).Select(name => lines[name]);
        File.WriteAllText(path, $"{Header}\n{string.Join("\n", order)}\n");
    }

    private static string Line(AccuracyResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{result.Function}\",{result.Inputs},{result.MaxUlp:F4},{result.Bound},\"{result.WorstInput}\"");
}
