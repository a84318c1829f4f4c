using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.Benchmarks.Peers;

/// <summary>
/// The operations in C, compiled here and now by the machine's gcc for the width that .NET uses, and called by address.
/// </summary>
internal sealed unsafe class NativePeers : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernels-peers-").FullName;
    private readonly nint library;

    public NativePeers(List<MissingPeer> missing)
    {
        using (var source = File.Create(Path.Combine(folder, "peers.c")))
            Resources.Open("peers.c").CopyTo(source);

        string[] optimise = Vector512.IsHardwareAccelerated
            ? ["-O3", "-march=native", "-mprefer-vector-width=512", "-ffast-math"]
            : ["-O3", "-mavx2", "-mfma", "-ffast-math"];

        // Linked apart from the optimisation: with -ffast-math gcc links code that makes the thread which loads the library,
        // ours, flush subnormals to zero.
        var withSleef = Run([.. optimise, "-fPIC", "-DWITH_SLEEF", "-c", "peers.c", "-o", "peers.o"])
            && Run(["-shared", "peers.o", "-o", "peers.so", "-lsleef", "-lm"]);
        if (!withSleef)
            missing.Add(new(PeerNames.Sleef, "libsleef-dev"));
        if (withSleef || (Run([.. optimise, "-fPIC", "-c", "peers.c", "-o", "peers.o"]) && Run(["-shared", "peers.o", "-o", "peers.so", "-lm"])))
            library = NativeLibrary.Load(Path.Combine(folder, "peers.so"));
        else
            missing.Add(new(PeerNames.C, "gcc"));
    }

    /// <summary>Those in C who have the operation.</summary>
    public IEnumerable<Contender> Contenders(Operation operation, Arrays arrays) =>
        new[] { (PeerNames.C, "c_"), (PeerNames.Sleef, "sleef_") }
            .Select(peer => Find(peer.Item1, peer.Item2 + operation.Name, arrays))
            .OfType<Contender>();

    public void Dispose()
    {
        if (library != 0)
            NativeLibrary.Free(library);
        Directory.Delete(folder, recursive: true);
    }

    private Contender? Find(string peer, string name, Arrays arrays)
    {
        if (library == 0 || !NativeLibrary.TryGetExport(library, name, out var address))
            return null;
        return Contender.Looped(peer, times =>
        {
            var function = (delegate* unmanaged<void*, void*, void*, void*, void*, nint, void>)address;
            for (var i = 0; i < times; i++)
                function(arrays.Address(0), arrays.Address(1), arrays.Address(2), arrays.Address(3), arrays.Address(4), arrays.Length);
        });
    }

    private bool Run(string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("gcc", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // there is no gcc
        }
    }
}
