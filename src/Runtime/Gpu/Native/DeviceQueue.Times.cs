namespace Kernels.Gpu.Native;

/// <summary>How long the device took for a command, by its own clock.</summary>
/// <param name="Command">The kernel's name, or what kind of copy it was.</param>
/// <param name="Start">When it began, in nanoseconds of the device's clock.</param>
/// <param name="End">When it ended.</param>
internal readonly record struct CommandTime(string Command, ulong Start, ulong End);

/// <summary>The times of commands, for measurements.</summary>
internal sealed unsafe partial class DeviceQueue
{
    private const uint StartTime = 0x1282;
    private const uint EndTime = 0x1283;

    /// <summary>The events of the commands since the times were last taken; null if they are not measured.</summary>
    private readonly List<(string Command, nint Event)>? times;

    /// <summary>Waits for all that is queued, and gives the time of each command since the last call.</summary>
    /// <exception cref="InvalidOperationException">The queue does not measure.</exception>
    /// <exception cref="GpuException">The device failed.</exception>
    public CommandTime[] TakeTimes()
    {
        if (times is null)
            throw new InvalidOperationException("The queue does not measure commands.");
        Finish();
        lock (times)
        {
            var taken = new CommandTime[times.Count];
            for (var i = 0; i < taken.Length; i++)
                taken[i] = new(times[i].Command, TimeOf(times[i].Event, StartTime), TimeOf(times[i].Event, EndTime));
            foreach (var (_, done) in times)
                _ = OpenCL.clReleaseEvent(done);
            times.Clear();
            return taken;
        }
    }

    /// <summary>Where a command's event goes: nowhere, if it is not measured.</summary>
    private nint* EventAt(nint* done) => times is null ? null : done;

    /// <summary>Keeps the event of a command that was queued.</summary>
    private void Note(string command, nint* done)
    {
        if (times is null)
            return;
        lock (times)
            times.Add((command, *done));
    }

    private ulong TimeOf(nint done, uint what)
    {
        ulong time;
        Check(OpenCL.clGetEventProfilingInfo(done, what, sizeof(ulong), &time, null), nameof(OpenCL.clGetEventProfilingInfo));
        return time;
    }
}
