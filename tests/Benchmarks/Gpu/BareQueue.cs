using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Benchmarks;

/// <summary>A kernel on a queue by OpenCL's functions alone: the least that a launch and a read can cost in this process.</summary>
internal sealed unsafe class BareQueue : IDisposable
{
    private const int Items = 64;

    private readonly DeviceQueue owner;
    private readonly QueueHandle queue;
    private readonly KernelHandle kernel;
    private readonly ProgramHandle program;
    private readonly MemoryHandle memory;

    public BareQueue(GpuDevice device)
    {
        owner = new(device.Info);
        queue = HandleOf(owner);
        program = owner.Build("__kernel void Bare(__global float* x) { x[get_global_id(0)] += 1; }");
        kernel = owner.Find(program, "Bare").Handle;
        memory = owner.Allocate(Items * sizeof(float), content: null);
        var argument = memory.Value;
        OpenCLError.Check(OpenCL.clSetKernelArg(kernel, 0, (nuint)sizeof(nint), &argument), nameof(OpenCL.clSetKernelArg), device.Info);
    }

    /// <summary>Queues launches, and waits for them all.</summary>
    public void Launch(int times)
    {
        for (var i = 0; i < times; i++)
            Launch();
        owner.Finish();
    }

    /// <summary>Queues a launch and reads four bytes, as often.</summary>
    public void LaunchAndRead(int times)
    {
        uint value;
        for (var i = 0; i < times; i++)
        {
            Launch();
            _ = OpenCL.clEnqueueReadBuffer(queue, memory, 1, 0, sizeof(uint), &value, 0, null, null);
        }
    }

    public void Dispose()
    {
        memory.Dispose();
        kernel.Dispose();
        program.Dispose();
    }

    private void Launch()
    {
        var (items, group) = ((nuint)Items, (nuint)Items);
        _ = OpenCL.clEnqueueNDRangeKernel(queue, kernel, 1, null, &items, &group, 0, null, null);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "queue")]
    private static extern ref QueueHandle HandleOf(DeviceQueue owner);
}
