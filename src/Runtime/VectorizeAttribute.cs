namespace Kernels;

/// <summary>
/// Marks a scalar, static method as a kernel: beside it, at compile time, the generator writes the same function
/// over spans (<c>void F(ReadOnlySpan&lt;T&gt; x, ..., Span&lt;T&gt; destination)</c>) and over vectors of 128, 256
/// and 512 bits.
/// </summary>
/// <remarks>
/// The method stays ordinary C#: it can be called, debugged and tested as it is. Its type, and every type around it,
/// is <c>partial</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorizeAttribute : Attribute
{
    /// <summary>
    /// The number of vectors that one turn of the main loop handles, from 1 to 16. 0, the default, lets the generator
    /// choose by the number of operations: 4 for a light kernel, 1 for a heavy one.
    /// </summary>
    public int Unroll { get; set; }
}
