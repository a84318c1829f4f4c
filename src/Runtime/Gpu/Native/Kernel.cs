using System.Runtime.CompilerServices;

namespace Kernels.Gpu.Native;

/// <summary>A compiled kernel.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="Handle">OpenCL's object.</param>
/// <param name="Parameters">The number of its parameters.</param>
/// <param name="LargestGroup">The most work-items of a group.</param>
internal sealed record Kernel(string Name, KernelHandle Handle, int Parameters, int LargestGroup);

/// <summary>An argument of a launch: memory or a value.</summary>
internal readonly struct KernelArgument
{
    private readonly MemoryHandle? memory;
    private readonly ulong bits;

    private KernelArgument(MemoryHandle? memory, ulong bits, int size)
    {
        this.memory = memory;
        this.bits = bits;
        Size = size;
    }

    /// <summary>The bytes of the argument.</summary>
    public int Size { get; }

    /// <summary>The argument as OpenCL reads it.</summary>
    public ulong Bits => memory is null ? bits : (ulong)memory.Value;

    /// <summary>An argument that is memory.</summary>
    public static KernelArgument Of(MemoryHandle memory) => new(memory, 0, IntPtr.Size);

    /// <summary>An argument that is a value.</summary>
    public static KernelArgument Of<T>(T value)
        where T : unmanaged
    {
        ElementType.Require<T>();
        ulong bits = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bits), value);
        return new(null, bits, Unsafe.SizeOf<T>());
    }

    /// <summary>Keeps the memory until <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    public void Hold()
    {
        var held = false;
        memory?.DangerousAddRef(ref held);
    }

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public void Release() => memory?.DangerousRelease();
}
