using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using VerifyXunit;

namespace VerifyTests;

/// <summary>A comparison that runs when it is awaited.</summary>
public class SettingsTask
{
    private readonly string target;
    private readonly string extension;
    private readonly string sourceFile;
    private string directory = "";
    private Task<VerifyResult>? task;

    internal SettingsTask(string target, string extension, string sourceFile)
    {
        this.target = target;
        this.extension = extension;
        this.sourceFile = sourceFile;
    }

    /// <summary>Puts the files in a directory; relative to that of the test's source.</summary>
    [Pure]
    public SettingsTask UseDirectory(string directory)
    {
        this.directory = directory;
        return this;
    }

    [Pure]
    public Task<VerifyResult> ToTask() => task ??= Compare();

    [Pure]
    public ConfiguredTaskAwaitable<VerifyResult> ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    [Pure]
    public TaskAwaiter<VerifyResult> GetAwaiter() => ToTask().GetAwaiter();

    [Pure]
    public static implicit operator Task<VerifyResult>(SettingsTask settingsTask) => settingsTask.ToTask();

    private async Task<VerifyResult> Compare()
    {
        var test = UseVerifyAttribute.GetMethod();
        await Snapshot.Check(
            Path.Combine(Path.GetDirectoryName(sourceFile)!, directory),
            $"{test.ReflectedType!.Name}.{test.Name}",
            extension,
            target);
        return new();
    }
}
