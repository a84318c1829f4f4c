using System.Runtime.InteropServices;
using Kernels.Tests.Cases;
using Xunit;

namespace Kernels.Tests.Arguments;

/// <summary>What every span form checks before it touches an element.</summary>
public class ArgumentTests
{
    [Fact]
    public void A_short_destination_is_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => Arithmetic.Negate(new float[3], new float[2]));
        Assert.Equal("destination", exception.ParamName);
        Assert.Equal("'destination' has 2 elements, but 'x' has 3: they must be of the same length. (Parameter 'destination')", exception.Message);
    }

    [Fact]
    public void A_long_destination_is_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => Arithmetic.Negate(new float[3], new float[4]));
        Assert.Equal("'destination' has 4 elements, but 'x' has 3: they must be of the same length. (Parameter 'destination')", exception.Message);
    }

    [Theory]
    [InlineData(5, 4, 4, "b", "'b' has 4 elements, but 'a' has 5: they must be of the same length. (Parameter 'b')")]
    [InlineData(5, 5, 6, "c", "'c' has 6 elements, but 'a' has 5: they must be of the same length. (Parameter 'c')")]
    [InlineData(0, 1, 0, "b", "'b' has 1 elements, but 'a' has 0: they must be of the same length. (Parameter 'b')")]
    public void An_input_of_another_length_is_named(int a, int b, int c, string name, string message)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => Shapes.P3(new float[a], new float[b], new float[c], new float[a]));
        Assert.Equal(name, exception.ParamName);
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void The_varying_parameters_around_a_uniform_are_compared()
    {
        var exception = Assert.Throws<ArgumentException>(() => Uniforms.Middle(new float[2], 1f, new float[3], new float[2]));
        Assert.Equal("y", exception.ParamName);
    }

    [Fact]
    public void A_parameter_that_takes_the_name_destination_leaves_another_for_the_result()
    {
        var six = new float[6];
        var exception = Assert.Throws<ArgumentException>(() => ControlFlow.Names(six, six, six, six, six, six, new float[7]));
        Assert.Equal("destination2", exception.ParamName);
    }

    [Fact]
    public void A_parameter_whose_name_is_a_keyword_is_named_without_the_sign()
    {
        var exception = Assert.Throws<ArgumentException>(() => ControlFlow.Keywords(new float[1], new float[2], 0f, new float[1]));
        Assert.Equal("class", exception.ParamName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(-7)]
    [InlineData(-99)]
    public void A_destination_that_overlaps_an_input_partially_is_refused(int distance)
    {
        var memory = new float[300];
        var exception = Assert.Throws<ArgumentException>(
            () => Arithmetic.Negate(memory.AsSpan(100, 100), memory.AsSpan(100 + distance, 100)));
        Assert.Equal("destination", exception.ParamName);
        Assert.Equal("'destination' overlaps 'x' partially: it may be the same span or a separate one. (Parameter 'destination')", exception.Message);
    }

    [Fact]
    public void A_partial_overlap_with_a_later_input_is_refused()
    {
        var memory = new float[20];
        var exception = Assert.Throws<ArgumentException>(
            () => Arithmetic.Add(new float[10], memory.AsSpan(0, 10), memory.AsSpan(1, 10)));
        Assert.Equal("'destination' overlaps 'b' partially: it may be the same span or a separate one. (Parameter 'destination')", exception.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_partial_overlap_between_elements_of_different_types_is_refused(int distance)
    {
        var memory = new float[100];
        var exception = Assert.Throws<ArgumentException>(() => Conversions.FloatToInt(
            memory.AsSpan(10, 20),
            MemoryMarshal.Cast<float, int>(memory.AsSpan()).Slice(10 + distance, 20)));
        Assert.Equal("destination", exception.ParamName);
    }

    [Fact]
    public void An_overlap_by_a_part_of_an_element_is_refused()
    {
        var bytes = new byte[100];
        Assert.Throws<ArgumentException>(() => Arithmetic.Negate(
            MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, 40)),
            MemoryMarshal.Cast<byte, float>(bytes.AsSpan(38, 40))));
    }

    [Fact]
    public void Nothing_is_written_when_an_argument_is_refused()
    {
        var memory = Enumerable.Range(0, 30).Select(static i => (float)i).ToArray();
        Assert.Throws<ArgumentException>(() => Arithmetic.Negate(memory.AsSpan(0, 20), memory.AsSpan(5, 20)));
        Assert.Throws<ArgumentException>(() => Arithmetic.Negate(new float[29], memory));
        Assert.Equal(Enumerable.Range(0, 30).Select(static i => (float)i), memory);
    }

    [Fact]
    public void Spans_side_by_side_do_not_overlap()
    {
        var memory = Enumerable.Range(0, 40).Select(static i => (float)i).ToArray();
        Arithmetic.Negate(memory.AsSpan(10, 15), memory.AsSpan(25, 15));
        Arithmetic.Negate(memory.AsSpan(10, 10), memory.AsSpan(0, 10));
        Assert.Equal(Enumerable.Range(10, 15).Select(static i => -(float)i), memory.AsSpan(25, 15).ToArray());
        Assert.Equal(Enumerable.Range(10, 10).Select(static i => -(float)i), memory.AsSpan(0, 10).ToArray());
    }

    [Fact]
    public void Inputs_may_overlap_each_other()
    {
        var memory = Enumerable.Range(0, 41).Select(static i => (float)(i * i)).ToArray();
        var steps = new float[40];
        Arithmetic.Subtract(memory.AsSpan(1, 40), memory.AsSpan(0, 40), steps);
        Assert.Equal(Enumerable.Range(0, 40).Select(static i => 2f * i + 1f), steps);
    }

    [Fact]
    public void The_destination_may_be_an_input_of_another_type()
    {
        var numbers = Enumerable.Range(0, 37).Select(static i => i + 0.5f).ToArray();
        Conversions.FloatToInt(numbers, MemoryMarshal.Cast<float, int>(numbers.AsSpan()));
        Assert.Equal(Enumerable.Range(0, 37), MemoryMarshal.Cast<float, int>(numbers.AsSpan()).ToArray());
    }

    [Fact]
    public void One_span_may_be_every_argument()
    {
        for (var length = 0; length <= 100; length++)
        {
            var numbers = Enumerable.Range(0, length).Select(static i => i - 20.25f).ToArray();
            var expected = numbers.Select(static x => Shapes.P3(x, x, x)).ToArray();
            Shapes.P3(numbers, numbers, numbers, numbers);
            Assert.Equal(expected, numbers);
        }
    }

    [Fact]
    public void Empty_spans_are_no_work()
    {
        Arithmetic.Negate(default(ReadOnlySpan<float>), default);
        Arithmetic.Negate([], []);
        Arithmetic.Add(default, ReadOnlySpan<float>.Empty, Array.Empty<float>());
        Uniforms.First(2f, default, Span<float>.Empty);
        WideIntegers.Unsigned(default(ReadOnlySpan<ulong>), default, default);
        var memory = new float[4];
        Arithmetic.Negate(memory.AsSpan(2, 0), memory.AsSpan(2, 0));
        Arithmetic.Negate(memory.AsSpan(4, 0), memory.AsSpan(0, 0));
    }
}
