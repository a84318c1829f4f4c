namespace ComputeSharp;

/// <summary>How many threads were asked for.</summary>
public static class DispatchSize
{
    /// <summary>All of them.</summary>
    public static int Count => Size(nameof(Count)).X * Size(nameof(Count)).Y * Size(nameof(Count)).Z;

    /// <summary>Along X.</summary>
    public static int X => Size(nameof(X)).X;

    /// <summary>Along Y.</summary>
    public static int Y => Size(nameof(Y)).Y;

    /// <summary>Along Z.</summary>
    public static int Z => Size(nameof(Z)).Z;

    /// <summary>Along X and Y.</summary>
    public static Int2 XY => new(Size(nameof(XY)).X, Size(nameof(XY)).Y);

    /// <summary>Along X and Z.</summary>
    public static Int2 XZ => new(Size(nameof(XZ)).X, Size(nameof(XZ)).Z);

    /// <summary>Along Y and Z.</summary>
    public static Int2 YZ => new(Size(nameof(YZ)).Y, Size(nameof(YZ)).Z);

    /// <summary>Along all three.</summary>
    public static Int3 XYZ => Size(nameof(XYZ));

    private static Int3 Size(string member) => RunningThread.Size($"DispatchSize.{member}");
}
