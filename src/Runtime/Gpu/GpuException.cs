namespace Kernels.Gpu;

/// <summary>
/// A device could not do what it was asked to: there is none, its memory is used up, or its driver reports an error.
/// </summary>
public sealed class GpuException : Exception
{
    /// <summary>An exception with a message.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public GpuException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public GpuException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
