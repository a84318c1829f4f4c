using System;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>
/// How an element lies in the memory of a device. A body computes with values of 32 or 64 bits, and with conditions: a load makes such a
/// value of an element, and a store an element of it.
/// </summary>
internal static class OpenCLElement
{
    /// <summary>What memory holds. It cannot hold a <c>bool</c>, which so is a byte, 0 or 1.</summary>
    public static string MemoryType(this ElementType element) => (element.IsRounded, element.IsNarrow || element.Type == ScalarType.Bool, element.Bits) switch
    {
        (true, _, 16) => "half",
        (false, true, 8) => element.IsSigned ? "char" : "uchar",
        (false, true, 16) => element.IsSigned ? "short" : "ushort",
        (false, false, _) => OpenCLLanguage.Types[element.Type].Name,
        _ => throw new NotSupportedException(element.Name),
    };

    /// <summary>The elements, small ones first, that are an <c>int</c> as soon as C computes with them.</summary>
    private static readonly ElementType[] Integers = [.. "byte sbyte short ushort int".Split(' ').Select(static keyword => ElementTypes.Find(keyword)!)];

    /// <summary>What a table of constants is made of: the smallest type that holds all its numbers, as constant memory is small too.</summary>
    public static string MemoryTypeOf(Table table) => IntegerOf(table)?.MemoryType() ?? OpenCLLanguage.Types[table.Type].Name;

    /// <summary>The constant memory that a table takes, in bytes.</summary>
    public static int BytesOf(Table table) => table.Bits!.Value.Count * (IntegerOf(table)?.Bits ?? table.Type.Bits) / 8;

    /// <summary>The smallest element that holds the integers of a table; null of other numbers.</summary>
    private static ElementType? IntegerOf(Table table)
    {
        var numbers = table.Bits!.Value;
        return table.Type != ScalarType.Int32
            ? null
            : Integers.First(element => numbers.All(bits => bits >= Least(element) && bits <= Largest(element)));

        static long Least(ElementType element) => element.IsSigned ? -1L << (element.Bits - 1) : 0;

        static long Largest(ElementType element) => (1L << (element.IsSigned ? element.Bits - 1 : element.Bits)) - 1;
    }

    /// <summary>What a kernel is given for one value: a <c>bool</c> cannot be an argument, nor a <c>half</c>.</summary>
    public static string ArgumentType(this ElementType element) => element.Type == ScalarType.Bool ? "int" : OpenCLLanguage.Types[element.Type].Name;

    /// <summary>The value of such an argument.</summary>
    public static string FromArgument(this ElementType element, string argument) => element.Type == ScalarType.Bool ? $"{argument} != 0" : argument;

    /// <summary>The C# that makes such an argument of a value.</summary>
    public static string ToArgument(this ElementType element, string value) => element.IsNumber ? value
        : element.Type == ScalarType.Bool ? $"{value} ? 1 : 0"
        : $"({element.Type.Keyword}){value}";

    /// <summary>The value of an element.</summary>
    /// <param name="element">Its type.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="place">Where it is.</param>
    public static string Load(this ElementType element, string memory, string place) => element.IsRounded ? $"vload_half({place}, {memory})"
        : element.Type == ScalarType.Bool ? $"{memory}[{place}] != 0"
        : $"{memory}[{place}]";

    /// <summary>The statement that stores a value. What exceeds an integer is cut off, as a cast of C# does it.</summary>
    /// <inheritdoc cref="Load"/>
    public static string Store(this ElementType element, string memory, string place, string value) =>
        element.IsRounded ? $"vstore_half_rte({value}, {place}, {memory})"
        : element.IsNarrow ? $"{memory}[{place}] = ({element.MemoryType()}){value}"
        : $"{memory}[{place}] = {value}";
}
