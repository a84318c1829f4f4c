using System.Globalization;
using System.Numerics;
using System.Text;

namespace Kernels.Gpu.Native;

/// <summary>Programs and launches.</summary>
internal sealed unsafe partial class DeviceQueue
{
    private const uint BuildLog = 0x1183;
    private const uint KernelParameters = 0x1191;
    private const uint KernelGroupSize = 0x11B0;

    /// <summary>The least memory for partial results: that of a reduction of some ten million floats.</summary>
    private const long LeastScratch = 1 << 16;

    /// <summary>The work-items of a group where the kernel does not ask for a number.</summary>
    private const int UsualGroup = 256;

    private MemoryHandle? scratch;

    /// <summary>
    /// Held while a launch's arguments are set, since a kernel is no object for two threads, and during all launches of a
    /// reduction, since they share the scratch memory.
    /// </summary>
    public Lock Gate { get; } = new();

    /// <summary>Memory for partial results, at least of a size, with any content. To be used under <see cref="Gate"/> alone.</summary>
    public MemoryHandle Scratch(long size)
    {
        if (scratch is null || scratch.Size < size)
        {
            var rounded = Math.Max(LeastScratch, (long)BitOperations.RoundUpToPowerOf2((ulong)size));
            var larger = Allocate(rounded <= device.LargestBuffer ? rounded : size, content: null);
            scratch?.Dispose();
            scratch = larger;
        }

        return scratch;
    }

    /// <summary>Compiles a program.</summary>
    /// <exception cref="GpuException">The program has an error; the message holds the driver's log and the program.</exception>
    public ProgramHandle Build(string source)
    {
        using var handlers = new FaultHandlers();
        int code;
        ProgramHandle program;
        var text = Encoding.UTF8.GetBytes(source);
        var size = (nuint)text.Length;
        fixed (byte* start = text)
        {
            var address = start;
            program = new ProgramHandle(OpenCL.clCreateProgramWithSource(context, 1, &address, &size, &code));
        }

        OpenCLError.Check(code, nameof(OpenCL.clCreateProgramWithSource), device);
        var id = device.Id;
        var options = device.CanRoundCorrectly ? "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt" : "-cl-std=CL1.2";
        code = OpenCL.clBuildProgram(program, 1, &id, options, 0, 0);
        if (code == 0)
            return program;

        using (program)
        {
            throw new GpuException(
                $"The driver of {device} cannot compile the kernel: clBuildProgram failed with {OpenCLError.Describe(code).Name}.\n"
                + $"{Log(program).Trim()}\n\nThe program, compiled with '{options}':\n{Numbered(source)}");
        }
    }

    /// <summary>A kernel of a program.</summary>
    public Kernel Find(ProgramHandle program, string name)
    {
        using var handlers = new FaultHandlers();
        int code;
        var kernel = new KernelHandle(OpenCL.clCreateKernel(program, name, &code));
        if (code == OpenCLError.InvalidKernelName)
            throw new GpuException($"The program has no kernel '{name}'.");
        OpenCLError.Check(code, nameof(OpenCL.clCreateKernel), device);
        uint parameters;
        OpenCLError.Check(
            OpenCL.clGetKernelInfo(kernel, KernelParameters, sizeof(uint), &parameters, null),
            nameof(OpenCL.clGetKernelInfo),
            device);
        nuint largest;
        OpenCLError.Check(
            OpenCL.clGetKernelWorkGroupInfo(kernel, device.Id, KernelGroupSize, (nuint)sizeof(nuint), &largest, null),
            nameof(OpenCL.clGetKernelWorkGroupInfo),
            device);
        return new Kernel(name, kernel, (int)parameters, (int)Math.Min(largest, int.MaxValue));
    }

    /// <summary>Queues a launch in groups of any size; <see cref="Gate"/> is held.</summary>
    public void Launch(Kernel kernel, ReadOnlySpan<KernelArgument> arguments, long items) =>
        Launch(kernel, arguments, items, Math.Min(UsualGroup, kernel.LargestGroup));

    /// <summary>Queues a launch; <see cref="Gate"/> is held.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="items">The number of work-items, rounded up to a multiple of the group's size.</param>
    /// <param name="groupSize">The work-items of a group.</param>
    public void Launch(Kernel kernel, ReadOnlySpan<KernelArgument> arguments, long items, int groupSize)
    {
        // The driver would take the arguments of an earlier launch for those that are missing.
        if (arguments.Length != kernel.Parameters)
        {
            throw new InvalidOperationException(
                $"The kernel '{kernel.Name}' has {kernel.Parameters} parameters, but is given {arguments.Length} arguments.");
        }

        if (groupSize > kernel.LargestGroup)
        {
            throw new GpuException(
                $"The kernel '{kernel.Name}' needs work-groups of {groupSize}, but {device} runs it in groups of at most {kernel.LargestGroup}.");
        }

        var held = 0;
        try
        {
            // Memory that another thread disposes meanwhile is released after the launch.
            for (; held < arguments.Length; held++)
                arguments[held].Hold();
            for (var i = 0; i < arguments.Length; i++)
                Set(kernel.Handle, i, arguments[i]);

            var group = (nuint)groupSize;
            var all = ((nuint)items + group - 1) / group * group;
            OpenCLError.Check(
                OpenCL.clEnqueueNDRangeKernel(queue, kernel.Handle, 1, null, &all, &group, 0, null, null),
                nameof(OpenCL.clEnqueueNDRangeKernel),
                device);
            Interlocked.Increment(ref launches);
        }
        finally
        {
            while (held > 0)
                arguments[--held].Release();
        }
    }

    private void Set(KernelHandle kernel, int index, KernelArgument argument)
    {
        var bits = argument.Bits;
        var code = OpenCL.clSetKernelArg(kernel, (uint)index, (nuint)argument.Size, &bits);
        OpenCLError.Check(code, nameof(OpenCL.clSetKernelArg), device);
    }

    private string Log(ProgramHandle program)
    {
        nuint size;
        if (OpenCL.clGetProgramBuildInfo(program, device.Id, BuildLog, 0, null, &size) != 0 || size == 0)
            return "The driver gives no reason.";
        var bytes = new byte[size];
        fixed (byte* start = bytes)
            _ = OpenCL.clGetProgramBuildInfo(program, device.Id, BuildLog, size, start, null);
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }

    private static string Numbered(string source) =>
        string.Join('\n', source.ReplaceLineEndings("\n").Split('\n').Select(static (line, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i + 1,4}  {line}")));
}
