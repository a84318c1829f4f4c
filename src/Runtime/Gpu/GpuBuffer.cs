using Kernels.Gpu.Native;

namespace Kernels.Gpu;

/// <summary>Elements in the memory of a device, or a slice of such elements.</summary>
/// <typeparam name="T">The element type: float, double, Half, bool, char, an enumeration, or an integer of 8 to 64 bits.</typeparam>
/// <remarks>
/// <see cref="GpuDevice.Allocate{T}(long)"/> makes one. <see cref="Dispose"/> frees the memory at once, or as soon as what is
/// queued needs it no more; a buffer that is dropped is freed by the garbage collector.
/// </remarks>
public sealed class GpuBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly bool isSlice;

    internal GpuBuffer(GpuDevice device, MemoryHandle memory, long length)
        : this(device, memory, 0, length, isSlice: false)
    {
    }

    private GpuBuffer(GpuDevice device, MemoryHandle memory, long start, long length, bool isSlice)
    {
        Device = device;
        Memory = memory;
        Start = start;
        Length = length;
        this.isSlice = isSlice;
    }

    /// <summary>The device whose memory it is.</summary>
    public GpuDevice Device { get; }

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    /// <summary>The memory, which slices share.</summary>
    internal MemoryHandle Memory { get; }

    /// <summary>Where the first element is in the memory, in elements.</summary>
    internal long Start { get; }

    private static unsafe long ElementSize => sizeof(T);

    /// <summary>Copies values into the buffer; returns when that is done.</summary>
    /// <param name="source">The values; as many as the buffer has elements.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    /// <exception cref="GpuException">The device failed.</exception>
    public unsafe void CopyFrom(ReadOnlySpan<T> source)
    {
        RequireLive(nameof(GpuBuffer<T>));
        RequireLength(source.Length, nameof(source));
        if (source.IsEmpty)
            return;
        fixed (T* content = source)
            Device.Queue.Write(content, Memory, Start * ElementSize, Length * ElementSize);
    }

    /// <summary>
    /// Copies values into the buffer while the device goes on with what is queued, which must not use the buffer; returns when the
    /// copy is done.
    /// </summary>
    /// <param name="source">The values; as many as the buffer has elements.</param>
    internal unsafe void CopyBeside(ReadOnlySpan<T> source)
    {
        RequireLive(nameof(GpuBuffer<T>));
        RequireLength(source.Length, nameof(source));
        if (source.IsEmpty)
            return;
        fixed (T* content = source)
            Device.Queue.WriteBeside(content, Memory, Start * ElementSize, Length * ElementSize);
    }

    /// <summary>Copies a buffer of the same device into this one; the copy is queued and the device makes it.</summary>
    /// <param name="source">The buffer to copy; as long as this one. It may be the same one, but not overlap it otherwise.</param>
    /// <exception cref="ArgumentException">The lengths or the devices differ, or the buffers overlap.</exception>
    /// <exception cref="ObjectDisposedException">One of the buffers is disposed.</exception>
    /// <exception cref="GpuException">The device failed.</exception>
    public void CopyFrom(GpuBuffer<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireLive(nameof(GpuBuffer<T>));
        source.RequireLive(nameof(source));
        RequireLength(source.Length, nameof(source));
        if (source.Device != Device)
            throw new ArgumentException($"'{nameof(source)}' is on {source.Device}, but the buffer is on {Device}: copy it by way of an array.", nameof(source));
        if (Length == 0 || (source.Memory == Memory && source.Start == Start))
            return;
        if (source.Memory == Memory && Math.Abs(source.Start - Start) < Length)
            throw new ArgumentException($"'{nameof(source)}' overlaps the buffer partially: it may be the same buffer or a separate one.", nameof(source));
        Device.Queue.Copy(source.Memory, source.Start * ElementSize, Memory, Start * ElementSize, Length * ElementSize);
    }

    /// <summary>Copies the elements to a span, after waiting for what was queued.</summary>
    /// <param name="destination">Takes the elements; as long as the buffer.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    /// <exception cref="GpuException">The device failed.</exception>
    public unsafe void CopyTo(Span<T> destination)
    {
        RequireLive(nameof(GpuBuffer<T>));
        RequireLength(destination.Length, nameof(destination));
        if (destination.IsEmpty)
            return;
        fixed (T* content = destination)
            Device.Queue.Read(Memory, Start * ElementSize, Length * ElementSize, content);
    }

    /// <summary>A new array with the elements, after waiting for what was queued.</summary>
    /// <exception cref="InvalidOperationException">The buffer has more elements than an array can have.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    /// <exception cref="GpuException">The device failed.</exception>
    public T[] ToArray()
    {
        RequireLive(nameof(GpuBuffer<T>));
        if (Length > Array.MaxLength)
            throw new InvalidOperationException($"The buffer has {Length} elements, more than an array can have: copy it slice by slice.");
        var result = GC.AllocateUninitializedArray<T>((int)Length);
        CopyTo(result);
        return result;
    }

    /// <summary>The elements from an index on; the memory is shared.</summary>
    /// <param name="start">The index of the first element.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer has no such elements.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public GpuBuffer<T> Slice(long start) => Slice(start, Length - start);

    /// <summary>
    /// Some of the elements; the memory is shared. Disposing a slice frees nothing; it ends with its buffer.
    /// </summary>
    /// <param name="start">The index of the first element.</param>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer has no such elements.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public GpuBuffer<T> Slice(long start, long length)
    {
        RequireLive(nameof(GpuBuffer<T>));
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new(Device, Memory, Start + start, length, isSlice: true);
    }

    /// <summary>Frees the memory, and so ends all slices of the buffer. Of a slice: does nothing.</summary>
    public void Dispose()
    {
        if (!isSlice)
            Memory.Dispose();
    }

    /// <summary>Throws if the memory is freed.</summary>
    /// <param name="name">The parameter.</param>
    internal void RequireLive(string name)
    {
        if (Memory.IsClosed)
            throw new ObjectDisposedException(name, isSlice ? "The buffer that this is a slice of is disposed." : "The buffer is disposed.");
    }

    private void RequireLength(long length, string name)
    {
        if (length != Length)
            throw new ArgumentException($"'{name}' has {length} elements, but the buffer has {Length}: they must be of the same length.", name);
    }
}
