using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Tests.Testing;

/// <summary>A type of elements, and that of the lanes which the vector forms have for it.</summary>
internal sealed record LaneElement(string Name, string Lane)
{
    /// <summary>The sizes of what is computed with: a small integer is an <c>int</c>.</summary>
    private static readonly Dictionary<SpecialType, (int Bits, string Narrow, string Wide)> Lanes = new()
    {
        [SpecialType.System_Boolean] = (32, "int", "long"),
        [SpecialType.System_Byte] = (32, "int", "long"),
        [SpecialType.System_SByte] = (32, "int", "long"),
        [SpecialType.System_Int16] = (32, "int", "long"),
        [SpecialType.System_UInt16] = (32, "int", "long"),
        [SpecialType.System_Char] = (32, "int", "long"),
        [SpecialType.System_Int32] = (32, "int", "long"),
        [SpecialType.System_UInt32] = (32, "uint", "ulong"),
        [SpecialType.System_Int64] = (64, "long", "long"),
        [SpecialType.System_UInt64] = (64, "ulong", "ulong"),
        [SpecialType.System_Single] = (32, "float", "double"),
        [SpecialType.System_Double] = (64, "double", "double"),
    };

    /// <summary>Vectors are of the elements themselves.</summary>
    public bool IsLane => Name == Lane;

    /// <summary>The width of a kernel's lanes.</summary>
    public static int LaneBits(IMethodSymbol kernel) =>
        kernel.Parameters.Where(static parameter => HarnessSource.TableElement(parameter.Type) is null).Select(static parameter => parameter.Type)
        .Concat(kernel.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(static element => element.Type)
            : [kernel.ReturnType])
        .Max(static type => RowOf(type).Bits);

    public static LaneElement Of(ITypeSymbol type, int laneBits) =>
        new(type.ToDisplayString(), laneBits == 64 ? RowOf(type).Wide : RowOf(type).Narrow);

    /// <summary>An element as its lane.</summary>
    public string ToLane(string element) => Name == "bool" ? $"{element} ? ({Lane})-1 : 0" : $"({Lane}){element}";

    /// <summary>The element that a lane holds.</summary>
    public string FromLane(string lane) => Name == "bool" ? $"Truth({lane})" : $"checked(({Name}){lane})";

    private static (int Bits, string Narrow, string Wide) RowOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum ? RowOf(((INamedTypeSymbol)type).EnumUnderlyingType!)
        : type.Name == "Half" ? (32, "float", "double")
        : Lanes[type.SpecialType];
}
