using System.Runtime.InteropServices;

namespace ComputeSharp.Resources;

/// <summary>A buffer of a device; the contract keeps it in ordinary memory.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public abstract class Buffer<T> : IGraphicsResource, IDisposable
    where T : unmanaged
{
    /// <summary>All bits set are NaN as <see cref="float"/> and as <see cref="double"/>: a shader that reads before it writes shows it.</summary>
    private const byte Unwritten = 0xFF;

    private readonly T[] elements;
    private bool isDisposed;

    private protected Buffer(GraphicsDevice device, int length, AllocationMode allocationMode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);

        GraphicsDevice = device;
        elements = new T[length];

        if (allocationMode == AllocationMode.Default)
        {
            MemoryMarshal.AsBytes(elements.AsSpan()).Fill(Unwritten);
        }
    }

    /// <summary>The device that holds the buffer.</summary>
    public GraphicsDevice GraphicsDevice { get; }

    /// <summary>The number of elements.</summary>
    public int Length => elements.Length;

    /// <summary>The elements; of a disposed buffer they throw.</summary>
    internal Span<T> Elements
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);

            return elements;
        }
    }

    byte[] IGraphicsResource.ToBytes() => MemoryMarshal.AsBytes(Elements).ToArray();

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        isDisposed = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>The element, for a running shader alone.</summary>
    /// <remarks>A device reads zeros outside a buffer and drops what is written there; here it throws, so that it is found.</remarks>
    private protected ref T Element(int index)
    {
        RunningThread.Require($"{GetType().Name}[int]");

        return ref Elements[index];
    }
}

/// <summary>A buffer whose elements lie one after another, without padding.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public abstract class StructuredBuffer<T> : Buffer<T>
    where T : unmanaged
{
    private protected StructuredBuffer(GraphicsDevice device, int length, AllocationMode allocationMode)
        : base(device, length, allocationMode)
    {
    }
}
