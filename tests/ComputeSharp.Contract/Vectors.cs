using System.Diagnostics.CodeAnalysis;

namespace ComputeSharp;

/// <summary>Two integers.</summary>
public struct Int2(int x, int y)
{
    private int x = x;
    private int y = y;

    /// <summary>The first.</summary>
    [UnscopedRef]
    public ref int X => ref x;

    /// <summary>The second.</summary>
    [UnscopedRef]
    public ref int Y => ref y;
}

/// <summary>Three integers.</summary>
public struct Int3(int x, int y, int z)
{
    private int x = x;
    private int y = y;
    private int z = z;

    /// <summary>The first.</summary>
    [UnscopedRef]
    public ref int X => ref x;

    /// <summary>The second.</summary>
    [UnscopedRef]
    public ref int Y => ref y;

    /// <summary>The third.</summary>
    [UnscopedRef]
    public ref int Z => ref z;
}
