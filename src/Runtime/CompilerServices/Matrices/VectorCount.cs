using System.ComponentModel;

namespace Kernels.CompilerServices;

/// <summary>
/// How many vectors a row takes. It is a type so that the JIT compiler compiles a generated loop for each number and keeps
/// in registers what the rows share.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorCount
{
    /// <summary>The number of vectors; the last one may be filled in part.</summary>
    static abstract int Value { get; }
}

/// <summary>The numbers of vectors for which there are loops.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorCount
{
    /// <summary>One vector.</summary>
    public readonly struct One : IVectorCount
    {
        /// <inheritdoc/>
        public static int Value => 1;
    }

    /// <summary>Two vectors.</summary>
    public readonly struct Two : IVectorCount
    {
        /// <inheritdoc/>
        public static int Value => 2;
    }

    /// <summary>Three vectors.</summary>
    public readonly struct Three : IVectorCount
    {
        /// <inheritdoc/>
        public static int Value => 3;
    }

    /// <summary>Four vectors.</summary>
    public readonly struct Four : IVectorCount
    {
        /// <inheritdoc/>
        public static int Value => 4;
    }

    /// <summary>Eight vectors.</summary>
    public readonly struct Eight : IVectorCount
    {
        /// <inheritdoc/>
        public static int Value => 8;
    }
}
