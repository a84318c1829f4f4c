using ComputeSharp.Resources;

namespace ComputeSharp;

/// <summary>A buffer that shaders only read.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public sealed class ReadOnlyBuffer<T> : StructuredBuffer<T>
    where T : unmanaged
{
    internal ReadOnlyBuffer(GraphicsDevice device, int length, AllocationMode allocationMode)
        : base(device, length, allocationMode)
    {
    }

    /// <summary>The element, for a running shader.</summary>
    public ref readonly T this[int i] => ref Element(i);
}

/// <summary>A buffer that shaders read and write.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public sealed class ReadWriteBuffer<T> : StructuredBuffer<T>
    where T : unmanaged
{
    internal ReadWriteBuffer(GraphicsDevice device, int length, AllocationMode allocationMode)
        : base(device, length, allocationMode)
    {
    }

    /// <summary>The element, for a running shader.</summary>
    public ref T this[int i] => ref Element(i);
}
