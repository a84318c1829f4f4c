using System.Text.RegularExpressions;
using Kernels.Samples;
using Kernels.Tests.Documentation;

namespace Kernels.Site.Tests;

/// <summary>The command lines that pages show, in blocks and in the text.</summary>
internal static partial class PageCommands
{
    /// <summary>The project of <c>kernels</c>.</summary>
    public const string Program = "src/Samples";

    /// <summary>Those of a page, in order: of <c>dotnet</c> and of the program, without variables before them and placeholders.</summary>
    public static IEnumerable<string> Of(string path)
    {
        var page = MarkdownPage.Load(path);
        return page.CodeBlocks
            .Where(static block => block.Language is "sh" or "bash" or "")
            .SelectMany(static block => block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split(["\n", "&&"], StringSplitOptions.None))
            .Concat(Span().Matches(File.ReadAllText(MarkdownPage.PathOf(path))).Select(static span => span.Groups["command"].Value))
            .Select(static line => Environment().Replace(line.Trim(), ""))
            .Where(static line => line.StartsWith("kernels ", StringComparison.Ordinal) || line.StartsWith("dotnet ", StringComparison.Ordinal))
            .Where(static line => !Placeholder().IsMatch(line));
    }

    /// <summary>The words as a shell sees them, up to a comment or a redirection.</summary>
    public static string[] WordsOf(string command) =>
    [
        .. Word().Matches(command)
            .Select(static word => word.Value.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))
            .TakeWhile(static word => word is not (">" or "|") && word[0] != '#'),
    ];

    /// <summary>The arguments that a command line gives to the program of a project; null where it does not start it.</summary>
    public static string[]? ArgumentsOf(string command, string project)
    {
        var words = WordsOf(command);
        if (words[0] == "kernels")
            return project == Program ? words[1..] : null;

        var place = Array.IndexOf(words, "--project");
        var dashes = Array.IndexOf(words, "--");
        return words[1] != "run" || place < 0 || words[place + 1] != project ? null : dashes < 0 ? [] : words[(dashes + 1)..];
    }

    /// <summary>What the program does not accept of its arguments.</summary>
    public static IReadOnlyList<string> ErrorsOf(string[] arguments)
    {
        using var interruption = new Interruption();
        return [.. CommandLine.Root(interruption).Parse(arguments, CommandLine.Parser).Errors.Select(static error => error.Message)];
    }

    /// <summary>Whether an error is that the command needs more.</summary>
    public static bool IsWant(string error) => error.EndsWith("is required.", StringComparison.Ordinal);

    [GeneratedRegex("…| COMMAND")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""(?:"[^"]*"|'[^']*'|[^\s"'])+""")]
    private static partial Regex Word();

    // A command in the text, as far as it is one line and not the mere name of a verb.
    [GeneratedRegex(@"(?<!`)`(?<command>(?:kernels|dotnet run)(?: [^`\n]+)+)`(?!`)")]
    private static partial Regex Span();

    [GeneratedRegex(@"^(?:[A-Z_a-z0-9]+=\S+ )+")]
    private static partial Regex Environment();
}
