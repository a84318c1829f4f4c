namespace ComputeSharp;

/// <summary>What new memory holds.</summary>
public enum AllocationMode
{
    /// <summary>Anything. The contract fills it with a pattern, so that a shader which reads it is found.</summary>
    Default,

    /// <summary>Zeros.</summary>
    Clear,
}
