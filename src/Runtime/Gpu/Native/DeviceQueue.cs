using System.Diagnostics.CodeAnalysis;

namespace Kernels.Gpu.Native;

/// <summary>A device's context, its queue, which does all in order, and the memory that reductions share.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A device is there as long as the process.")]
internal sealed unsafe partial class DeviceQueue
{
    private const nint ContextPlatform = 0x1084;
    private const ulong Profiling = 1 << 1;
    private const ulong ReadWrite = 1;

    private readonly DeviceInfo device;
    private readonly ContextHandle context;
    private readonly QueueHandle queue;

    private QueueCounts counts;

    private long used;

    /// <param name="device">The device.</param>
    /// <param name="isProfiled">Does it measure how long each command takes? That makes commands slower to queue.</param>
    public DeviceQueue(DeviceInfo device, bool isProfiled = false)
    {
        using var handlers = new FaultHandlers();
        this.device = device;
        times = isProfiled ? [] : null;
        int code;
        var id = device.Id;
        var properties = stackalloc nint[] { ContextPlatform, device.PlatformId, 0 };
        context = new ContextHandle(OpenCL.clCreateContext(properties, 1, &id, 0, 0, &code));
        OpenCLError.Check(code, nameof(OpenCL.clCreateContext), device);
        queue = new QueueHandle(OpenCL.clCreateCommandQueue(context, id, isProfiled ? Profiling : 0, &code));
        OpenCLError.Check(code, nameof(OpenCL.clCreateCommandQueue), device);
    }

    /// <summary>What the queue has been given up to now.</summary>
    public QueueCounts Counts
    {
        get
        {
            lock (Gate)
                return counts;
        }
    }

    /// <summary>The bytes of all memory that is not released.</summary>
    public long Used => Volatile.Read(ref used);

    /// <summary>New memory with a copy of what is at an address, or with zeros if that is null.</summary>
    /// <param name="size">The bytes.</param>
    /// <param name="content">The address, or null.</param>
    /// <exception cref="GpuException">The device's memory is used up, or the device failed.</exception>
    public MemoryHandle Allocate(long size, void* content)
    {
        ThrowIfFailed();
        var code = TryAllocate(size, content, out var memory, out var function);
        if (OpenCLError.IsOutOfMemory(code))
        {
            // Buffers that were dropped hold memory until their finalizer runs.
            Finish();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            code = TryAllocate(size, content, out memory, out function);
        }

        if (OpenCLError.IsOutOfMemory(code))
            throw OpenCLError.OutOfMemory(code, function, size, Volatile.Read(ref used), device);
        Check(code, function);
        return memory!;
    }

    /// <summary>Counts memory that is released.</summary>
    public void GiveBack(long size) => Interlocked.Add(ref used, -size);

    /// <summary>Fills memory with zeros; queued.</summary>
    public void Clear(MemoryHandle memory, long start, long size)
    {
        ThrowIfFailed();
        Check(TryClear(memory, start, size), nameof(OpenCL.clEnqueueFillBuffer));
    }

    /// <summary>Copies from an address; returns when that is done.</summary>
    public void Write(void* source, MemoryHandle memory, long start, long size)
    {
        ThrowIfFailed();
        Check(TryWrite(source, memory, start, size), nameof(OpenCL.clEnqueueWriteBuffer));
    }

    /// <summary>Copies to an address after all that is queued; returns when that is done.</summary>
    public void Read(MemoryHandle memory, long start, long size, void* target)
    {
        ThrowIfFailed();
        nint done;
        Check(
            OpenCL.clEnqueueReadBuffer(queue, memory, 1, (nuint)start, (nuint)size, target, 0, null, EventAt(&done)),
            nameof(OpenCL.clEnqueueReadBuffer));
        Note("read", &done);
        Interlocked.Increment(ref counts.Reads);
        Interlocked.Add(ref counts.BytesRead, size);
    }

    /// <summary>Copies between memories; queued.</summary>
    public void Copy(MemoryHandle source, long sourceStart, MemoryHandle target, long targetStart, long size)
    {
        ThrowIfFailed();
        nint done;
        Check(
            OpenCL.clEnqueueCopyBuffer(queue, source, target, (nuint)sourceStart, (nuint)targetStart, (nuint)size, 0, null, EventAt(&done)),
            nameof(OpenCL.clEnqueueCopyBuffer));
        Note("copy", &done);
    }

    /// <summary>Waits until all that is queued is done.</summary>
    public void Finish()
    {
        ThrowIfFailed();
        Check(OpenCL.clFinish(queue), nameof(OpenCL.clFinish));
    }

    private int TryAllocate(long size, void* content, out MemoryHandle? memory, out string function)
    {
        // Drivers that take memory only when it is first used find out too late that there is none left, and may end the
        // process for it.
        memory = null;
        function = nameof(OpenCL.clCreateBuffer);
        if (Interlocked.Add(ref used, size) > device.MemorySize)
        {
            GiveBack(size);
            return OpenCLError.AllocationFailure;
        }

        int code;
        var created = OpenCL.clCreateBuffer(context, ReadWrite, (nuint)size, null, &code);
        if (code != 0)
        {
            GiveBack(size);
            return code;
        }

        memory = new MemoryHandle(created, size, this);
        function = content == null ? nameof(OpenCL.clEnqueueFillBuffer) : nameof(OpenCL.clEnqueueWriteBuffer);
        code = content == null ? TryClear(memory, 0, size) : TryWrite(content, memory, 0, size);
        if (code != 0)
            memory.Dispose();
        return code;
    }

    private int TryWrite(void* source, MemoryHandle memory, long start, long size)
    {
        nint done;
        var code = OpenCL.clEnqueueWriteBuffer(queue, memory, 1, (nuint)start, (nuint)size, source, 0, null, EventAt(&done));
        if (code != 0)
            return code;
        Note("write", &done);
        Interlocked.Increment(ref counts.Writes);
        Interlocked.Add(ref counts.BytesWritten, size);
        return code;
    }

    private int TryClear(MemoryHandle memory, long start, long size)
    {
        // Elements have 1 to 8 bytes, and what is cleared has to be whole patterns.
        var zero = 0;
        var pattern = (start | size) % sizeof(int) == 0 ? sizeof(int) : 1;
        nint done;
        var code = OpenCL.clEnqueueFillBuffer(queue, memory, &zero, (nuint)pattern, (nuint)start, (nuint)size, 0, null, EventAt(&done));
        if (code == 0)
            Note("fill", &done);
        return code;
    }
}
