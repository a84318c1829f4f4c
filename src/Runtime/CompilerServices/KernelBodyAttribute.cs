using System.ComponentModel;

namespace Kernels.CompilerServices;

/// <summary>
/// Holds the body of a kernel as data, on the span form that was generated from it: from here the generator reads it when
/// a kernel of another assembly calls this one, and <see cref="DerivativeCheck"/> its formula. For generated code; not meant to be written by hand.
/// </summary>
/// <param name="body">The body in the generator's own notation, which begins with its version.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KernelBodyAttribute(string body) : Attribute
{
    /// <summary>The body in the generator's own notation.</summary>
    public string Body { get; } = body;
}
