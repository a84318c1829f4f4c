namespace ComputeSharp;

/// <summary>Ready-made sizes of a group of 64 threads.</summary>
[Flags]
public enum DefaultThreadGroupSizes
{
    /// <summary>64 · 1 · 1.</summary>
    X = 1,

    /// <summary>1 · 64 · 1.</summary>
    Y = 2,

    /// <summary>1 · 1 · 64.</summary>
    Z = 4,

    /// <summary>8 · 8 · 1.</summary>
    XY = X | Y,

    /// <summary>8 · 1 · 8.</summary>
    XZ = X | Z,

    /// <summary>1 · 8 · 8.</summary>
    YZ = Y | Z,

    /// <summary>4 · 4 · 4.</summary>
    XYZ = X | Y | Z,
}

/// <summary>How many threads a group of this shader has.</summary>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false)]
public sealed class ThreadGroupSizeAttribute : Attribute
{
    /// <summary>A group of 64 threads along the named dimensions.</summary>
    /// <param name="size">The dimensions.</param>
    /// <exception cref="ArgumentException"><paramref name="size"/> names no dimension.</exception>
    public ThreadGroupSizeAttribute(DefaultThreadGroupSizes size)
    {
        (ThreadsX, ThreadsY, ThreadsZ) = size switch
        {
            DefaultThreadGroupSizes.X => (64, 1, 1),
            DefaultThreadGroupSizes.Y => (1, 64, 1),
            DefaultThreadGroupSizes.Z => (1, 1, 64),
            DefaultThreadGroupSizes.XY => (8, 8, 1),
            DefaultThreadGroupSizes.XZ => (8, 1, 8),
            DefaultThreadGroupSizes.YZ => (1, 8, 8),
            DefaultThreadGroupSizes.XYZ => (4, 4, 4),
            _ => throw new ArgumentException("A size names one dimension or several.", nameof(size)),
        };
    }

    /// <summary>A group of so many threads along each dimension.</summary>
    public ThreadGroupSizeAttribute(int threadsX, int threadsY, int threadsZ)
    {
        ThreadsX = threadsX;
        ThreadsY = threadsY;
        ThreadsZ = threadsZ;
    }

    /// <summary>Threads of a group along X.</summary>
    public int ThreadsX { get; }

    /// <summary>Threads of a group along Y.</summary>
    public int ThreadsY { get; }

    /// <summary>Threads of a group along Z.</summary>
    public int ThreadsZ { get; }
}
