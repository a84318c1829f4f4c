using System.Runtime.InteropServices;
using ComputeSharp;
using ComputeSharp.Descriptors;
using ComputeSharp.Interop;

namespace Kernels.Shaders.Tests;

/// <summary>y[i] = 1 / (1 + e^(−a · x[i])), written by hand: the shape of a shader that the contract takes.</summary>
[ThreadGroupSize(DefaultThreadGroupSizes.X)]
internal readonly struct LogisticShader(ReadOnlyBuffer<float> x, ReadWriteBuffer<float> y, float a) : IComputeShader, IComputeShaderDescriptor<LogisticShader>
{
    private readonly ReadOnlyBuffer<float> x = x;
    private readonly ReadWriteBuffer<float> y = y;
    private readonly float a = a;

    private static readonly ResourceDescriptorRange[] ranges =
    [
        new(ResourceDescriptorRangeType.ShaderResourceView, 0),
        new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
    ];

    static int IComputeShaderDescriptor<LogisticShader>.ThreadsX => 64;

    static int IComputeShaderDescriptor<LogisticShader>.ThreadsY => 1;

    static int IComputeShaderDescriptor<LogisticShader>.ThreadsZ => 1;

    static int IComputeShaderDescriptor<LogisticShader>.ConstantBufferSize => 16;

    static bool IComputeShaderDescriptor<LogisticShader>.IsStaticSamplerRequired => false;

    static ReadOnlyMemory<ResourceDescriptorRange> IComputeShaderDescriptor<LogisticShader>.ResourceDescriptorRanges => ranges;

    static string IComputeShaderDescriptor<LogisticShader>.HlslSource =>
        throw new NotSupportedException("A dispatch of the contract does not ask for the source.");

    static ReadOnlyMemory<byte> IComputeShaderDescriptor<LogisticShader>.HlslBytecode =>
        throw new NotSupportedException("A dispatch of the contract does not ask for the compiled shader.");

    public void Execute()
    {
        int i = ThreadIds.X;
        y[i] = 1f / (1f + Hlsl.Exp(-a * x[i]));
    }

    static void IComputeShaderDescriptor<LogisticShader>.LoadConstantBuffer<TLoader>(in LogisticShader shader, ref TLoader loader, int x, int y, int z)
    {
        Span<byte> constants = stackalloc byte[16];
        MemoryMarshal.Write(constants, x);
        MemoryMarshal.Write(constants[4..], y);
        MemoryMarshal.Write(constants[8..], z);
        MemoryMarshal.Write(constants[12..], shader.a);
        loader.LoadConstantBuffer(constants);
    }

    static void IComputeShaderDescriptor<LogisticShader>.LoadGraphicsResources<TLoader>(in LogisticShader shader, ref TLoader loader)
    {
        loader.LoadGraphicsResource(shader.x, 0);
        loader.LoadGraphicsResource(shader.y, 1);
    }
}
