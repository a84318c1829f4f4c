using System.Text.RegularExpressions;

namespace Kernels.Site.Lessons;

/// <summary>What of a lesson is to be the same in every run.</summary>
internal static partial class Measurements
{
    /// <summary>Lessons with a time or two among results that are the same in every run.</summary>
    private static readonly string[] WithTimes = ["algebra", "metrics", "relu"];

    /// <summary>Lessons that draw times.</summary>
    private static readonly string[] WithPicturesOfTimes = ["algebra", "metrics", OfTimes];

    /// <summary>A lesson about times: its tables, its plot and most of its sentences follow from what was measured.</summary>
    private const string OfTimes = "vectorize";

    /// <summary>
    /// A lesson's text with a sign in place of what was measured; of the lesson about times, the statements that it checks.
    /// </summary>
    public static string Mask(string lesson, string text) => WithTimes.Contains(lesson) ? Bar().Replace(Spaces().Replace(text, " "), "#")
        : lesson == OfTimes ? string.Join('\n', Statements(text).Select(static statement => Number().Replace(statement, "#")))
        : text;

    /// <summary>The same of its pictures: where they show times, what they are called and described as.</summary>
    public static string MaskPicture(string lesson, string svg) => WithPicturesOfTimes.Contains(lesson)
        ? string.Join('\n', Words().Matches(svg).Select(static match => Number().Replace(match.Value, "#")))
        : svg;

    /// <summary>A statement begins with its mark, and ends before the next one or an empty line.</summary>
    private static IEnumerable<string> Statements(string text) => text
        .Split("\n\n")
        .SelectMany(static block => NextStatement().Split(block))
        .Where(static part => part.StartsWith('✓'))
        .Select(static part => Spaces().Replace(part.Trim(), " "));

    // A bar, the time behind it, and the ratio behind that.
    [GeneratedRegex(@"[█▉▊▋▌▍▎▏]* \d[\d.]* (?:ns|µs|ms|s)\b(?:, [\d.]+ x)?|\d[\d.]* times")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\d[\d.]*(?:e[−-]?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\n(?=✓)")]
    private static partial Regex NextStatement();

    // Where a line ends depends on how long the numbers before it are.
    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<(title|desc)\b[^>]*>[^<]*</\1>")]
    private static partial Regex Words();
}
