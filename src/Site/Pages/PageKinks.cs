using System.Text.RegularExpressions;

namespace Kernels.Site.Pages;

/// <summary>The rules for kinks inside of a formula, as sentences.</summary>
internal static partial class PageKinks
{
    private const string Rules = "At kinks of its parts: ";

    public static string Of(string remark, KernelEntry entry) => remark.StartsWith(Rules, StringComparison.Ordinal)
        ? string.Join(' ', remark[Rules.Length..].TrimEnd('.').Split("; ").Select(rule => Sentence(WithArguments(rule, entry))))
        : remark;

    /// <summary>A rule is of u and v. A function's own page is of its arguments.</summary>
    private static string WithArguments(string rule, KernelEntry entry) => entry.IsFunction
        ? Operand().Replace(rule, operand => entry.Arguments.ElementAtOrDefault(operand.Value[0] - 'u') ?? operand.Value)
        : rule;

    private static string Sentence(string rule)
    {
        if (Jump().Match(rule) is { Success: true } jump)
            return $"At a jump of {jump.Groups[1].Value} it is {jump.Groups[2].Value}.";
        return Place().Match(rule) is { Success: true } place
            ? $"At {place.Groups[2].Value} the derivative of {place.Groups[1].Value} is taken as {place.Groups[3].Value}."
            : Selection().Replace(rule, "Where a condition changes, the derivative is that of the selected branch.");
    }

    [GeneratedRegex(@"\b[uv]\b")]
    private static partial Regex Operand();

    [GeneratedRegex("^a jump of (.+): (.+)$")]
    private static partial Regex Jump();

    [GeneratedRegex("^(.+) at (.+): (.+)$")]
    private static partial Regex Place();

    [GeneratedRegex("^where a condition changes: the branch that it selects$")]
    private static partial Regex Selection();
}
