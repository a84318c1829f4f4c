namespace Kernels.Benchmarks.Peers;

/// <summary>
/// The arrays that an operation reads and writes, all of one length, and scratch arrays for those who compute in several
/// steps. They are addresses, since C needs them and a delegate cannot capture a span.
/// </summary>
internal readonly unsafe struct Arrays(nint* addresses, int first, int length)
{
    /// <summary>X, Y, Z, then the results.</summary>
    public const int Named = 5;

    public int Length => length;

    public ReadOnlySpan<float> X => Of<float>(0);

    public ReadOnlySpan<float> Y => Of<float>(1);

    public ReadOnlySpan<float> Z => Of<float>(2);

    public Span<float> Result => Of<float>(3);

    public Span<float> Second => Of<float>(4);

    public ReadOnlySpan<double> Doubles => Of<double>(0);

    public ReadOnlySpan<double> MoreDoubles => Of<double>(1);

    public Span<double> DoubleResult => Of<double>(3);

    /// <summary>Scratch memory begins at the same place for every slice, so that it stays in cache.</summary>
    public Span<float> Scratch(int index) => new((float*)addresses[Named + index], length);

    /// <summary>A part of the arrays, with the same scratch memory.</summary>
    public Arrays Slice(int start, int count) => new(addresses, first + start, count);

    /// <summary>The address of X, Y, Z, the result or the second result; not of a slice.</summary>
    public void* Address(int index) => (void*)addresses[index];

    private Span<T> Of<T>(int index)
        where T : unmanaged => new((T*)addresses[index] + first, length);
}
