using System.Runtime.CompilerServices;
using System.Text;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>The stand-in does with files what Verify does.</summary>
public sealed class VerifyStandInTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_text_equal_to_its_snapshot_passes_and_deletes_a_stale_received_file()
    {
        File.WriteAllText(Verified(), "one\ntwo\n", Encoding.UTF8);
        File.WriteAllText(Received(), "stale");
        await Check("one\ntwo\n");
        Assert.False(File.Exists(Received()));
    }

    [Fact]
    public async Task A_mismatch_writes_what_was_received_and_shows_the_difference()
    {
        File.WriteAllText(Verified(), "zero\none\ntwo\nthree\nfour\n");
        var message = await CheckFails("zero\none\nTWO\nthree\nfour\n");
        Assert.Equal("zero\none\nTWO\nthree\nfour\n", File.ReadAllText(Received()));
        Assert.Contains("- two\n+ TWO\n", message, StringComparison.Ordinal);
        Assert.Contains($"mv '{Received()}' '{Verified()}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_snapshot_fails_and_writes_what_was_received()
    {
        var message = await CheckFails("new\n");
        Assert.Contains("no snapshot yet", message, StringComparison.Ordinal);
        Assert.Equal("new\n", File.ReadAllText(Received()));
        Assert.False(File.Exists(Verified()));
    }

    [Fact]
    public async Task Files_are_utf8_with_a_byte_order_mark_and_unix_newlines()
    {
        await CheckFails("é\r\nx\r");
        Assert.Equal([0xEF, 0xBB, 0xBF, 0xC3, 0xA9, (byte)'\n', (byte)'x', (byte)'\n'], File.ReadAllBytes(Received()));
    }

    [Fact]
    public async Task A_snapshot_passes_with_or_without_a_mark_and_whatever_its_newlines()
    {
        File.WriteAllText(Verified(), "one\r\ntwo", new UTF8Encoding(false));
        await Check("one\ntwo");
    }

    [Fact]
    public async Task A_snapshot_may_end_with_one_more_newline_and_not_with_one_less()
    {
        File.WriteAllText(Verified(), "one\n");
        await Check("one");
        await CheckFails("one\n\n");
    }

    [Fact]
    public async Task A_received_file_that_is_moved_is_accepted()
    {
        await CheckFails("text\n");
        File.Move(Received(), Verified());
        await Check("text\n");
    }

    [Fact]
    public async Task A_directory_is_relative_to_that_of_the_test()
    {
        var here = Path.GetDirectoryName(ThisFile())!;
        var relative = Path.GetRelativePath(here, directory);
        await Assert.ThrowsAnyAsync<Exception>(async () => await Verifier.Verify("text", extension: "cs").UseDirectory(relative));
        Assert.Equal("text", File.ReadAllText(Received()));
    }

    private async Task Check(string text) => await Verifier.Verify(text, extension: "cs").UseDirectory(directory);

    private async Task<string> CheckFails(string text) => (await Assert.ThrowsAnyAsync<Exception>(() => Check(text))).Message;

    private string Verified([CallerMemberName] string test = "") => PathOf(test, "verified");

    private string Received([CallerMemberName] string test = "") => PathOf(test, "received");

    /// <summary>The files are named after class and method.</summary>
    private string PathOf(string test, string state) => Path.Combine(directory, $"{nameof(VerifyStandInTests)}.{test}.{state}.cs");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
