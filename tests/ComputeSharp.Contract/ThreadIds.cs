namespace ComputeSharp;

/// <summary>The place of the running thread in its dispatch.</summary>
public static class ThreadIds
{
    /// <summary>The place along X.</summary>
    public static int X => Id(nameof(X)).X;

    /// <summary>The place along Y.</summary>
    public static int Y => Id(nameof(Y)).Y;

    /// <summary>The place along Z.</summary>
    public static int Z => Id(nameof(Z)).Z;

    /// <summary>The place along X and Y.</summary>
    public static Int2 XY => new(Id(nameof(XY)).X, Id(nameof(XY)).Y);

    /// <summary>The place along X and Z.</summary>
    public static Int2 XZ => new(Id(nameof(XZ)).X, Id(nameof(XZ)).Z);

    /// <summary>The place along Y and Z.</summary>
    public static Int2 YZ => new(Id(nameof(YZ)).Y, Id(nameof(YZ)).Z);

    /// <summary>The place along all three.</summary>
    public static Int3 XYZ => Id(nameof(XYZ));

    private static Int3 Id(string member) => RunningThread.Id($"ThreadIds.{member}");
}
