using ComputeSharp;
using ComputeSharp.Descriptors;
using ComputeSharp.Interop;

namespace Kernels.Shaders.Tests;

/// <summary>A shader whose descriptor can be wrong in each way that the contract refuses.</summary>
[ThreadGroupSize(8, 8, 1)]
internal readonly struct FaultyShader(FaultyShader.Descriptor descriptor, Action execute) : IComputeShader, IComputeShaderDescriptor<FaultyShader>
{
    private readonly Descriptor own = descriptor;

    /// <summary>The static members of a descriptor know no instance, so the shader under test is named here, one a thread.</summary>
    [ThreadStatic]
    private static Descriptor? current;

    static int IComputeShaderDescriptor<FaultyShader>.ThreadsX => current!.ThreadsX;

    static int IComputeShaderDescriptor<FaultyShader>.ThreadsY => 8;

    static int IComputeShaderDescriptor<FaultyShader>.ThreadsZ => 1;

    static int IComputeShaderDescriptor<FaultyShader>.ConstantBufferSize => current!.ConstantBufferSize;

    static bool IComputeShaderDescriptor<FaultyShader>.IsStaticSamplerRequired => false;

    static ReadOnlyMemory<ResourceDescriptorRange> IComputeShaderDescriptor<FaultyShader>.ResourceDescriptorRanges => current!.Ranges;

    static string IComputeShaderDescriptor<FaultyShader>.HlslSource => "";

    static ReadOnlyMemory<byte> IComputeShaderDescriptor<FaultyShader>.HlslBytecode => default;

    public static void Run(Descriptor descriptor, int x = 1, int y = 1, int z = 1, Action? execute = null)
    {
        current = descriptor;
        GraphicsDevice.GetDefault().For(x, y, z, new FaultyShader(descriptor, execute ?? (() => { })));
    }

    public void Execute() => execute();

    static void IComputeShaderDescriptor<FaultyShader>.LoadConstantBuffer<TLoader>(in FaultyShader shader, ref TLoader loader, int x, int y, int z)
    {
        foreach (int length in shader.own.ConstantLoads)
        {
            loader.LoadConstantBuffer(new byte[length]);
        }
    }

    static void IComputeShaderDescriptor<FaultyShader>.LoadGraphicsResources<TLoader>(in FaultyShader shader, ref TLoader loader)
    {
        foreach ((IGraphicsResource resource, uint index) in shader.own.Resources)
        {
            loader.LoadGraphicsResource(resource, index);
        }
    }

    /// <summary>A descriptor that is right as it stands.</summary>
    internal sealed record Descriptor
    {
        public int ThreadsX { get; init; } = 8;

        public int ConstantBufferSize { get; init; } = 12;

        public int[] ConstantLoads { get; init; } = [12];

        public ResourceDescriptorRange[] Ranges { get; init; } = [];

        public (IGraphicsResource Resource, uint Index)[] Resources { get; init; } = [];
    }
}
