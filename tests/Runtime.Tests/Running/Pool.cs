using System.Runtime.InteropServices;

namespace Kernels.Tests.Running;

/// <summary>Arguments of a kernel for many elements, and room for their results, at fixed addresses.</summary>
internal sealed unsafe class Pool : IDisposable
{
    private readonly KernelCase kernel;
    private readonly int size;

    public Pool(KernelCase kernel, int size)
    {
        (this.kernel, this.size) = (kernel, size);
        Addresses = [.. kernel.Parameters.Select(_ => Allocate())];
        Results = [.. kernel.Results.Select(_ => Allocate())];
    }

    public nint[] Addresses { get; }

    /// <summary>The room for each result.</summary>
    public nint[] Results { get; }

    /// <summary>Draws all arguments anew; the same ones on every machine and in every process.</summary>
    public void Fill(int round)
    {
        for (var i = 0; i < Addresses.Length; i++)
        {
            var parameter = kernel.Parameters[i];
            var elementSize = Elements.SizeOf(parameter.Type);
            var values = new Values((i + 1) * 1000 + round);
            for (var element = 0; element < (parameter.IsUniform ? 1 : size); element++)
                Elements.Write(Addresses[i] + element * elementSize, elementSize, values.Next(parameter));
        }
    }

    /// <summary>The same with as many numbers of all magnitudes: bits that are spread evenly, those of NaN and subnormal numbers among them.</summary>
    public void FillAllMagnitudes(int round)
    {
        Fill(round);
        for (var i = 0; i < Addresses.Length; i++)
        {
            var parameter = kernel.Parameters[i];
            if (parameter.IsUniform || parameter.Range is not null)
                continue;
            var elementSize = Elements.SizeOf(parameter.Type);
            for (var element = 1; element < size; element += 2)
            {
                var bits = (ulong)element * (0x9E3779B97F4A7C15 + ((ulong)i << 33)); // by the golden ratio, another one for each parameter
                Elements.Write(Addresses[i] + element * elementSize, elementSize, elementSize == 4 ? bits >> 32 : bits);
            }
        }
    }

    /// <summary>Takes the arguments of another pool of the kernel, again and again.</summary>
    public void Repeat(Pool other)
    {
        for (var i = 0; i < Addresses.Length; i++)
        {
            var elementSize = Elements.SizeOf(kernel.Parameters[i].Type);
            for (var element = 0; element < (kernel.Parameters[i].IsUniform ? 1 : size); element++)
                Elements.Write(Addresses[i] + element * elementSize, elementSize, other.Bits(i, element % other.size));
        }
    }

    public ulong Result(int result, int index) => Elements.Read(Results[result] + index * kernel.ElementSize, kernel.ElementSize);

    /// <summary>The bits of each argument.</summary>
    public ulong[] BitsOf(int index) => [.. kernel.Parameters.Select((_, i) => Bits(i, index))];

    public double[] ArgumentsOf(int index) =>
        [.. kernel.Parameters.Select((parameter, i) => Elements.ToDouble(Bits(i, index), parameter.Type))];

    /// <summary>The arguments as a call shows them.</summary>
    public string Describe(int index) =>
        $"({string.Join(", ", kernel.Parameters.Select((parameter, i) => Elements.Display(Bits(i, index), parameter.Type)))})";

    public void Dispose()
    {
        foreach (var address in Addresses.Concat(Results))
            NativeMemory.Free((void*)address);
    }

    /// <summary>The bits of an argument; of a uniform those of its value.</summary>
    public ulong Bits(int parameter, int index)
    {
        var elementSize = Elements.SizeOf(kernel.Parameters[parameter].Type);
        return Elements.Read(Addresses[parameter] + (kernel.Parameters[parameter].IsUniform ? 0 : index * elementSize), elementSize);
    }

    private nint Allocate() => (nint)NativeMemory.Alloc((nuint)size, 8);
}
