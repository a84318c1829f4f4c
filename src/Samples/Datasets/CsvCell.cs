namespace Kernels.Samples.Datasets;

/// <summary>The text of a cell as it stands in the file.</summary>
internal static class CsvCell
{
    private const char Quote = '"';

    /// <summary>Without the spaces around it, in quotes and outside.</summary>
    /// <returns>
    /// False where its quotes do not match: one is not closed, not doubled, or stands in a cell that does not begin with
    /// one.
    /// </returns>
    public static bool TryRead(ReadOnlySpan<char> cell, out ReadOnlySpan<char> text)
    {
        text = cell.Trim();
        return !text.Contains(Quote) || TryUnquote(text, out text);
    }

    private static bool TryUnquote(ReadOnlySpan<char> cell, out ReadOnlySpan<char> text)
    {
        text = default;

        if (cell.Length < 2 || cell[0] != Quote || cell[^1] != Quote)
            return false;

        var inner = cell[1..^1];
        var unquoted = new char[inner.Length];
        var length = 0;

        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == Quote && (++i == inner.Length || inner[i] != Quote))
                return false;

            unquoted[length++] = inner[i];
        }

        text = unquoted.AsSpan(0, length).Trim();
        return true;
    }
}
