namespace Kernels.Site.Pictures;

/// <summary>
/// Breaks a formula into lines where a reader would: few lines, and neither inside of brackets nor inside of a comparison.
/// </summary>
internal static class LineBreaks
{
    private const int Line = 4;
    private const int InsideOfBrackets = 6;
    private const int InsideOfComparison = 4;
    private const int Elsewhere = 3;

    public static IEnumerable<string> Of(string text, int longest)
    {
        var words = text.Split(' ');
        var breaks = words.Select((_, i) => i == 0 ? 0 : CostOf(words, i)).ToArray();

        // The best way to set the first words, for every number of them.
        var best = new (int Cost, int Start)[words.Length + 1];
        for (var end = 1; end <= words.Length; end++)
        {
            best[end] = (int.MaxValue, 0);
            for (var start = end - 1; start >= 0; start--)
            {
                if (start < end - 1 && GraphLayout.LengthOf(string.Join(' ', words[start..end])) > longest)
                    break;
                var cost = best[start].Cost + Line + breaks[start];
                if (cost < best[end].Cost)
                    best[end] = (cost, start);
            }
        }

        var lines = new Stack<string>();
        for (var end = words.Length; end > 0; end = best[end].Start)
            lines.Push(string.Join(' ', words[best[end].Start..end]));
        return lines;
    }

    /// <summary>What it costs the reader if a line begins with a word.</summary>
    private static int CostOf(string[] words, int word)
    {
        var before = string.Join(' ', words[..word]);
        var depth = before.Count('(') - before.Count(')');
        if (depth > 0)
            return depth * InsideOfBrackets;
        if (before.Count('{') > before.Count('}'))
            return before.EndsWith(';') ? 0 : IsComparison(words[word]) || IsComparison(words[word - 1]) ? InsideOfComparison : Elsewhere;
        return words[word - 1] is "=" ? 0 : words[word] is "+" or "−" || words[word - 1] is "/" ? 1 : Elsewhere;
    }

    private static bool IsComparison(string word) => word is "<" or ">" or "≤" or "≥" or "=" or "≠";

    private static int Count(this string text, char sign) => text.AsSpan().Count(sign);
}
