using Kernels.Samples;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>
/// Every command line that a page shows can be typed: its projects, commands and options exist. Here all are parsed only.
/// <see cref="CommandLineRunTests"/> says which are run too.
/// </summary>
public class CommandLineTests
{
    private static readonly string[] Verbs = ["add", "build", "docfx", "exec", "format", "new", "nuget", "pack", "publish", "run", "test", "tool"];

    public static TheoryData<string> Pages => new(MarkdownPage.All.Where(static path => PageCommands.Of(path).Any()));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_is_known(string path) => Assert.All(PageCommands.Of(path), static command => Assert.Null(FaultOf(command)));

    [Theory]
    [InlineData("kernels sigmoid --svg sigmoid.svg", null)]
    [InlineData("kernels nothing", "Unrecognized command or argument 'nothing'.")]
    [InlineData("kernels sigmoid --nothing", "Unrecognized command or argument '--nothing'.")]
    [InlineData("dotnet run --project src/Nothing", "src/Nothing is no project")]
    [InlineData("dotnet run --project tests/Accuracy -- --nothing", "tests/Accuracy has no --nothing")]
    [InlineData("dotnet vanish", "dotnet has no vanish")]
    public void What_is_unknown_is_said(string command, string? fault) => Assert.Equal(fault, FaultOf(command));

    /// <summary>What of a command line does not exist; null if all does.</summary>
    private static string? FaultOf(string command)
    {
        var words = PageCommands.WordsOf(command);
        return words[0] == "kernels" ? FaultOfProgram(words[1..]) : FaultOfDotNet(words[1..]);
    }

    private static string? FaultOfProgram(string[] arguments)
    {
        var errors = PageCommands.ErrorsOf(arguments);
        // A text may name a command without what it needs.
        return errors.FirstOrDefault(static message => !PageCommands.IsWant(message));
    }

    private static string? FaultOfDotNet(string[] words)
    {
        if (!Verbs.Contains(words[0]))
            return $"dotnet has no {words[0]}";

        var project = Array.IndexOf(words, "--project") is var place and > 0 ? words[place + 1] : null;
        if (project is not null && !Directory.Exists(Kernels.Tests.Repository.PathOf(project)))
            return $"{project} is no project";

        var dashes = Array.IndexOf(words, "--");
        if (project is null || dashes < 0)
            return null;
        var arguments = words[(dashes + 1)..];
        if (project == "src/Samples")
            return FaultOfProgram(arguments);
        var options = arguments.Where(static word => word.StartsWith("--", StringComparison.Ordinal));
        return options.FirstOrDefault(word => !Declares(project, word)) is { } option ? $"{project} has no {option}" : null;
    }

    /// <summary>An option of a program stands in its sources; those of BenchmarkDotNet are known.</summary>
    private static bool Declares(string project, string option) =>
        (project == "tests/Benchmarks" && option is "--filter" or "--list")
        || Directory.EnumerateFiles(Kernels.Tests.Repository.PathOf(project), "*.cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($"\"{option}\"", StringComparison.Ordinal));
}
