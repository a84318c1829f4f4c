using Kernels.Tests;
using Kernels.Tests.Documentation;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>The command lines that a page shows do what they say, without an error.</summary>
/// <remarks>
/// Run here: all of the program, whether as <c>kernels</c> or as <c>dotnet run</c>, and the checks of a sample of floats in
/// tests/Accuracy. Each is run once, on the first page that shows it. The programs run as they were built, without
/// <c>dotnet run</c>. Commands that the text names without what they need are not run.
/// Run elsewhere: what <see cref="Guide.GuideCommandTests"/> and <see cref="Guide.SnapshotPageTests"/> follow step by step, and the
/// generation of files, in <see cref="SiteCommandTests"/>. All else takes minutes, such as benchmarks and builds, and is parsed
/// only, in <see cref="CommandLineTests"/>.
/// </remarks>
public sealed class CommandLineRunTests : IDisposable
{
    private const string Accuracy = "tests/Accuracy";

    private static readonly (string Page, string[] Arguments)[] Commands =
        [.. Shown(PageCommands.Program).Where(static command => !PageCommands.ErrorsOf(command.Arguments).Any(PageCommands.IsWant))];

    /// <summary>What ends with another exit code than 0, as its page says.</summary>
    private static readonly Dictionary<string, int> ExitCodes = new(StringComparer.Ordinal) { ["kernels train --solver gd"] = 1 };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-commands-");

    public static TheoryData<string> Pages => new(Commands.Select(static command => command.Page).Distinct());

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>In the order of the page, as a later one may need what an earlier one has written.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_line_of_the_program_runs(string page)
    {
        WriteData();
        foreach (var (_, arguments) in Commands.Where(command => command.Page == page))
            await RunAsync("kernels", [KernelsProgram.Path, .. arguments]);
    }

    [Fact]
    public async Task Every_check_of_a_sample_runs()
    {
        var checks = Shown(Accuracy).Where(static command => command.Arguments.Contains("--sample")).ToList();

        Assert.NotEmpty(checks);
        foreach (var (_, arguments) in checks)
            await RunAsync(Accuracy, [KernelsProgram.PathOf(Accuracy, "Kernels.Accuracy"), .. arguments]);
    }

    /// <summary>The command lines of a project's program on all pages, each on the first page that shows it.</summary>
    private static IEnumerable<(string Page, string[] Arguments)> Shown(string project) => MarkdownPage.All
        .SelectMany(page => PageCommands.Of(page).Select(command => (Page: page, Arguments: PageCommands.ArgumentsOf(command, project)!)))
        .Where(static command => command.Arguments is not null)
        .DistinctBy(static command => string.Join('\n', command.Arguments));

    private async Task RunAsync(string name, string[] arguments)
    {
        var run = await KernelsProgram.RunAsync(KernelsProgram.Host, arguments, folder: folder.FullName);
        var command = string.Join(' ', [name, .. arguments[1..]]);
        Assert.True((run.ExitCode, run.Error) == (ExitCodes.GetValueOrDefault(command), ""), $"{command} gave {run.ExitCode}:\n{run.Output}{run.Error}");
    }

    /// <summary>The files that the pages suppose a reader has.</summary>
    private void WriteData()
    {
        var rows = Enumerable.Range(0, 60).Select(static i => (Features: $"{i % 7},{i * i % 31}", Kind: i % 7 > 3 == i % 5 > 0 ? "near" : "far")).ToList();
        File.WriteAllLines(Path.Combine(folder.FullName, "measurements.csv"),
            ["length,weight,kind", .. rows.Select(static row => $"{row.Features},{row.Kind}")]);
        File.WriteAllLines(Path.Combine(folder.FullName, "new.csv"), ["length,weight", .. rows.Select(static row => row.Features)]);
    }
}
