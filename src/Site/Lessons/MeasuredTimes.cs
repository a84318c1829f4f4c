using System.Text.RegularExpressions;

namespace Kernels.Site.Lessons;

/// <summary>
/// Times differ from run to run, and so do their ratios. A file is written again only if it differs in something else, so
/// that the text that is checked in is that of one run, and stays.
/// </summary>
internal static partial class MeasuredTimes
{
    /// <summary>The text with a sign in place of each time and ratio, and of the spaces around it, which depend on its length.</summary>
    public static string Mask(string text) => Time().Replace(text, "#");

    [GeneratedRegex(@"\s*\d[\d.,]*\s?(?:ns|µs|ms|s|x|×)(?![\w])\s*")]
    private static partial Regex Time();
}
