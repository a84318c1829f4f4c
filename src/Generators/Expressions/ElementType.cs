using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>
/// What a span holds of a parameter or a result: one row of the table. A body computes with values of its
/// <see cref="Type"/>, which may have more bits. A load widens an element then, and a store narrows it.
/// </summary>
/// <param name="Keyword">The C# keyword; a name with its namespace where there is none.</param>
/// <param name="Type">What a value of it is in a body.</param>
/// <param name="Bits">Its size in memory.</param>
/// <param name="IsSigned">An integer with a sign; a floating-point number has one anyway.</param>
internal sealed record ElementType(string Keyword, ScalarType Type, int Bits, bool IsSigned)
{
    /// <summary>The name of an enumeration, with its namespace; the row is that of its integers. Null of all else.</summary>
    public string? Enum { get; init; }

    /// <summary>The type's name as the compiler shows it.</summary>
    public string Name => Enum ?? Keyword;

    /// <summary>The type's name in code.</summary>
    public string Code => ElementTypes.CodeOf(Name);

    /// <summary>A value has fewer bits in memory than in a body, where its own operations may exceed it.</summary>
    public bool IsNarrow => Bits < Type.Bits;

    /// <summary>The value is rounded where it is stored: a float that becomes a half.</summary>
    public bool IsRounded => IsNarrow && Type.IsFloat;

    /// <summary>The element is its own value: a number, and no enumeration.</summary>
    public bool IsNumber => Enum is null && Bits == Type.Bits;

    /// <summary>The type of the lanes that hold such elements; a condition is a mask of signed integers.</summary>
    public ScalarType Lane(int laneBits) => Type.InLane(laneBits);

    /// <summary>Elements lie in memory as their lanes do, so that they are loaded and stored as they are.</summary>
    public bool IsLane(int laneBits) => IsNumber && Lane(laneBits) == Type;
}

internal static class ElementTypes
{
    /// <summary>The width of a lane that no element makes wider.</summary>
    public const int LeastLane = 32;

    /// <summary>The elements that are smaller than their values.</summary>
    private static readonly ElementType[] Small =
    [
        new("bool",        ScalarType.Bool,   8,  false),
        new("byte",        ScalarType.Int32,  8,  false),
        new("sbyte",       ScalarType.Int32,  8,  true),
        new("short",       ScalarType.Int32,  16, true),
        new("ushort",      ScalarType.Int32,  16, false),
        new("char",        ScalarType.Int32,  16, false),
        new("System.Half", ScalarType.Single, 16, false),
    ];

    /// <summary>The table: a row for each type that an element can have.</summary>
    public static readonly IReadOnlyList<ElementType> All =
        [.. Small, .. ScalarType.Numbers.Select(static type => new ElementType(type.Keyword, type, type.Bits, type.IsSigned))];

    private static readonly Dictionary<string, ElementType> Rows = All.ToDictionary(static row => row.Keyword);

    /// <summary>The row of a keyword; null where no element has the type.</summary>
    public static ElementType? Find(string keyword) => Rows.TryGetValue(keyword, out var row) ? row : null;

    /// <summary>The row of elements that are numbers or conditions as a body has them.</summary>
    public static ElementType Of(ScalarType type) => Rows[type.Keyword];

    /// <summary>A type's name in code: a keyword, or a name from <c>global::</c>.</summary>
    public static string CodeOf(string name) => name.IndexOf('.') < 0 && Rows.ContainsKey(name) ? name : $"global::{name}";

    /// <summary>The width of the lanes of a kernel: that of its widest element.</summary>
    public static int LaneBits(IEnumerable<ElementType> elements) =>
        elements.Select(static element => element.Type.Bits).Append(LeastLane).Max();
}
