using System.Diagnostics;
using System.Text.RegularExpressions;
using Kernels.Tests;
using Kernels.Tests.Documentation;
using Kernels.Tests.Packaging;
using Xunit;

namespace Kernels.Site.Tests.Guide;

/// <summary>
/// Does what a page tells its reader to do, from top to bottom, in an empty folder: writes the code after a comment
/// <c>file NAME</c> into that file, runs the commands, and compares what they print with the text that follows.
/// </summary>
internal sealed partial class PageRun(Consumer consumer)
{
    private const string FileMarker = "file ";
    private const string GeneratedMarker = "generated ";
    private const string NumbersDiffer = "the numbers differ";

    private string folder = consumer.Project;
    private string output = "";

    /// <summary>Follows a page from top to bottom.</summary>
    public void Follow(string path)
    {
        foreach (var block in MarkdownPage.Load(path).CodeBlocks)
        {
            switch (block)
            {
                case { Language: "sh" }:
                    Run(block.Text);
                    break;
                case { Language: "text", Marker: NumbersDiffer }:
                    Assert.Equal(WithoutNumbers(block.Text), WithoutNumbers(output));
                    break;
                case { Language: "text" }:
                    Assert.Equal(block.Text.TrimEnd(), output.TrimEnd());
                    break;
                case { Language: "cs" } when block.Marker.StartsWith(GeneratedMarker, StringComparison.Ordinal):
                    Assert.Contains(Unindented(block.Text), Unindented(Generated(block.Marker[GeneratedMarker.Length..])), StringComparison.Ordinal);
                    break;
                default:
                    Assert.StartsWith(FileMarker, block.Marker, StringComparison.Ordinal);
                    File.WriteAllText(Path.Combine(folder, block.Marker[FileMarker.Length..]), $"{block.Text}\n");
                    break;
            }
        }
    }

    /// <summary>Runs the lines of a block where the block before has left off; keeps what the last one prints.</summary>
    public void Run(string commands)
    {
        foreach (var command in commands.Split('\n'))
        {
            var place = Path.Combine(consumer.Feed, "place");
            var start = new ProcessStartInfo("bash", ["-c", $"{command} && pwd > '{place}'"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Prepare(start.Environment);

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{command} gave {process.ExitCode}:\n{output}{errors.GetAwaiter().GetResult()}");
            folder = File.ReadAllText(place).Trim();
        }
    }

    /// <summary>As a reader's shell is, and not as the build that runs the tests has set it.</summary>
    private static void Prepare(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        if (Path.GetDirectoryName(KernelsProgram.Host) is { Length: > 0 } sdk)
            environment["PATH"] = $"{sdk}{Path.PathSeparator}{environment["PATH"]}";
    }

    private string Generated(string name) =>
        File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(folder, "obj"), name, SearchOption.AllDirectories)));

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));

    private static string WithoutNumbers(string text) => Number().Replace(text.TrimEnd(), "#");

    [GeneratedRegex(@"[\d.]+")]
    private static partial Regex Number();
}
