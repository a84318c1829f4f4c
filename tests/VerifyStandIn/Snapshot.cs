using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace VerifyTests;

/// <summary>A text that differs from its snapshot, or has none.</summary>
internal sealed class VerifyException(string message) : Exception(message);

/// <summary>The files of one snapshot: UTF-8 with a byte order mark, LF.</summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static async Task Check(string directory, string name, string extension, string text)
    {
        var verified = Path.Combine(directory, $"{name}.verified.{extension}");
        var received = Path.Combine(directory, $"{name}.received.{extension}");
        text = WithUnixNewlines(text);

        // As Verify does: an editor that ends the file with one more newline has not changed it.
        var expected = File.Exists(verified) ? WithUnixNewlines(await File.ReadAllTextAsync(verified)) : null;
        if (expected == text || expected == text + "\n")
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(received, text, Utf8WithMark);
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
