using System.ComponentModel;
using System.Runtime.InteropServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>
/// One launch of a kernel: steps check and add its arguments in their order, and the last one launches it. For generated
/// code; not meant to be used by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class GpuCall
{
    /// <summary>A call that is done, for the thread's next one: a launch allocates nothing.</summary>
    [ThreadStatic]
    private static GpuCall? spare;

    private readonly List<KernelArgument> arguments = new(capacity: 12);
    private readonly List<Operand> operands = new(capacity: 4);
    private GpuProgram? program;
    private string kernel = "";
    private GpuDevice? device;

    /// <summary>The parameter of the buffer that is on it, which was the first.</summary>
    private string deviceName = "";

    private GpuCall()
    {
    }

    /// <summary>The first buffer, by which the others are measured.</summary>
    private Operand First => operands[0];

    private GpuDevice Device => device ?? throw new InvalidOperationException("A launch needs a buffer.");

    private ReadOnlySpan<KernelArgument> Arguments => CollectionsMarshal.AsSpan(arguments);

    /// <summary>A launch of a kernel, to be given its arguments.</summary>
    internal static GpuCall Begin(GpuProgram program, string kernel)
    {
        var call = spare ?? new GpuCall();
        spare = null;
        (call.program, call.kernel) = (program, kernel);
        return call;
    }

    /// <summary>Adds a buffer that the kernel reads: its memory and the offset of its first element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It is on another device or of another length than the first buffer, or overlaps a result.</exception>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public GpuCall Input<T>(GpuBuffer<T> buffer, string name)
        where T : unmanaged =>
        AddOfSameLength(buffer, name, isWritten: false);

    /// <summary>Adds a buffer that the kernel writes: its memory and the offset of its first element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">
    /// It is on another device or of another length than the first buffer, or overlaps a buffer that is not the same.
    /// </exception>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public GpuCall Output<T>(GpuBuffer<T> buffer, string name)
        where T : unmanaged =>
        AddOfSameLength(buffer, name, isWritten: true);

    /// <summary>Adds a value.</summary>
    /// <typeparam name="T">Its type: float, double, int, uint, long or ulong.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">It is of another type.</exception>
    public GpuCall Value<T>(T value)
        where T : unmanaged
    {
        arguments.Add(KernelArgument.Of(value));
        return this;
    }

    /// <summary>Queues the launch, with a work-item for each element of the first buffer.</summary>
    /// <exception cref="NotSupportedException">The kernel computes with double, and the device does not.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    public void Run()
    {
        var queue = Device.Queue;
        if (First.Length > 0)
        {
            RequireTables();
            var compiled = Compiled(kernel);
            Value((ulong)First.Length);
            lock (queue.Gate)
                queue.Launch(compiled, Arguments, First.Length);
        }

        End();
    }

    /// <summary>
    /// Queues the launch of a kernel whose work-items take several elements each in the first groups, which are full, and one in the
    /// others. It is told how many groups are full.
    /// </summary>
    /// <param name="elements">The elements of a work-item in a full group.</param>
    /// <exception cref="NotSupportedException">The kernel computes with double, and the device does not.</exception>
    /// <exception cref="GpuException">The kernel cannot be compiled, or the device failed.</exception>
    public void Run(int elements)
    {
        var queue = Device.Queue;
        if (First.Length > 0)
        {
            RequireTables();
            var compiled = Compiled(kernel);
            var groups = MapGroups.Of(First.Length, elements, DeviceQueue.GroupOf(compiled), Device.ComputeUnits);
            Value((ulong)First.Length).Value((ulong)groups.Full);
            lock (queue.Gate)
                queue.Launch(compiled, Arguments, groups.Items, groups.Size);
        }

        End();
    }

    /// <summary>
    /// Leaves the call to the thread's next one, and nothing in it: a buffer that is dropped must not be held. A call
    /// that ends in an exception is dropped itself.
    /// </summary>
    private void End()
    {
        arguments.Clear();
        operands.Clear();
        tables.Clear();
        totals.Clear();
        (program, device) = (null, null);
        spare = this;
    }

    private Kernel Compiled(string name) => program!.Find(Device, name);

    private GpuCall AddOfSameLength<T>(GpuBuffer<T> buffer, string name, bool isWritten)
        where T : unmanaged
    {
        var operand = Check(buffer, name, isWritten);
        if (operands.Count > 0 && operand.Length != First.Length)
            SpanGuard.ThrowLength(operand.Length, First.Length, name, First.Name);
        foreach (var other in operands)
            RequireNoOverlap(operand, other);
        if (isWritten)
            RequireNoTable(operand);
        return Add(operand);
    }

    /// <summary>A buffer that is there and on the device of the others.</summary>
    private Operand Check<T>(GpuBuffer<T> buffer, string name, bool isWritten)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer, name);
        buffer.RequireLive(name);
        if (device is null)
            (device, deviceName) = (buffer.Device, name);
        if (buffer.Device != device)
            throw new ArgumentException($"'{name}' is on {buffer.Device}, but '{deviceName}' is on {device}: all buffers must be on one device.", name);
        return new Operand(name, buffer.Memory, buffer.Start, buffer.Length, isWritten);
    }

    private GpuCall Add(Operand operand)
    {
        operands.Add(operand);
        return AddPlace(new MemoryPlace(operand.Memory, operand.Start));
    }

    private GpuCall AddPlace(MemoryPlace place)
    {
        arguments.Add(KernelArgument.Of(place.Memory));
        return Value((ulong)place.Start);
    }

    private static void RequireNoOverlap(Operand added, Operand other)
    {
        if (!added.Overlaps(other))
            return;
        if (added.IsWritten && other.IsWritten)
            SpanGuard.ThrowNoResultOfItsOwn(added.Name, other.Name, "buffer");
        if (added.IsWritten != other.IsWritten && added.Start != other.Start)
        {
            var (destination, input) = added.IsWritten ? (added, other) : (other, added);
            SpanGuard.ThrowOverlap(destination.Name, input.Name, "buffer");
        }
    }

    /// <summary>A buffer that the kernel is given.</summary>
    private readonly record struct Operand(string Name, MemoryHandle Memory, long Start, long Length, bool IsWritten)
    {
        public bool Overlaps(Operand other) =>
            Memory == other.Memory
            && Length > 0 && other.Length > 0
            && Start < other.Start + other.Length && other.Start < Start + Length;
    }
}
