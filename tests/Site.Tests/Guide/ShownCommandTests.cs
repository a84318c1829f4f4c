using System.Text.RegularExpressions;
using Kernels.Tests;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests.Guide;

/// <summary>The commands that pages show need no program that a reader lacks, and no file that the repository lacks.</summary>
public partial class ShownCommandTests
{
    /// <summary>Programs that a page may ask its reader to run.</summary>
    private static readonly string[] Programs = ["dotnet", "git", "rm", "cp", "cd", "ls", "cat", "cmp", "apt", "kernels"];

    public static TheoryData<string> Pages => new(MarkdownPage.All.Where(static path => Commands(path).Any()));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_begins_with_a_program_that_a_reader_has(string path) => Assert.All(
        Commands(path),
        static command => Assert.Contains(WithoutVariables(command).Split(' ')[0], Programs));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_into_the_repository_exists(string path) => Assert.All(
        Commands(path).SelectMany(static command => PathInside().Matches(command)).Select(static match => match.Value),
        static place => Assert.True(Path.Exists(Repository.PathOf(place)), place));

    /// <summary>The lines of the blocks of shell commands, without comments.</summary>
    private static IEnumerable<string> Commands(string path) => MarkdownPage.Load(path).CodeBlocks
        .Where(static block => block.Language == "sh")
        .SelectMany(static block => block.Text.Split('\n'))
        .Select(static line => line.Split(" #")[0].Trim())
        .Where(static line => line.Length > 0 && !line.StartsWith('#'));

    private static string WithoutVariables(string command) => Variable().Replace(command, "");

    [GeneratedRegex(@"^(\w+=\S+ )+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![\w./])(src|tests|docs)/[\w./-]+")]
    private static partial Regex PathInside();
}
