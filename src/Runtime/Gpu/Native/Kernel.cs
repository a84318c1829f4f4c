using System.Runtime.CompilerServices;

namespace Kernels.Gpu.Native;

/// <summary>A compiled kernel.</summary>
/// <param name="queue">The queue of the device that it is compiled for.</param>
/// <param name="name">Its name in the program.</param>
/// <param name="handle">OpenCL's object.</param>
/// <param name="parameters">The number of its parameters.</param>
/// <param name="largestGroup">The most work-items of a group.</param>
internal sealed class Kernel(DeviceQueue queue, string name, KernelHandle handle, int parameters, int largestGroup)
{
    /// <summary>The queue of the device that it is compiled for.</summary>
    public DeviceQueue Queue { get; } = queue;

    /// <summary>Its name in the program.</summary>
    public string Name { get; } = name;

    /// <summary>OpenCL's object.</summary>
    public KernelHandle Handle { get; } = handle;

    /// <summary>The most work-items of a group.</summary>
    public int LargestGroup { get; } = largestGroup;

    /// <summary>
    /// What each argument was last set to, which OpenCL keeps from launch to launch; of size 0 if that is not known. To be
    /// used under the queue's gate alone.
    /// </summary>
    public ArgumentBits[] Arguments { get; } = new ArgumentBits[parameters];
}

/// <summary>What an argument is set to.</summary>
/// <param name="Memory">
/// The number of its memory, 0 for a value. OpenCL may give new memory the address of memory that is released, and a driver
/// may have looked up what was at the address when the argument was set. So the address alone does not say that it is the same.
/// </param>
/// <param name="Bits">The argument as OpenCL reads it.</param>
/// <param name="Size">Its bytes.</param>
internal readonly record struct ArgumentBits(long Memory, ulong Bits, int Size);

/// <summary>An argument of a launch: memory or a value.</summary>
internal readonly struct KernelArgument
{
    private readonly MemoryHandle? memory;
    private readonly ulong value;
    private readonly int size;

    private KernelArgument(MemoryHandle? memory, ulong value, int size)
    {
        this.memory = memory;
        this.value = value;
        this.size = size;
    }

    /// <summary>What OpenCL is told. Of memory, to be asked for while it is held.</summary>
    public ArgumentBits Bits => memory is null ? new(0, value, size) : new(memory.Number, (ulong)memory.Value, size);

    /// <summary>An argument that is memory.</summary>
    public static KernelArgument Of(MemoryHandle memory) => new(memory, 0, IntPtr.Size);

    /// <summary>An argument that is a value.</summary>
    public static KernelArgument Of<T>(T value)
        where T : unmanaged
    {
        ElementType.RequireNumber<T>();
        ulong bits = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bits), value);
        return new(null, bits, Unsafe.SizeOf<T>());
    }

    /// <summary>Keeps the memory until <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public void Hold() => memory?.Hold();

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public void Release() => memory?.DangerousRelease();
}
