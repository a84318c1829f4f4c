using ComputeSharp.Interop;

namespace ComputeSharp.Descriptors;

/// <summary>What a device must know of a shader to run it.</summary>
/// <typeparam name="T">The shader.</typeparam>
public interface IComputeShaderDescriptor<T>
    where T : struct
{
    /// <summary>Threads of a group along X.</summary>
    static abstract int ThreadsX { get; }

    /// <summary>Threads of a group along Y.</summary>
    static abstract int ThreadsY { get; }

    /// <summary>Threads of a group along Z.</summary>
    static abstract int ThreadsZ { get; }

    /// <summary>Bytes of the constants, those of the dispatch size included.</summary>
    static abstract int ConstantBufferSize { get; }

    /// <summary>Whether the shader samples textures.</summary>
    static abstract bool IsStaticSamplerRequired { get; }

    /// <summary>The registers of the buffers, in the order of the indices that <see cref="LoadGraphicsResources"/> gives.</summary>
    static abstract ReadOnlyMemory<ResourceDescriptorRange> ResourceDescriptorRanges { get; }

    /// <summary>The text that <see cref="HlslBytecode"/> was compiled from.</summary>
    static abstract string HlslSource { get; }

    /// <summary>The compiled shader. A dispatch of the contract never asks for it.</summary>
    static abstract ReadOnlyMemory<byte> HlslBytecode { get; }

    /// <summary>Gives the loader the bytes of the constants for a dispatch of x · y · z threads.</summary>
    static abstract void LoadConstantBuffer<TLoader>(in T shader, ref TLoader loader, int x, int y, int z)
        where TLoader : struct, IConstantBufferLoader;

    /// <summary>Gives the loader each buffer with the index of its range.</summary>
    static abstract void LoadGraphicsResources<TLoader>(in T shader, ref TLoader loader)
        where TLoader : struct, IGraphicsResourceLoader;
}
