namespace ComputeSharp;

/// <content>Conversions between truth values and numbers: HLSL casts them, C# does not.</content>
public static partial class Hlsl
{
    /// <summary>1 or 0.</summary>
    public static double BoolToDouble(bool x) => x ? 1.0 : 0.0;

    /// <summary>1 or 0.</summary>
    public static float BoolToFloat(bool x) => x ? 1f : 0f;

    /// <summary>1 or 0.</summary>
    public static int BoolToInt(bool x) => x ? 1 : 0;

    /// <summary>1 or 0.</summary>
    public static uint BoolToUInt(bool x) => x ? 1u : 0u;

    /// <summary>Whether x is not 0; NaN is not.</summary>
    public static bool DoubleToBool(double x) => x != 0.0;

    /// <summary>Whether x is not 0; NaN is not.</summary>
    public static bool FloatToBool(float x) => x != 0f;

    /// <summary>Whether x is not 0.</summary>
    public static bool IntToBool(int x) => x != 0;

    /// <summary>Whether x is not 0.</summary>
    public static bool UIntToBool(uint x) => x != 0u;
}
