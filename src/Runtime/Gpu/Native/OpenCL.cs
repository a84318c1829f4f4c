using System.Runtime.InteropServices;

namespace Kernels.Gpu.Native;

/// <summary>The functions of OpenCL 1.2 that are used here. A result of type int is an error code.</summary>
internal static unsafe partial class OpenCL
{
    [LibraryImport(Library)]
    public static partial int clGetPlatformIDs(uint capacity, nint* platforms, uint* count);

    [LibraryImport(Library)]
    public static partial int clGetPlatformInfo(nint platform, uint what, nuint capacity, void* value, nuint* size);

    [LibraryImport(Library)]
    public static partial int clGetDeviceIDs(nint platform, ulong type, uint capacity, nint* devices, uint* count);

    [LibraryImport(Library)]
    public static partial int clGetDeviceInfo(nint device, uint what, nuint capacity, void* value, nuint* size);

    [LibraryImport(Library)]
    public static partial nint clCreateContext(nint* properties, uint count, nint* devices, nint notify, nint data, int* error);

    [LibraryImport(Library)]
    public static partial int clReleaseContext(nint context);

    [LibraryImport(Library)]
    public static partial nint clCreateCommandQueue(ContextHandle context, nint device, ulong properties, int* error);

    [LibraryImport(Library)]
    public static partial int clReleaseCommandQueue(nint queue);

    [LibraryImport(Library)]
    public static partial int clFinish(QueueHandle queue);

    [LibraryImport(Library)]
    public static partial int clFlush(QueueHandle queue);

    [LibraryImport(Library)]
    public static partial nint clCreateBuffer(ContextHandle context, ulong flags, nuint size, void* content, int* error);

    [LibraryImport(Library)]
    public static partial int clReleaseMemObject(nint memory);

    [LibraryImport(Library)]
    public static partial int clEnqueueReadBuffer(
        QueueHandle queue, MemoryHandle memory, uint isBlocking, nuint start, nuint size, void* target, uint waits, nint* waitFor, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueWriteBuffer(
        QueueHandle queue, MemoryHandle memory, uint isBlocking, nuint start, nuint size, void* source, uint waits, nint* waitFor, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueCopyBuffer(
        QueueHandle queue, MemoryHandle source, MemoryHandle target, nuint sourceStart, nuint targetStart, nuint size, uint waits, nint* waitFor, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueFillBuffer(
        QueueHandle queue, MemoryHandle memory, void* pattern, nuint patternSize, nuint start, nuint size, uint waits, nint* waitFor, nint* done);

    [LibraryImport(Library)]
    public static partial int clReleaseEvent(nint handle);

    [LibraryImport(Library)]
    public static partial int clGetEventProfilingInfo(nint handle, uint what, nuint capacity, void* value, nuint* size);

    [LibraryImport(Library)]
    public static partial nint clCreateProgramWithSource(ContextHandle context, uint count, byte** sources, nuint* lengths, int* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int clBuildProgram(ProgramHandle program, uint count, nint* devices, string options, nint notify, nint data);

    [LibraryImport(Library)]
    public static partial int clGetProgramBuildInfo(ProgramHandle program, nint device, uint what, nuint capacity, void* value, nuint* size);

    [LibraryImport(Library)]
    public static partial int clReleaseProgram(nint program);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint clCreateKernel(ProgramHandle program, string name, int* error);

    [LibraryImport(Library)]
    public static partial int clReleaseKernel(nint kernel);

    [LibraryImport(Library)]
    public static partial int clGetKernelInfo(KernelHandle kernel, uint what, nuint capacity, void* value, nuint* size);

    [LibraryImport(Library)]
    public static partial int clGetKernelWorkGroupInfo(KernelHandle kernel, nint device, uint what, nuint capacity, void* value, nuint* size);

    [LibraryImport(Library)]
    public static partial int clSetKernelArg(KernelHandle kernel, uint index, nuint size, void* value);

    [LibraryImport(Library)]
    public static partial int clEnqueueNDRangeKernel(
        QueueHandle queue, KernelHandle kernel, uint dimensions, nuint* offset, nuint* items, nuint* groupSize, uint waits, nint* waitFor, nint* done);
}
