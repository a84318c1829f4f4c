using System.Runtime.InteropServices;

namespace Kernels.Benchmarks.Peers;

/// <summary>The memory behind <see cref="Arrays"/>, filled with the inputs of an operation.</summary>
internal sealed unsafe class ArrayMemory : IDisposable
{
    /// <summary>Each array begins at a cache line, and each in another place of its page, so that none gets in the way of another.</summary>
    private const int Stagger = 17 * Alignment;

    private const int Alignment = 64;

    private readonly byte* memory;
    private readonly nint* addresses;
    private readonly int length;

    public ArrayMemory(Operation operation, int length)
    {
        this.length = length;
        var count = Arrays.Named + operation.Scratch;
        var stride = ((nint)length * operation.ElementSize / Alignment + 1) * Alignment + Stagger;
        memory = (byte*)NativeMemory.AlignedAlloc((nuint)(count * stride), Alignment);
        addresses = (nint*)NativeMemory.Alloc((nuint)count, (nuint)sizeof(nint));
        for (var i = 0; i < count; i++)
            addresses[i] = (nint)(memory + (i * stride));

        for (var input = 0; input < operation.Inputs.Length; input++)
        {
            if (operation.ElementSize == sizeof(double))
                InputValues.Fill(new Span<double>((void*)addresses[input], length), input, operation.Inputs[input]);
            else
                InputValues.Fill(new Span<float>((void*)addresses[input], length), input, operation.Inputs[input]);
        }
        for (var i = operation.Inputs.Length; i < count; i++)
            NativeMemory.Clear((void*)addresses[i], (nuint)((nint)length * operation.ElementSize));
    }

    public Arrays Arrays => new(addresses, 0, length);

    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        NativeMemory.Free(addresses);
    }
}
