using System.Runtime.InteropServices;
using Kernels.Samples.Display;

namespace Kernels.Samples;

/// <summary>Ends a command when the program is told to stop: by Ctrl+C with exit code 130, by SIGTERM with 143.</summary>
internal sealed class Interruption : IDisposable
{
    private const int OfControlC = 130;
    private const int OfTermination = 143;

    /// <summary>How long a command may take to stop. One that waits for a pipe never does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long it may take where it keeps what it has.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource source = new();
    private readonly TaskCompletionSource<int> interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration controlC;
    private readonly PosixSignalRegistration termination;

    /// <summary>Set by a command that writes what it has when it is told to stop.</summary>
    public bool KeepsWork { get; set; }

    public Interruption()
    {
        controlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, OfControlC));
        termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, OfTermination));
    }

    /// <summary>Runs a command.</summary>
    /// <returns>Its exit code, or that of the signal.</returns>
    public async Task<int> Watch(Func<CancellationToken, Task<int>> command)
    {
        var run = Task.Run(() => command(source.Token));

        if (await Task.WhenAny(run, interrupted.Task) == run && !interrupted.Task.IsCompleted)
            return await run;

        // Whatever comes of it now, also an error, comes of the interruption.
        await Task.WhenAny(run, Task.Delay(KeepsWork ? LongPatience : Patience));
        Terminal.ShowCursor();
        return await interrupted.Task;
    }

    public void Dispose()
    {
        controlC.Dispose();
        termination.Dispose();
        source.Dispose();
    }

    // The second time, the signal does what it does to any program.
    private void Interrupt(PosixSignalContext context, int exitCode)
    {
        if (!interrupted.TrySetResult(exitCode))
            return;

        context.Cancel = true;
        source.Cancel();
    }
}
