using System.Globalization;
using Kernels.Gpu.Native;

namespace Kernels.Gpu;

/// <summary>
/// A device that runs kernels, by OpenCL: a graphics card, or the computer's own processor where a driver offers it.
/// </summary>
/// <remarks>
/// A device does in order what it is told to do. Kernels and copies between its buffers are queued: the call returns
/// at once. Reading a buffer waits for what was queued before it. A device may be used by several threads at once, and by
/// several programs.
/// <para>
/// A driver may end a kernel that runs for too long, and a device can be lost. The call that meets this throws a
/// <see cref="GpuException"/>, and so does every later one that uses the device or its buffers, with the first reason. Buffers
/// can be disposed still. Only a new start of the program brings the device back.
/// </para>
/// </remarks>
public sealed class GpuDevice
{
    private readonly Lock gate = new();
    private readonly bool isProfiled;
    private volatile DeviceQueue? queue;

    /// <param name="info">What the driver says of it.</param>
    /// <param name="isProfiled">Does it measure how long each command takes? That makes commands slower to queue.</param>
    internal GpuDevice(DeviceInfo info, bool isProfiled = false)
    {
        Info = info;
        this.isProfiled = isProfiled;
    }

    /// <summary>Is there any device? Never throws.</summary>
    public static bool IsAvailable => Discovery.Shared.Devices.Count > 0;

    /// <summary>
    /// All devices: graphics processors, then accelerators, then processors; among equals, those with memory of their own
    /// first. Empty without OpenCL.
    /// </summary>
    public static IReadOnlyList<GpuDevice> All => Discovery.Shared.Devices;

    /// <summary>
    /// The device that the environment variable <c>KERNELS_GPU</c> names, by a part of its name or of its platform's in any
    /// case, or else the first of <see cref="All"/>.
    /// </summary>
    /// <exception cref="GpuException">There is no device, or none that the variable names.</exception>
    public static GpuDevice Default => Discovery.Shared.Choose(Environment.GetEnvironmentVariable(Discovery.Variable));

    /// <summary>The device's name.</summary>
    public string Name => Info.Name;

    /// <summary>The name of the platform, which is the OpenCL implementation.</summary>
    public string Platform => Info.Platform;

    /// <summary>Who made the device.</summary>
    public string Vendor => Info.Vendor;

    /// <summary>The version of its driver, as the driver writes it.</summary>
    public string DriverVersion => Info.DriverVersion;

    /// <summary>What kind of processor it is.</summary>
    public GpuDeviceKind Kind => Info.Kind;

    /// <summary>Its memory, in bytes.</summary>
    public long MemorySize => Info.MemorySize;

    /// <summary>The size of the largest buffer, in bytes.</summary>
    public long LargestBuffer => Info.LargestBuffer;

    /// <summary>The number of its parallel compute units; a core of a processor is one.</summary>
    public int ComputeUnits => Info.ComputeUnits;

    /// <summary>Does it compute with <see cref="double"/>?</summary>
    public bool SupportsDouble => Info.SupportsDouble;

    /// <summary>
    /// Does a kernel give the same bits here as its forms over spans do on the processor, the sign and payload of a NaN aside? Its functions,
    /// its derivatives and its reductions included.
    /// </summary>
    /// <remarks>
    /// It follows from what the driver says of the device: IEEE 754 for floats, with subnormal numbers, and with divisions and square roots that
    /// are rounded correctly. What OpenCL has of <see cref="double"/>, and its fused multiply-add, are rounded correctly everywhere. Estimates
    /// are exempt, and kernels with <see cref="VectorizeAttribute.FastMath"/>.
    /// </remarks>
    public bool GivesProcessorBits => WhyNotProcessorBits is null;

    /// <summary>Why a kernel may give other bits here than on the processor, as a clause; null where <see cref="GivesProcessorBits"/>.</summary>
    public string? WhyNotProcessorBits => Info.WhyNotProcessorBits;

    internal DeviceInfo Info { get; }

    /// <summary>The context and the queue, made when they are first needed.</summary>
    internal DeviceQueue Queue => queue ?? MakeQueue();

    /// <summary>The first device of <see cref="All"/> with a name.</summary>
    /// <param name="name">A part of the device's name or of its platform's, in any case.</param>
    /// <exception cref="ArgumentException">No device has that name; the message lists those that there are.</exception>
    /// <exception cref="GpuException">There is no device.</exception>
    public static GpuDevice Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var found = Discovery.Shared;
        return found.Find(name)
            ?? throw new ArgumentException($"No device is named '{name}'. There are: {found.Names()}.", nameof(name));
    }

    /// <summary>A new buffer, filled with zeros.</summary>
    /// <typeparam name="T">The element type: float, double, Half, bool, char, an enumeration, or an integer of 8 to 64 bits.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="NotSupportedException">The element type is another one.</exception>
    /// <exception cref="GpuException">The buffer is larger than the device allows, or the device's memory is used up.</exception>
    public unsafe GpuBuffer<T> Allocate<T>(long length)
        where T : unmanaged =>
        new(this, Queue.Allocate(SizeOf<T>(length), content: null), length);

    /// <summary>A new buffer with a copy of values.</summary>
    /// <typeparam name="T">The element type: float, double, Half, bool, char, an enumeration, or an integer of 8 to 64 bits.</typeparam>
    /// <param name="values">The elements.</param>
    /// <exception cref="NotSupportedException">The element type is another one.</exception>
    /// <exception cref="GpuException">The buffer is larger than the device allows, or the device's memory is used up.</exception>
    public unsafe GpuBuffer<T> Allocate<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (values.IsEmpty)
            return Allocate<T>(0);
        var size = SizeOf<T>(values.Length);
        fixed (T* content = values)
            return new(this, Queue.Allocate(size, content), values.Length);
    }

    /// <summary>Waits until everything that was queued is done.</summary>
    /// <exception cref="GpuException">The device failed.</exception>
    public void Synchronize() => Queue.Finish();

    /// <summary>The names of the device and of its platform.</summary>
    public override string ToString() => Info.ToString();

    private DeviceQueue MakeQueue()
    {
        lock (gate)
            return queue ??= new DeviceQueue(Info, isProfiled);
    }

    /// <summary>The bytes of a buffer; at least one element, since OpenCL has no empty buffers.</summary>
    private unsafe long SizeOf<T>(long length)
        where T : unmanaged
    {
        ElementType.Require<T>();
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var size = (Int128)length * sizeof(T);
        if (size <= LargestBuffer)
            return Math.Max((long)size, sizeof(T));
        throw new GpuException(string.Create(
            CultureInfo.InvariantCulture,
            $"A buffer of {length:N0} elements has {size:N0} bytes, "
            + $"but the largest buffer of {this} has {LargestBuffer:N0}. Work in parts, or in buffers of smaller parts."));
    }
}
