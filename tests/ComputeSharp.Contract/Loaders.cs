namespace ComputeSharp.Descriptors;

/// <summary>Takes the constants of a dispatch.</summary>
public interface IConstantBufferLoader
{
    /// <summary>Takes all constants at once; their length is a multiple of four bytes.</summary>
    void LoadConstantBuffer(ReadOnlySpan<byte> data);
}

/// <summary>Takes the buffers of a dispatch.</summary>
public interface IGraphicsResourceLoader
{
    /// <summary>Takes the buffer of the range with this index.</summary>
    void LoadGraphicsResource(IGraphicsResource resource, uint index);
}
