namespace Kernels.Samples.Datasets;

/// <summary>What stands between two cells.</summary>
internal static class CsvSeparator
{
    /// <summary>How many lines are looked at.</summary>
    private const int Lines = 10;

    // The comma comes last: it is what stands inside cells too, as in 1,5.
    private static readonly char[] Candidates = ['\t', ';', '|', ','];

    /// <summary>What <c>--separator</c> takes, and what each means.</summary>
    public static readonly IReadOnlyDictionary<string, char> Names = new Dictionary<string, char>
    {
        [","] = ',',
        [";"] = ';',
        ["|"] = '|',
        ["tab"] = '\t',
        ["\t"] = '\t',
        ["\\t"] = '\t',
    };

    /// <summary>
    /// The separator of a file that begins like this: one that every line has equally often, or else the most frequent one of
    /// the first line. What stands in quotes does not count.
    /// </summary>
    /// <param name="start">The beginning of the file.</param>
    /// <param name="isWhole">Whether it is all there is of the file; else its last line may be cut off.</param>
    public static char Detect(ReadOnlySpan<char> start, bool isWhole)
    {
        var lines = CountByLine(start, isWhole);

        if (lines.Count == 0)
            return ',';

        foreach (var candidate in Enumerable.Range(0, Candidates.Length))
        {
            if (lines[0][candidate] > 0 && lines.TrueForAll(line => line[candidate] == lines[0][candidate]))
                return Candidates[candidate];
        }

        var most = lines[0].Max();
        return Candidates[Array.LastIndexOf(lines[0], most)];
    }

    /// <summary>How it is called in the output.</summary>
    public static string Plural(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '|' => "vertical bars",
        '\t' => "tabs",
        _ => throw new ArgumentOutOfRangeException(nameof(separator)),
    };

    /// <summary>How often each candidate stands in each line that is not blank.</summary>
    private static List<int[]> CountByLine(ReadOnlySpan<char> text, bool isWhole)
    {
        List<int[]> lines = [];
        var counts = new int[Candidates.Length];
        var (inQuotes, isBlank) = (false, true);

        foreach (var c in text)
        {
            if (c is '\n' or '\r' && !inQuotes)
            {
                if (!isBlank)
                    lines.Add(counts);
                if (lines.Count == Lines)
                    return lines;

                counts = new int[Candidates.Length];
                isBlank = true;
                continue;
            }

            isBlank &= c == ' ';
            inQuotes ^= c == '"';

            if (!inQuotes && Array.IndexOf(Candidates, c) is var candidate and >= 0)
                counts[candidate]++;
        }

        if (!isBlank && (isWhole || lines.Count == 0))
            lines.Add(counts);
        return lines;
    }
}
