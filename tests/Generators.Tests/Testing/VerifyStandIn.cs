#if !USE_VERIFY
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Kernels.Generators.Tests.Testing;

namespace VerifyXunit;

/// <summary>
/// Does what Verify.Xunit does with a text, for machines that cannot restore it: the same call, the same files. Build
/// with <c>-p:UseVerify=true</c> to use Verify itself.
/// </summary>
internal static class Verifier
{
    /// <summary>Compares a text with <c>TestClass.TestMethod.verified.extension</c>; awaited, it throws where they differ.</summary>
    public static SettingsTask Verify(
        string? target,
        string extension,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string testMethod = "") =>
        new(target ?? "null", extension, sourceFile, testMethod);
}

/// <summary>A comparison that runs when it is awaited.</summary>
internal sealed class SettingsTask(string target, string extension, string sourceFile, string testMethod)
{
    private string directory = "";

    /// <summary>Puts the files in a directory; relative to that of the test's source.</summary>
    public SettingsTask UseDirectory(string path)
    {
        directory = path;
        return this;
    }

    public Task ToTask()
    {
        Snapshot.Check(
            Path.Combine(SourceDirectory(), directory),
            $"{Path.GetFileNameWithoutExtension(sourceFile)}.{testMethod}",
            extension,
            target);
        return Task.CompletedTask;
    }

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public static implicit operator Task(SettingsTask task) => task.ToTask();

    /// <summary>A build server replaces the start of the compiled path, so the project's directory is looked up.</summary>
    private string SourceDirectory()
    {
        const string Project = "/tests/Generators.Tests/";
        var path = sourceFile.Replace('\\', '/');
        var relative = path[(path.LastIndexOf(Project, StringComparison.Ordinal) + Project.Length)..];
        return Path.GetDirectoryName(Repository.PathOf("tests", "Generators.Tests", relative))!;
    }
}

/// <summary>A text that differs from its snapshot, or has none.</summary>
internal sealed class VerifyException(string message) : Exception(message);

/// <summary>The files of one snapshot: UTF-8 with a byte order mark, LF.</summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static void Check(string directory, string name, string extension, string text)
    {
        var verified = Path.Combine(directory, $"{name}.verified.{extension}");
        var received = Path.Combine(directory, $"{name}.received.{extension}");
        text = WithUnixNewlines(text);

        // As Verify does: an editor that ends the file with one more newline has not changed it.
        var expected = File.Exists(verified) ? WithUnixNewlines(File.ReadAllText(verified)) : null;
        if (expected == text || expected == text + "\n")
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(directory);
        File.WriteAllText(received, text, Utf8WithMark);
        throw new VerifyException(
            $"""
            {(expected is null ? "There is no snapshot yet." : "The text differs from its snapshot.")}
              Received: {received}
              Verified: {verified}
            To accept what was received:
              mv '{received}' '{verified}'

            {(expected is null ? text : Diff(expected, text))}
            """);
    }

    /// <summary>The lines that differ, - for the snapshot's and + for those received, each with two lines around it.</summary>
    private static string Diff(string expected, string received)
    {
        const int Context = 2;
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, received).Lines;
        var changed = Enumerable.Range(0, lines.Count).Where(i => lines[i].Type != ChangeType.Unchanged).ToList();
        var text = new StringBuilder();
        var next = 0;
        foreach (var i in changed.SelectMany(static i => Enumerable.Range(i - Context, (2 * Context) + 1)).Distinct())
        {
            if (i < next || i >= lines.Count)
                continue;
            if (i > next)
                text.Append("  ...\n");
            text.Append(lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " });
            text.Append(lines[i].Text).Append('\n');
            next = i + 1;
        }

        return text.ToString();
    }

    private static string WithUnixNewlines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
#endif
