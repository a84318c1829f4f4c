using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>The tables of constants of a kernel: how its file calls them, and the members that hold them.</summary>
/// <param name="tables">The tables.</param>
/// <param name="laneBits">The width of the lanes, and so of the numbers.</param>
internal sealed class TableNames(IReadOnlyList<NamedTable> tables, int laneBits)
{
    /// <summary>For what holds no expression.</summary>
    public static readonly TableNames None = new([], 0);

    /// <summary>The bits of a vector in which a table may be held.</summary>
    private const int RegisterBits = 512;

    private const int BytesOfRegister = RegisterBits / 8;

    public string NameOf(Table table) => table.IsParameter ? TypeNames.Identifier(table.Name) : tables.First(named => named.Table == table).Name;

    /// <summary>
    /// Are its numbers kept as bytes? All have to be bytes, and too many for two vectors of lanes. A quarter of the memory is read, and
    /// a vector holds four times as many.
    /// </summary>
    public bool IsOfBytes(Table table) => laneBits == 32 && table.Type.IsInteger && table.Bits is { } numbers
        && numbers.Count > 2 * RegisterBits / laneBits && numbers.All(static bits => bits is >= byte.MinValue and <= byte.MaxValue);

    /// <summary>Writes the members.</summary>
    public void Write(SourceWriter writer, TypeNames types)
    {
        foreach (var (table, name, numbers) in tables.Select(static named => (named.Table, named.Name, named.Table.Bits!.Value)))
        {
            var type = table.Type.InLane(laneBits);
            var isOfBytes = IsOfBytes(table);
            var padding = isOfBytes ? PaddingOfBytes(numbers.Count) : Padding(numbers.Count, type.Bits);
            writer.Line();
            writer.Line($"// The numbers of {table.Name}{(padding == 0 ? "" : ", and as many more as fill a register")}. "
                + "They lie in the assembly, and cost nothing to set up.");
            writer.Line($"private static {types["ReadOnlySpan"]}<{(isOfBytes ? "byte" : type.Code)}> {name} =>");
            writer.Line("[");
            writer.Indented(() => NumberList.Write(writer, numbers.Concat(Enumerable.Repeat(numbers[numbers.Count - 1], padding))
                .Select(bits => Literals.Of(Constant.Of(isOfBytes ? ScalarType.Int32 : type, bits)))));
            writer.Line("];");
        }
    }

    /// <summary>What a table lacks to fill one vector of 512 bits or two, from which a number is had by one instruction.</summary>
    private static int Padding(int count, int bits)
    {
        var register = RegisterBits / bits;
        return count <= register ? register - count
            : count <= 2 * register ? (2 * register) - count
            : 0;
    }

    /// <summary>What bytes lack to fill one, two or four vectors; of more, what is lacking to whole integers.</summary>
    private static int PaddingOfBytes(int count) =>
        (count <= BytesOfRegister ? BytesOfRegister
            : count <= 2 * BytesOfRegister ? 2 * BytesOfRegister
            : count <= 4 * BytesOfRegister ? 4 * BytesOfRegister
            : (count + 3) / 4 * 4) - count;
}
