using System.Runtime.InteropServices;
using Kernels.CompilerServices;
using Kernels.Tests.Cases;
using Xunit;

namespace Kernels.Tests.Arguments;

/// <summary>What the span form of a kernel with several results checks before it touches an element.</summary>
public class TupleArgumentTests
{
    [Theory]
    [InlineData(4, 5, "sumDestination")]
    [InlineData(5, 4, "differenceDestination")]
    [InlineData(5, 6, "differenceDestination")]
    [InlineData(0, 5, "sumDestination")]
    public void A_destination_of_another_length_is_named(int sums, int differences, string name)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => Tuples.Named(new float[5], new float[5], new float[sums], new float[differences]));
        Assert.Equal(name, exception.ParamName);
        Assert.Contains("but 'a' has 5: they must be of the same length.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Destinations_of_unnamed_elements_are_numbered()
    {
        var exception = Assert.Throws<ArgumentException>(() => Tuples.Unnamed(new float[5], new float[5], new float[5], new float[4]));
        Assert.Equal("item2Destination", exception.ParamName);
    }

    [Fact]
    public void The_last_of_many_destinations_is_checked_too()
    {
        var eight = Enumerable.Range(0, 8).Select(static _ => new int[3]).ToArray();
        var exception = Assert.Throws<ArgumentException>(() => Tuples.EightUnnamed(
            new int[3], eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], new int[2]));
        Assert.Equal("item8Destination", exception.ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(-99)]
    public void Two_destinations_that_overlap_are_refused_even_where_they_are_the_same(int distance)
    {
        var memory = new float[300];
        var inputs = new float[100];
        var exception = Assert.Throws<ArgumentException>(
            () => Tuples.Named(inputs, inputs, memory.AsSpan(100, 100), memory.AsSpan(100 + distance, 100)));
        Assert.Equal("differenceDestination", exception.ParamName);
        Assert.Equal("'differenceDestination' overlaps 'sumDestination': each result needs a span of its own. (Parameter 'differenceDestination')",
            exception.Message);
    }

    [Fact]
    public void Destinations_of_more_bytes_than_a_span_of_bytes_can_hold_are_checked_too()
    {
        // Nothing behind the first element is touched: the check looks at addresses alone.
        var (first, second) = (new float[1], new float[1]);
        Assert.Equal("second", Assert.Throws<ArgumentException>(() => Check(first, first)).ParamName);
        Assert.Null(Record.Exception(() => Check(first, [])));

        void Check(float[] one, float[] other) => SpanGuard.RequireNoOverlap(
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(one), 600_000_000),
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(other), other.Length * 600_000_000),
            nameof(second),
            nameof(first));
    }

    [Fact]
    public void The_first_and_the_last_of_three_destinations_may_not_overlap()
    {
        var inputs = new float[10];
        var memory = new float[15];
        var exception = Assert.Throws<ArgumentException>(() => Tuples.Cross(
            inputs, inputs, inputs, inputs, inputs, inputs, memory.AsSpan(0, 10), new float[10], memory.AsSpan(5, 10)));
        Assert.Equal("zDestination", exception.ParamName);
    }

    [Fact]
    public void Destinations_of_different_types_may_not_overlap()
    {
        var memory = new float[30];
        var exception = Assert.Throws<ArgumentException>(() => Tuples.Mixed(
            new float[10], new int[10], memory.AsSpan(0, 10), MemoryMarshal.Cast<float, int>(memory.AsSpan(9, 10)), new uint[10]));
        Assert.Equal("wholeDestination", exception.ParamName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public void A_partial_overlap_of_any_destination_with_any_input_is_refused(int distance)
    {
        var memory = new float[40];
        var exception = Assert.Throws<ArgumentException>(
            () => Tuples.Named(new float[10], memory.AsSpan(10, 10), new float[10], memory.AsSpan(10 + distance, 10)));
        Assert.Equal("differenceDestination", exception.ParamName);
        Assert.Equal("'differenceDestination' overlaps 'b' partially: it may be the same span or a separate one. (Parameter 'differenceDestination')",
            exception.Message);

        exception = Assert.Throws<ArgumentException>(
            () => Tuples.Named(memory.AsSpan(10, 10), new float[10], memory.AsSpan(10 + distance, 10), new float[10]));
        Assert.Equal("sumDestination", exception.ParamName);
    }

    [Fact]
    public void The_destinations_may_be_the_inputs_in_any_order()
    {
        for (var length = 0; length < 70; length++)
        {
            float[] a = [.. Enumerable.Range(1, length).Select(static i => (float)i)], b = [.. a.Select(static x => x * x)];
            var (sums, differences) = (a.Zip(b, static (x, y) => x + y).ToArray(), a.Zip(b, static (x, y) => x - y).ToArray());
            Tuples.Named(a, b, b, a);
            Assert.Equal(sums, b);
            Assert.Equal(differences, a);
        }
    }

    [Fact]
    public void Nothing_is_written_when_a_later_argument_is_refused()
    {
        var sums = Enumerable.Repeat(7f, 20).ToArray();
        Assert.Throws<ArgumentException>(() => Tuples.Named(new float[20], new float[20], sums, new float[19]));
        Assert.Throws<ArgumentException>(() => Tuples.Named(new float[20], new float[20], sums, sums));
        Assert.All(sums, static sum => Assert.Equal(7f, sum));
    }

    [Fact]
    public void Empty_spans_are_no_work()
    {
        Tuples.Named(default, default, default, default(Span<float>));
        var memory = new float[4];
        Tuples.Named(memory.AsSpan(2, 0), memory.AsSpan(2, 0), memory.AsSpan(2, 0), memory.AsSpan(2, 0));
    }
}
