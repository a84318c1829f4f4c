namespace Kernels.Gpu.Native;

/// <summary>Copies that do not wait for what is queued.</summary>
internal sealed unsafe partial class DeviceQueue
{
    private readonly Lock besideGate = new();
    private QueueHandle? beside;

    /// <summary>
    /// Copies from an address on a queue of its own, while the device goes on with what is queued, which must not use the memory;
    /// returns when the copy is done.
    /// </summary>
    public void WriteBeside(void* source, MemoryHandle memory, long start, long size)
    {
        ThrowIfFailed();

        // What is queued begins now, not when somebody waits for it.
        Check(OpenCL.clFlush(queue), nameof(OpenCL.clFlush));
        Check(
            OpenCL.clEnqueueWriteBuffer(Beside(), memory, 1, (nuint)start, (nuint)size, source, 0, null, null),
            nameof(OpenCL.clEnqueueWriteBuffer));
        Interlocked.Increment(ref counts.Writes);
        Interlocked.Add(ref counts.BytesWritten, size);
    }

    private QueueHandle Beside()
    {
        lock (besideGate)
        {
            if (beside is null)
            {
                int code;
                var created = new QueueHandle(OpenCL.clCreateCommandQueue(context, device.Id, 0, &code));
                Check(code, nameof(OpenCL.clCreateCommandQueue));
                beside = created;
            }

            return beside;
        }
    }
}
