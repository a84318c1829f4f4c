using System.Runtime.InteropServices;

namespace Kernels.Gpu.Native;

/// <summary>
/// Puts the .NET runtime's handlers of processor faults back after a driver may have replaced them. The runtime turns those
/// faults into exceptions: a division by zero into <see cref="DivideByZeroException"/>, an access to null into
/// <see cref="NullReferenceException"/>.
/// </summary>
/// <remarks>
/// pocl, which runs OpenCL on the processor, has a handler of SIGFPE that skips the division, wherever in the process it is;
/// the compiler in it has handlers for nearly all signals. They are there from the first question for devices on, or in
/// other versions perhaps from the first compilation on.
/// </remarks>
internal sealed unsafe class FaultHandlers : IDisposable
{
    /// <summary>More than the size of <c>struct sigaction</c> anywhere; what is in it does not matter.</summary>
    private const int Size = 512;

    // SIGILL, SIGTRAP, SIGFPE, SIGSEGV and SIGBUS have these numbers on Linux and macOS, but for the last one.
    private static readonly int[] Signals = [4, 5, 8, 11, OperatingSystem.IsMacOS() ? 10 : 7];

    private static readonly delegate* unmanaged<int, void*, void*, int> SignalAction = FindFunction();

    private readonly byte[]?[] saved = new byte[Signals.Length][];

    /// <summary>Remembers the handlers.</summary>
    public FaultHandlers()
    {
        if (SignalAction == null)
            return;
        for (var i = 0; i < Signals.Length; i++)
        {
            var handler = new byte[Size];
            fixed (byte* start = handler)
                saved[i] = SignalAction(Signals[i], null, start) == 0 ? handler : null;
        }
    }

    /// <summary>Puts them back.</summary>
    public void Dispose()
    {
        for (var i = 0; i < Signals.Length; i++)
        {
            fixed (byte* start = saved[i])
            {
                if (start != null)
                    _ = SignalAction(Signals[i], start, null);
            }
        }
    }

    /// <summary>The C library's sigaction, which every process on Linux and macOS has; null on Windows.</summary>
    private static delegate* unmanaged<int, void*, void*, int> FindFunction() =>
        !OperatingSystem.IsWindows() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "sigaction", out var address)
            ? (delegate* unmanaged<int, void*, void*, int>)address
            : null;
}
