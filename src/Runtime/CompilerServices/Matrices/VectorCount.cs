namespace Kernels.CompilerServices;

/// <summary>
/// A number of vectors or rows. It is a type so that the JIT compiler compiles a loop for each number, without what the number
/// leaves out.
/// </summary>
internal interface IVectorCount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

/// <summary>The numbers for which there are loops.</summary>
internal static class VectorCount
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
