using System.Runtime.InteropServices;

namespace Kernels.Gpu.Native;

/// <summary>An object of OpenCL, released when it is disposed or else by the finalizer.</summary>
internal abstract class OpenCLHandle : SafeHandle
{
    protected OpenCLHandle(nint value)
        : base(0, ownsHandle: true) => SetHandle(value);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;
}

/// <summary>A context.</summary>
internal sealed class ContextHandle(nint value) : OpenCLHandle(value)
{
    protected override bool ReleaseHandle() => OpenCL.clReleaseContext(handle) == 0;
}

/// <summary>A command queue.</summary>
internal sealed class QueueHandle(nint value) : OpenCLHandle(value)
{
    protected override bool ReleaseHandle() => OpenCL.clReleaseCommandQueue(handle) == 0;
}

/// <summary>A program.</summary>
internal sealed class ProgramHandle(nint value) : OpenCLHandle(value)
{
    protected override bool ReleaseHandle() => OpenCL.clReleaseProgram(handle) == 0;
}

/// <summary>A kernel of a program.</summary>
internal sealed class KernelHandle(nint value) : OpenCLHandle(value)
{
    protected override bool ReleaseHandle() => OpenCL.clReleaseKernel(handle) == 0;
}

/// <summary>
/// Memory of a device. OpenCL keeps it while a queued command needs it. The garbage collector is told its size: to it, a
/// buffer that fills the device would be as small as any object.
/// </summary>
internal sealed class MemoryHandle : OpenCLHandle
{
    private static int live;
    private static long made;

    private readonly DeviceQueue owner;

    public MemoryHandle(nint value, long size, DeviceQueue owner)
        : base(value)
    {
        this.owner = owner;
        Size = size;
        Number = Interlocked.Increment(ref made);
        GC.AddMemoryPressure(size);
        Interlocked.Increment(ref live);
    }

    /// <summary>The number of memories that are not released.</summary>
    public static int Live => Volatile.Read(ref live);

    /// <summary>The bytes.</summary>
    public long Size { get; }

    /// <summary>A number from 1 on that no other memory of the process has or had.</summary>
    public long Number { get; }

    /// <summary>The address of OpenCL's object.</summary>
    public nint Value => handle;

    /// <summary>Keeps the memory until <see cref="SafeHandle.DangerousRelease"/>.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public void Hold()
    {
        var isHeld = false;
        try
        {
            DangerousAddRef(ref isHeld);
        }
        catch (ObjectDisposedException exception)
        {
            throw new ObjectDisposedException("The buffer was disposed by another thread while it was about to be used.", exception);
        }
    }

    protected override bool ReleaseHandle()
    {
        Interlocked.Decrement(ref live);
        GC.RemoveMemoryPressure(Size);
        owner.GiveBack(Size);
        return OpenCL.clReleaseMemObject(handle) == 0;
    }
}
