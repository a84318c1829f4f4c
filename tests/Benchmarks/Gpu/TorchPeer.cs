using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks;

/// <summary>PyTorch on the same card, in a process of its own that measures what it is asked for; or nothing where it is not installed.</summary>
internal sealed class TorchPeer : IDisposable
{
    private readonly string script = Path.Combine(Path.GetTempPath(), $"kernels-gpu-{Guid.NewGuid():N}.py");
    private readonly Process? process;

    /// <param name="isWanted">Is it to be looked for?</param>
    public TorchPeer(bool isWanted)
    {
        if (!isWanted)
        {
            Version = "PyTorch was not asked for.";
            return;
        }

        using (var file = File.Create(script))
            Resources.Open("gpu.py").CopyTo(file);
        try
        {
            process = Process.Start(new ProcessStartInfo("python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
            Version = "PyTorch is not measured: there is no python3.";
            return;
        }

        var first = process!.StandardOutput.ReadLine();
        var answer = first is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(first);
        if (answer?.GetValueOrDefault("version") is { } version)
        {
            Version = version;
            return;
        }

        Version = $"PyTorch is not measured: {answer?.GetValueOrDefault("missing") ?? "python3 ended"}.";
        process.Dispose();
        process = null;
    }

    /// <summary>Its version and device, or why it is not measured.</summary>
    public string Version { get; }

    /// <summary>The seconds of a work: the best of some rounds; null where it is not there or fails.</summary>
    public double? Seconds(TorchWork? work, int rounds)
    {
        if (process is null || work is null)
            return null;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new { name = work.Name, rows = work.Rows, columns = work.Columns, rounds }));
        process.StandardInput.Flush();
        return JsonSerializer.Deserialize<double?>(
            process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch ended at '{work.Name}': see its message above."));
    }

    public void Dispose()
    {
        // The script ends with its input.
        process?.StandardInput.Close();
        process?.WaitForExit();
        process?.Dispose();
        File.Delete(script);
    }
}
