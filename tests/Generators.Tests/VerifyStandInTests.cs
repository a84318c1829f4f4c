#if !USE_VERIFY
using System.Text;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>The stand-in does with files what Verify does.</summary>
public sealed class VerifyStandInTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Verified => Path.Combine(directory, "Class.Method.verified.cs");

    private string Received => Path.Combine(directory, "Class.Method.received.cs");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_text_equal_to_its_snapshot_passes_and_deletes_a_stale_received_file()
    {
        File.WriteAllText(Verified, "one\ntwo\n", Encoding.UTF8);
        File.WriteAllText(Received, "stale");
        Check("one\ntwo\n");
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_mismatch_writes_what_was_received_and_shows_the_difference()
    {
        File.WriteAllText(Verified, "zero\none\ntwo\nthree\nfour\n");
        var exception = Assert.Throws<VerifyException>(() => Check("zero\none\nTWO\nthree\nfour\n"));
        Assert.Equal("zero\none\nTWO\nthree\nfour\n", File.ReadAllText(Received));
        Assert.Contains("- two\n+ TWO\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"mv '{Received}' '{Verified}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_snapshot_fails_and_writes_what_was_received()
    {
        var exception = Assert.Throws<VerifyException>(() => Check("new\n"));
        Assert.Contains("no snapshot yet", exception.Message, StringComparison.Ordinal);
        Assert.Equal("new\n", File.ReadAllText(Received));
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public void Files_are_utf8_with_a_byte_order_mark_and_unix_newlines()
    {
        Assert.Throws<VerifyException>(() => Check("é\r\nx\r"));
        Assert.Equal([0xEF, 0xBB, 0xBF, 0xC3, 0xA9, (byte)'\n', (byte)'x', (byte)'\n'], File.ReadAllBytes(Received));
    }

    [Fact]
    public void A_snapshot_passes_with_or_without_a_mark_and_whatever_its_newlines()
    {
        File.WriteAllText(Verified, "one\r\ntwo", new UTF8Encoding(false));
        Check("one\ntwo");
    }

    [Fact]
    public void A_snapshot_may_end_with_one_more_newline_and_not_with_one_less()
    {
        File.WriteAllText(Verified, "one\n");
        Check("one");
        Assert.Throws<VerifyException>(() => Check("one\n\n"));
    }

    [Fact]
    public void A_received_file_that_is_moved_is_accepted()
    {
        Assert.Throws<VerifyException>(() => Check("text\n"));
        File.Move(Received, Verified);
        Check("text\n");
    }

    [Fact]
    public async Task The_files_are_named_after_class_and_method_in_the_directory_asked_for()
    {
        var test = Verifier.Verify("text", extension: "txt").UseDirectory(Path.Combine("..", "..", Guid.NewGuid().ToString("N")));
        var exception = await Assert.ThrowsAsync<VerifyException>(async () => await test);
        var line = exception.Message.Split('\n').Single(static line => line.Contains("Received:", StringComparison.Ordinal));
        var path = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        Assert.Equal($"{nameof(VerifyStandInTests)}.{nameof(The_files_are_named_after_class_and_method_in_the_directory_asked_for)}.received.txt", Path.GetFileName(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private void Check(string text) => Snapshot.Check(directory, "Class.Method", "cs", text);
}
#endif
