using System.Text.RegularExpressions;
using Kernels.Samples;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>Every command line that a page shows can be typed: its projects, commands and options exist.</summary>
public partial class CommandLineTests
{
    private static readonly string[] Verbs = ["add", "build", "docfx", "exec", "format", "new", "nuget", "pack", "publish", "run", "test", "tool"];

    public static TheoryData<string> Pages => new(MarkdownPage.All.Where(static path => CommandsOf(path).Any()));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_is_known(string path) => Assert.All(CommandsOf(path), static command => Assert.Null(FaultOf(command)));

    [Theory]
    [InlineData("kernels sigmoid --svg sigmoid.svg", null)]
    [InlineData("kernels nothing", "Unrecognized command or argument 'nothing'.")]
    [InlineData("kernels sigmoid --nothing", "Unrecognized command or argument '--nothing'.")]
    [InlineData("dotnet run --project src/Nothing", "src/Nothing is no project")]
    [InlineData("dotnet run --project tests/Accuracy -- --nothing", "tests/Accuracy has no --nothing")]
    [InlineData("dotnet vanish", "dotnet has no vanish")]
    public void What_is_unknown_is_said(string command, string? fault) => Assert.Equal(fault, FaultOf(command));

    private static IEnumerable<string> CommandsOf(string path)
    {
        var page = MarkdownPage.Load(path);
        return page.CodeBlocks
            .Where(static block => block.Language is "sh" or "bash")
            .SelectMany(static block => block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split(["\n", "&&"], StringSplitOptions.None))
            .Concat(Span().Matches(File.ReadAllText(MarkdownPage.PathOf(path))).Select(static span => span.Groups["command"].Value))
            .Select(static line => Environment().Replace(line.Trim(), ""))
            .Where(static line => line.StartsWith("kernels ", StringComparison.Ordinal) || line.StartsWith("dotnet ", StringComparison.Ordinal))
            .Where(static line => !Placeholder().IsMatch(line));
    }

    /// <summary>What of a command line does not exist; null if all does.</summary>
    private static string? FaultOf(string command)
    {
        var words = WordsOf(command);
        return words[0] == "kernels" ? FaultOfProgram(words[1..]) : FaultOfDotNet(words[1..]);
    }

    private static string? FaultOfProgram(string[] arguments)
    {
        using var interruption = new Interruption();
        var errors = CommandLine.Root(interruption).Parse(arguments, CommandLine.Parser).Errors;
        // A text may name a command without what it needs.
        return errors.Select(static error => error.Message).FirstOrDefault(static message => !message.EndsWith("is required.", StringComparison.Ordinal));
    }

    private static string? FaultOfDotNet(string[] words)
    {
        if (!Verbs.Contains(words[0]))
            return $"dotnet has no {words[0]}";

        var project = Array.IndexOf(words, "--project") is var place and > 0 ? words[place + 1] : null;
        if (project is not null && !Directory.Exists(Kernels.Tests.Repository.PathOf(project)))
            return $"{project} is no project";

        var dashes = Array.IndexOf(words, "--");
        return project is null || dashes < 0 ? null
            : project == "src/Samples" ? FaultOfProgram(words[(dashes + 1)..])
            : words[(dashes + 1)..].Where(static word => word.StartsWith("--", StringComparison.Ordinal)).FirstOrDefault(word => !Declares(project, word)) is { } option ? $"{project} has no {option}"
            : null;
    }

    /// <summary>An option of a program stands in its sources; those of BenchmarkDotNet are known.</summary>
    private static bool Declares(string project, string option) =>
        (project == "tests/Benchmarks" && option is "--filter" or "--list")
        || Directory.EnumerateFiles(Kernels.Tests.Repository.PathOf(project), "*.cs", SearchOption.AllDirectories).Any(file => File.ReadAllText(file).Contains($"\"{option}\"", StringComparison.Ordinal));

    /// <summary>The words as a shell sees them, up to a comment or a redirection.</summary>
    private static string[] WordsOf(string command) =>
        [.. Word().Matches(command).Select(static word => word.Value.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)).TakeWhile(static word => word is not (">" or "|") && word[0] != '#')];

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
