using System.Diagnostics.CodeAnalysis;
using ComputeSharp.Descriptors;
using ComputeSharp.Resources;

namespace ComputeSharp;

/// <summary>Buffers of a device, and dispatches on it.</summary>
public static class GraphicsDeviceExtensions
{
    /// <summary>The real library looks among the fields of an element, and theirs, for a <see cref="double"/>.</summary>
    private const string ReadsFields = "This method reads type info of all fields of the resource element type (recursively).";

    /// <summary>A new buffer of this length.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadOnlyBuffer<T> AllocateReadOnlyBuffer<T>(this GraphicsDevice device, int length, AllocationMode allocationMode = AllocationMode.Default)
        where T : unmanaged => new(device, length, allocationMode);

    /// <summary>A new buffer with these elements.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadOnlyBuffer<T> AllocateReadOnlyBuffer<T>(this GraphicsDevice device, T[] source)
        where T : unmanaged => device.AllocateReadOnlyBuffer<T>(source.AsSpan());

    /// <summary>A new buffer with these elements.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadOnlyBuffer<T> AllocateReadOnlyBuffer<T>(this GraphicsDevice device, ReadOnlySpan<T> source)
        where T : unmanaged => Filled(new ReadOnlyBuffer<T>(device, source.Length, AllocationMode.Default), source);

    /// <summary>A new buffer with the elements of another.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadOnlyBuffer<T> AllocateReadOnlyBuffer<T>(this GraphicsDevice device, Buffer<T> source)
        where T : unmanaged => device.AllocateReadOnlyBuffer<T>(source.Elements);

    /// <summary>A new buffer of this length.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadWriteBuffer<T> AllocateReadWriteBuffer<T>(this GraphicsDevice device, int length, AllocationMode allocationMode = AllocationMode.Default)
        where T : unmanaged => new(device, length, allocationMode);

    /// <summary>A new buffer with these elements.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadWriteBuffer<T> AllocateReadWriteBuffer<T>(this GraphicsDevice device, T[] source)
        where T : unmanaged => device.AllocateReadWriteBuffer<T>(source.AsSpan());

    /// <summary>A new buffer with these elements.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadWriteBuffer<T> AllocateReadWriteBuffer<T>(this GraphicsDevice device, ReadOnlySpan<T> source)
        where T : unmanaged => Filled(new ReadWriteBuffer<T>(device, source.Length, AllocationMode.Default), source);

    /// <summary>A new buffer with the elements of another.</summary>
    [RequiresUnreferencedCode(ReadsFields)]
    public static ReadWriteBuffer<T> AllocateReadWriteBuffer<T>(this GraphicsDevice device, Buffer<T> source)
        where T : unmanaged => device.AllocateReadWriteBuffer<T>(source.Elements);

    /// <summary>Runs a shader for x threads.</summary>
    public static void For<T>(this GraphicsDevice device, int x, in T shader)
        where T : struct, IComputeShader, IComputeShaderDescriptor<T> => device.For(x, 1, 1, in shader);

    /// <summary>Runs a shader for x · y threads.</summary>
    public static void For<T>(this GraphicsDevice device, int x, int y, in T shader)
        where T : struct, IComputeShader, IComputeShaderDescriptor<T> => device.For(x, y, 1, in shader);

    /// <summary>Runs a shader for x · y · z threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or makes more than 65,535 groups.</exception>
    public static void For<T>(this GraphicsDevice device, int x, int y, int z, in T shader)
        where T : struct, IComputeShader, IComputeShaderDescriptor<T>
    {
        ArgumentNullException.ThrowIfNull(device);

        RecordedDispatch dispatch = RecordedDispatch.Bind(x, y, z, in shader);
        byte[][]? before = GraphicsDevice.Recording is null ? null : dispatch.Contents();
        GraphicsDevice.LastDispatch = dispatch;

        T bound = shader;

        RunningThread.ForEach(new Int3(x, y, z), () =>
        {
            // Each thread has a shader of its own: what one changes in it, the next does not see.
            T own = bound;
            own.Execute();
        });

        if (before is not null)
        {
            GraphicsDevice.Recording!.Add(new RecordedRun(dispatch, before, dispatch.Contents()));
        }
    }

    private static TBuffer Filled<TBuffer, T>(TBuffer buffer, ReadOnlySpan<T> source)
        where TBuffer : Buffer<T>
        where T : unmanaged
    {
        source.CopyTo(buffer.Elements);

        return buffer;
    }
}
