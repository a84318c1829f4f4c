namespace ComputeSharp;

/// <summary>Memory of a device.</summary>
public interface IGraphicsResource
{
    /// <summary>The device that holds it.</summary>
    GraphicsDevice GraphicsDevice { get; }

    /// <summary>A copy of what it holds.</summary>
    internal byte[] ToBytes();
}
