namespace ComputeSharp;

/// <summary>A shader: <see cref="Execute"/> is what one thread does.</summary>
public interface IComputeShader
{
    /// <summary>Does the work of the thread that <see cref="ThreadIds"/> names.</summary>
    void Execute();
}
