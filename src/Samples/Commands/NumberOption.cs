using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Kernels.Samples.Commands;

/// <summary>Options that take a number, written with a point whatever the culture, and say what they expect.</summary>
internal static class NumberOption
{
    /// <param name="value">Unless the option is given; null where that depends on others.</param>
    public static Option<int> Whole(string name, string description, int minimum, int maximum, int? value) => new(name)
    {
        HelpName = "N",
        Description = $"{description} A whole number from {minimum} to {maximum}.",
        DefaultValueFactory = value is { } given ? _ => given : null,
        CustomParser = result =>
            int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= minimum && number <= maximum
                ? number
                : Reject<int>(result, $"a whole number from {minimum} to {maximum}"),
    };

    /// <param name="value">Unless the option is given; null where that depends on others.</param>
    public static Option<double> Real(string name, string description, bool above, double? value)
    {
        var range = above ? "a number above 0" : "a number, 0 or above";

        return new(name)
        {
            HelpName = "X",
            Description = $"{description} {char.ToUpperInvariant(range[0])}{range[1..]}.",
            DefaultValueFactory = value is { } given ? _ => given : null,
            CustomParser = result =>
                double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number) && (above ? number > 0 : number >= 0)
                    ? number
                    : Reject<double>(result, range),
        };
    }

    private static T? Reject<T>(ArgumentResult result, string expected)
    {
        var option = result.Parent is OptionResult parent ? parent.IdentifierToken?.Value ?? parent.Option.Name : "the option";
        result.AddError($"{option} takes {expected}, not '{result.Tokens[0].Value}'.");
        return default;
    }
}
