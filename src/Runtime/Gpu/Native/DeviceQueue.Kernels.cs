using System.Globalization;
using System.Text;

namespace Kernels.Gpu.Native;

/// <summary>Programs and launches.</summary>
internal sealed unsafe partial class DeviceQueue
{
    private const uint BuildLog = 0x1183;
    private const uint KernelParameters = 0x1191;
    private const uint KernelGroupSize = 0x11B0;
    private const uint KernelOwnGroupSize = 0x11B1;

    /// <summary>The work-items of a group where the kernel does not ask for a number.</summary>
    private const int UsualGroup = 128;

    /// <summary>
    /// The work-items after which what is queued is flushed. They are work for longer than a flush takes, some microseconds.
    /// </summary>
    private const long ItemsOfFlush = 1 << 16;

    /// <summary>The launches after which what is queued is flushed, however small: a flush costs a fraction of them all.</summary>
    private const int LaunchesOfFlush = 16;

    private long itemsSinceFlush;
    private int launchesSinceFlush;

    /// <summary>
    /// Held while a launch's arguments are set, since a kernel is no object for two threads, and during all launches of a
    /// reduction, since they share the scratch memory.
    /// </summary>
    public Lock Gate { get; } = new();

    /// <summary>Compiles a program.</summary>
    /// <exception cref="GpuException">The program has an error; the message holds the driver's log and the program.</exception>
    public ProgramHandle Build(string source)
    {
        ThrowIfFailed();
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

        Check(code, nameof(OpenCL.clCreateProgramWithSource));
        var id = device.Id;
        var options = device.CanRoundCorrectly ? "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt" : "-cl-std=CL1.2";
        code = OpenCL.clBuildProgram(program, 1, &id, options, 0, 0);
        if (code == 0)
            return program;

        using (program)
        {
            var (name, advice) = OpenCLError.Describe(code);
            throw new GpuException(
                $"The driver of {device} cannot compile the kernel: {$"clBuildProgram failed with {name}. {advice}".TrimEnd()}\n"
                + $"{Log(program).Trim()}\n\nThe program, compiled with '{options}':\n{Numbered(source)}");
        }
    }

    /// <summary>A kernel of a program.</summary>
    public Kernel Find(ProgramHandle program, string name)
    {
        ThrowIfFailed();
        using var handlers = new FaultHandlers();
        int code;
        var kernel = new KernelHandle(OpenCL.clCreateKernel(program, name, &code));
        if (code == OpenCLError.InvalidKernelName)
            throw new GpuException($"The program has no kernel '{name}'.");
        Check(code, nameof(OpenCL.clCreateKernel));
        uint parameters;
        Check(
            OpenCL.clGetKernelInfo(kernel, KernelParameters, sizeof(uint), &parameters, null),
            nameof(OpenCL.clGetKernelInfo));
        nuint largest;
        Check(
            OpenCL.clGetKernelWorkGroupInfo(kernel, device.Id, KernelGroupSize, (nuint)sizeof(nuint), &largest, null),
            nameof(OpenCL.clGetKernelWorkGroupInfo));
        // A driver may state fewer than the kernel's own text asks for, and yet run it: Mesa's rusticl does.
        var own = stackalloc nuint[3];
        Check(
            OpenCL.clGetKernelWorkGroupInfo(kernel, device.Id, KernelOwnGroupSize, 3 * (nuint)sizeof(nuint), own, null),
            nameof(OpenCL.clGetKernelWorkGroupInfo));
        return new Kernel(this, name, kernel, (int)parameters, (int)Math.Min(Math.Max(largest, own[0]), int.MaxValue));
    }

    /// <summary>The work-items of a group of a kernel that does not ask for a number.</summary>
    public static int GroupOf(Kernel kernel) => Math.Min(UsualGroup, kernel.LargestGroup);

    /// <summary>Queues a launch in groups of any size; <see cref="Gate"/> is held.</summary>
    public void Launch(Kernel kernel, ReadOnlySpan<KernelArgument> arguments, long items) =>
        Launch(kernel, arguments, items, GroupOf(kernel));

    /// <summary>Queues a launch; <see cref="Gate"/> is held.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="items">The number of work-items, rounded up to a multiple of the group's size.</param>
    /// <param name="groupSize">The work-items of a group.</param>
    public void Launch(Kernel kernel, ReadOnlySpan<KernelArgument> arguments, long items, int groupSize)
    {
        ThrowIfFailed();

        // The driver would take the arguments of an earlier launch for those that are missing.
        if (arguments.Length != kernel.Arguments.Length)
        {
            throw new InvalidOperationException(
                $"The kernel '{kernel.Name}' has {kernel.Arguments.Length} parameters, but is given {arguments.Length} arguments.");
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
                Set(kernel, i, arguments[i].Bits);

            var group = (nuint)groupSize;
            var all = ((nuint)items + group - 1) / group * group;
            nint done;
            Check(
                OpenCL.clEnqueueNDRangeKernel(queue, kernel.Handle, 1, null, &all, &group, 0, null, EventAt(&done)),
                nameof(OpenCL.clEnqueueNDRangeKernel));
            Note(kernel.Name, &done);
        }
        finally
        {
            while (held > 0)
                arguments[--held].Release();
        }

        counts.Launches++;
        FlushWhenDue(items);
    }

    /// <summary>Sets an argument, unless it is that of the kernel's last launch.</summary>
    private void Set(Kernel kernel, int index, ArgumentBits bits)
    {
        ref var current = ref kernel.Arguments[index];
        if (current == bits)
            return;
        current = default;
        var value = bits.Bits;
        Check(OpenCL.clSetKernelArg(kernel.Handle, (uint)index, (nuint)bits.Size, &value), nameof(OpenCL.clSetKernelArg));
        current = bits;
        counts.Arguments++;
    }

    /// <summary>
    /// Has the device begin, rather than when something is waited for: drivers may collect what is queued until then, and
    /// the device would be idle while the program does something else.
    /// </summary>
    private void FlushWhenDue(long items)
    {
        itemsSinceFlush += items;
        if (++launchesSinceFlush < LaunchesOfFlush && itemsSinceFlush < ItemsOfFlush)
            return;
        (itemsSinceFlush, launchesSinceFlush) = (0, 0);
        Check(OpenCL.clFlush(queue), nameof(OpenCL.clFlush));
        counts.Flushes++;
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
