using System.Reflection;
using Kernels.Gpu;
using Kernels.Tests.Running;

namespace Kernels.Tests.Gpu;

/// <summary>A buffer of elements of any type, with copies from and to addresses.</summary>
internal abstract class DeviceBuffer : IDisposable
{
    private static readonly MethodInfo CreateOfType = typeof(DeviceBuffer).GetMethod(nameof(CreateOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static DeviceBuffer Create(GpuDevice device, Type element, int length) =>
        (DeviceBuffer)CreateOfType.MakeGenericMethod(element).Invoke(null, [device, length])!;

    /// <summary>Some of the elements, as an argument of a kernel.</summary>
    public abstract object Slice(int start, int length);

    /// <summary>Copies as many elements from an address as the buffer has.</summary>
    public abstract void Write(nint source);

    /// <summary>Copies all elements to an address.</summary>
    public abstract void Read(nint destination);

    public abstract void Dispose();

    private static DeviceBuffer CreateOf<T>(GpuDevice device, int length)
        where T : unmanaged =>
        new OfType<T>(device.Allocate<T>((long)length));

    private sealed unsafe class OfType<T>(GpuBuffer<T> buffer) : DeviceBuffer
        where T : unmanaged
    {
        public override object Slice(int start, int length) => buffer.Slice(start, length);

        public override void Write(nint source) => buffer.CopyFrom(new ReadOnlySpan<T>((void*)source, (int)buffer.Length));

        public override void Read(nint destination) => buffer.CopyTo(new Span<T>((void*)destination, (int)buffer.Length));

        public override void Dispose() => buffer.Dispose();
    }
}
