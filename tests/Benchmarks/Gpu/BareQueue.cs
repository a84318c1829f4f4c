using System.Text;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Benchmarks;

/// <summary>A kernel on a queue by OpenCL's functions alone: the least that a launch and a read can cost in this process.</summary>
internal sealed unsafe class BareQueue : IDisposable
{
    private const ulong ReadWrite = 1;
    private const int Bytes = 64 * sizeof(float);

    private readonly ContextHandle context;
    private readonly QueueHandle queue;
    private readonly ProgramHandle program;
    private readonly KernelHandle kernel;
    private readonly nint memory;

    public BareQueue(GpuDevice device)
    {
        int code;
        var id = device.Info.Id;
        context = new(OpenCL.clCreateContext(null, 1, &id, 0, 0, &code));
        Check(code, device);
        queue = new(OpenCL.clCreateCommandQueue(context, id, 0, &code));
        Check(code, device);
        var text = "__kernel void Bare(__global float* x, uint count) { if (get_global_id(0) < count) x[get_global_id(0)] += 1; }"u8;
        fixed (byte* start = text)
        {
            var (address, size) = (start, (nuint)text.Length);
            program = new(OpenCL.clCreateProgramWithSource(context, 1, &address, &size, &code));
        }

        Check(code, device);
        Check(OpenCL.clBuildProgram(program, 1, &id, "", 0, 0), device);
        kernel = new(OpenCL.clCreateKernel(program, "Bare", &code));
        Check(code, device);
        memory = OpenCL.clCreateBuffer(context, ReadWrite, Bytes, null, &code);
        Check(code, device);
        var (argument, count) = (memory, 64u);
        Check(OpenCL.clSetKernelArg(kernel, 0, (nuint)sizeof(nint), &argument), device);
        Check(OpenCL.clSetKernelArg(kernel, 1, sizeof(uint), &count), device);
    }

    /// <summary>Queues launches, and waits for them all.</summary>
    public void Launch(int times)
    {
        for (var i = 0; i < times; i++)
            Launch();
        _ = OpenCL.clFinish(queue);
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
        _ = OpenCL.clReleaseMemObject(memory);
        kernel.Dispose();
        program.Dispose();
        queue.Dispose();
        context.Dispose();
    }

    private void Launch()
    {
        var (items, group) = ((nuint)64, (nuint)64);
        _ = OpenCL.clEnqueueNDRangeKernel(queue, kernel, 1, null, &items, &group, 0, null, null);
    }

    private static void Check(int code, GpuDevice device) => OpenCLError.Check(code, nameof(BareQueue), device.Info);
}
