namespace Kernels.Gpu.Native;

/// <summary>
/// A device that has failed: it was lost, or its driver ended a kernel. Many drivers then refuse whatever else is asked of the
/// queue, in words that say nothing of the reason. So the first reason is kept, and is what every later call reports.
/// </summary>
internal sealed unsafe partial class DeviceQueue
{
    private string? failure;

    /// <exception cref="GpuException">The device has failed.</exception>
    private void ThrowIfFailed()
    {
        if (Volatile.Read(ref failure) is { } reason)
            throw new GpuException($"{device} has failed earlier, and does nothing more in this program: start the program again. The first error was: {reason}");
    }

    /// <summary>Throws if a function has failed.</summary>
    /// <exception cref="GpuException">It has.</exception>
    private void Check(int code, string function)
    {
        if (code != 0)
            throw Failed(code, function);
    }

    private GpuException Failed(int code, string function)
    {
        var error = OpenCLError.Exception(code, function, device);

        // A queue that comes to its end is well: the error is of this call alone.
        if (OpenCL.clFinish(queue) == 0)
            return error;
        Interlocked.CompareExchange(ref failure, error.Message, comparand: null);
        return new GpuException($"{error.Message} The device does nothing more in this program: start the program again.");
    }
}
