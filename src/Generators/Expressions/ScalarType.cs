using System;

namespace Kernels.Generators.Expressions;

/// <summary>The types a value can have inside a kernel.</summary>
internal enum ScalarType
{
    Bool,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,

    /// <summary>Several scalars; gone once the calls that return them are inlined.</summary>
    Tuple,
}

internal static class ScalarTypes
{
    /// <summary>The type's C# keyword.</summary>
    public static string Keyword(this ScalarType type) => type switch
    {
        ScalarType.Bool => "bool",
        ScalarType.Int32 => "int",
        ScalarType.UInt32 => "uint",
        ScalarType.Int64 => "long",
        ScalarType.UInt64 => "ulong",
        ScalarType.Single => "float",
        ScalarType.Double => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A tuple has no keyword."),
    };

    public static bool IsFloat(this ScalarType type) => type is ScalarType.Single or ScalarType.Double;

    public static bool IsInteger(this ScalarType type) =>
        type is ScalarType.Int32 or ScalarType.UInt32 or ScalarType.Int64 or ScalarType.UInt64;

    public static bool IsNumber(this ScalarType type) => type.IsFloat() || type.IsInteger();

    public static bool IsSigned(this ScalarType type) => type is ScalarType.Int32 or ScalarType.Int64;

    /// <summary>The type's size in bits; 0 for <see cref="ScalarType.Bool"/>, which takes the width of its lane.</summary>
    public static int Bits(this ScalarType type) => type switch
    {
        ScalarType.Int32 or ScalarType.UInt32 or ScalarType.Single => 32,
        ScalarType.Int64 or ScalarType.UInt64 or ScalarType.Double => 64,
        _ => 0,
    };
}
