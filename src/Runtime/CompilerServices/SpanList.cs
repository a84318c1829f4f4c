using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kernels.CompilerServices;

/// <summary>
/// The spans of a call, of any element types, on their way to other threads: a lambda cannot capture a span. For generated
/// code; not meant to be used by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe ref struct SpanList
{
    private int count;

    // Where each span begins, as an empty span: of tables alone the list knows the length. The generator's OptionsParser knows
    // how many there are.
    private ReadOnlySpan<byte> item0, item1, item2, item3, item4, item5, item6, item7;
    private ReadOnlySpan<byte> item8, item9, item10, item11, item12, item13, item14, item15;

    /// <summary>A list of one span.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The span.</param>
    public static SpanList Of<T>(ReadOnlySpan<T> span)
        where T : unmanaged =>
        default(SpanList).And(span);

    /// <summary>The list with one more span.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The span.</param>
    public readonly SpanList And<T>(ReadOnlySpan<T> span)
        where T : unmanaged
    {
        var longer = this;
        longer.Add(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span)), 0));
        return longer;
    }

    /// <summary>A list of one span, of which all threads read all.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="table">The span.</param>
    public static SpanList OfTable<T>(ReadOnlySpan<T> table)
        where T : unmanaged =>
        default(SpanList).AndTable(table);

    /// <summary>The list with one more span, of which all threads read all.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="table">The span.</param>
    public readonly SpanList AndTable<T>(ReadOnlySpan<T> table)
        where T : unmanaged
    {
        var longer = this;
        longer.Add(MemoryMarshal.AsBytes(table));
        return longer;
    }

    /// <summary>Keeps the garbage collector from moving the spans while an action runs.</summary>
    internal readonly void Pin(Action<PinnedSpans> action) => Pin(0, new nint[count], new int[count], action);

    /// <summary>One span a call: a method pins as many as it declares, and their number is not known here.</summary>
    private readonly void Pin(int index, nint[] addresses, int[] sizes, Action<PinnedSpans> action)
    {
        if (index == count)
        {
            action(new PinnedSpans(addresses, sizes));
            return;
        }

        fixed (byte* address = &MemoryMarshal.GetReference(Item(index)))
        {
            addresses[index] = (nint)address;
            sizes[index] = Item(index).Length;
            Pin(index + 1, addresses, sizes, action);
        }
    }

    private void Add(ReadOnlySpan<byte> item)
    {
        switch (count++)
        {
            case 0: item0 = item; break;
            case 1: item1 = item; break;
            case 2: item2 = item; break;
            case 3: item3 = item; break;
            case 4: item4 = item; break;
            case 5: item5 = item; break;
            case 6: item6 = item; break;
            case 7: item7 = item; break;
            case 8: item8 = item; break;
            case 9: item9 = item; break;
            case 10: item10 = item; break;
            case 11: item11 = item; break;
            case 12: item12 = item; break;
            case 13: item13 = item; break;
            case 14: item14 = item; break;
            case 15: item15 = item; break;
            default: throw new UnreachableException("The generator reports kernels with more spans.");
        }
    }

    private readonly ReadOnlySpan<byte> Item(int index) => index switch
    {
        0 => item0,
        1 => item1,
        2 => item2,
        3 => item3,
        4 => item4,
        5 => item5,
        6 => item6,
        7 => item7,
        8 => item8,
        9 => item9,
        10 => item10,
        11 => item11,
        12 => item12,
        13 => item13,
        14 => item14,
        _ => item15,
    };
}

/// <summary>The addresses of spans that do not move. For generated code; not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct PinnedSpans
{
    private readonly nint[] addresses;

    /// <summary>The bytes of tables; 0 of other spans.</summary>
    private readonly int[] sizes;

    internal PinnedSpans(nint[] addresses, int[] sizes) => (this.addresses, this.sizes) = (addresses, sizes);

    /// <summary>All of a span that was added as a table.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The span's place in the list.</param>
    public ReadOnlySpan<T> Table<T>(int span)
        where T : unmanaged =>
        new((T*)addresses[span], sizes[span] / sizeof(T));

    /// <summary>A part of a span to read.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The span's place in the list.</param>
    /// <param name="start">The first element.</param>
    /// <param name="count">The number of elements.</param>
    public ReadOnlySpan<T> Read<T>(int span, int start, int count)
        where T : unmanaged =>
        new((T*)addresses[span] + start, count);

    /// <summary>A part of a span to write.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The span's place in the list.</param>
    /// <param name="start">The first element.</param>
    /// <param name="count">The number of elements.</param>
    public Span<T> Write<T>(int span, int start, int count)
        where T : unmanaged =>
        new((T*)addresses[span] + start, count);
}
