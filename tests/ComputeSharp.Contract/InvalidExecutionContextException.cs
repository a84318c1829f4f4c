namespace ComputeSharp;

/// <summary>What belongs to a running shader was asked for outside one.</summary>
public sealed class InvalidExecutionContextException : InvalidOperationException
{
    internal InvalidExecutionContextException(string memberName)
        : base($"{memberName} has a value only in a shader that a device runs: use GraphicsDevice.For.")
    {
        MemberName = memberName;
    }

    /// <summary>What was asked for.</summary>
    public string MemberName { get; }
}
