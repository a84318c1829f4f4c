using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Kernels.Benchmarks.Peers;

/// <summary>The Python libraries, in a process of their own that measures what it is asked for.</summary>
internal sealed class PythonPeers : IDisposable
{
    /// <summary>A Python that was put before the system's may lack the libraries that the system's packages bring.</summary>
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3", "python"];

    private static readonly (string Peer, string Package)[] Libraries =
    [
        (PeerNames.NumPy, "python3-numpy with libopenblas0-pthread"),
        (PeerNames.Numba, "python3-numba"),
        (PeerNames.PyTorch, "python3-torch"),
        (PeerNames.ScikitLearn, "python3-sklearn"),
    ];

    private readonly string script = Path.Combine(Path.GetTempPath(), $"kernels-peers-{Guid.NewGuid():N}.py");
    private readonly Process? process;
    private readonly Dictionary<string, string> versions = [];

    /// <param name="threads">The number of threads that each library may use.</param>
    public PythonPeers(int threads)
    {
        using (var file = File.Create(script))
            Resources.Open("peers.py").CopyTo(file);

        foreach (var interpreter in Interpreters)
        {
            var candidate = Start(interpreter, threads);
            if (candidate?.StandardOutput.ReadLine() is not { } first)
                continue;
            var found = JsonSerializer.Deserialize<Dictionary<string, string>>(first)!;
            if (process is not null && found.Count <= versions.Count)
            {
                Stop(candidate);
                continue;
            }
            Stop(process);
            (process, versions) = (candidate, found);
        }
    }

    /// <summary>The libraries that are there, with their versions.</summary>
    public IEnumerable<string> Versions => versions.Select(library => $"{library.Key} {library.Value}");

    public IEnumerable<MissingPeer> Missing =>
        Libraries.Where(library => !versions.ContainsKey(library.Peer)).Select(library => new MissingPeer(library.Peer, library.Package));

    /// <summary>The libraries that have an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="shape">The length, or the rows and columns of training data.</param>
    /// <param name="ranges">The range of each input.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <param name="optimum">The value that a fit has to come close to.</param>
    public IEnumerable<Contender> Contenders(string operation, int[] shape, IEnumerable<InputRange> ranges, int elementSize, double optimum = 0)
    {
        var limits = ranges.Select(range => new[] { range.Low, range.High }).ToArray();
        return Libraries
            .Where(library => versions.ContainsKey(library.Peer) && Ask(library.Peer, 1) is not null)
            .Select(library => new Contender(library.Peer, times => Ask(library.Peer, times)!.Value));

        double? Ask(string peer, int repetitions)
        {
            process!.StandardInput.WriteLine(JsonSerializer.Serialize(new
            {
                peer,
                operation,
                shape,
                ranges = limits,
                element = elementSize,
                optimum,
                repetitions,
            }));
            process.StandardInput.Flush();
            return JsonSerializer.Deserialize<double?>(
                process.StandardOutput.ReadLine()
                    ?? throw new InvalidOperationException($"The Python script ended at {peer}, {operation}: see its message above."));
        }
    }

    public void Dispose()
    {
        Stop(process);
        File.Delete(script);
    }

    private Process? Start(string interpreter, int threads)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(interpreter, [script, threads.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception)
        {
            return null; // there is none of this name
        }
    }

    /// <summary>The script ends with its input.</summary>
    private static void Stop(Process? process)
    {
        if (process is null)
            return;
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
