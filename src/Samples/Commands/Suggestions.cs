using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Samples.Commands;

/// <summary>
/// <c>[suggest:POSITION] "COMMAND LINE"</c>: what may stand at that position, or at the end, for a shell that completes what is
/// typed. Of directives this is the only one.
/// </summary>
/// <remarks>System.CommandLine has it for a <see cref="RootCommand"/> alone, and passes over any directive elsewhere.</remarks>
internal static partial class Suggestions
{
    /// <summary>Whether a first argument is what System.CommandLine takes for a directive.</summary>
    public static bool IsDirective(string argument) => Directive().IsMatch(argument);

    /// <summary>Prints a suggestion a line.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserError">It is another directive.</exception>
    public static int Write(Command root, string[] arguments)
    {
        var directive = Suggest().Match(arguments[0]);
        if (!directive.Success)
            throw new UserError($"Unrecognized command or argument '{arguments[0]}'. Run 'kernels --help' to see what there is.");

        var line = arguments.Length > 1 ? arguments[^1] : "";
        var position = directive.Groups["position"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : line.Length;
        foreach (var suggestion in root.Parse(line, CommandLine.Parser).GetCompletions(Math.Min(position, line.Length)))
            Console.WriteLine(suggestion.Label);
        return 0;
    }

    [GeneratedRegex(@"^\[[^\]:].*\]$", RegexOptions.Singleline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\[suggest(:(?<position>[0-9]{1,9}))?\]$")]
    private static partial Regex Suggest();
}
