using System.Numerics;
using System.Runtime.Intrinsics;
using Kernels.CompilerServices;
using Xunit;

namespace Kernels.Tests;

/// <summary>Quotients and remainders by constants, where a product with a reciprocal would first be wrong: around multiples.</summary>
public class ConstantDivisionTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(7), InlineData(10), InlineData(255), InlineData(256), InlineData(641)]
    [InlineData(65_537), InlineData(1_000_000_007), InlineData(1 << 30), InlineData(int.MaxValue), InlineData(int.MinValue)]
    [InlineData(-2), InlineData(-3), InlineData(-255), InlineData(-65_536), InlineData(-int.MaxValue)]
    public void Signed(int divisor) => Check(divisor);

    [Theory]
    [InlineData(1u), InlineData(2u), InlineData(3u), InlineData(7u), InlineData(10u), InlineData(255u), InlineData(256u), InlineData(641u)]
    [InlineData(6_700_417u), InlineData(1u << 31), InlineData(uint.MaxValue), InlineData(uint.MaxValue - 1)]
    public void Unsigned(uint divisor) => Check(divisor);

    [Theory]
    [InlineData(1L), InlineData(4L), InlineData(7L), InlineData(-8L), InlineData(1L << 62), InlineData(long.MinValue), InlineData(1_000_000_007L)]
    public void Signed_of_64_bits(long divisor) => Check(divisor);

    [Theory]
    [InlineData(1ul), InlineData(4ul), InlineData(7ul), InlineData(1ul << 63), InlineData(ulong.MaxValue)]
    public void Unsigned_of_64_bits(ulong divisor) => Check(divisor);

    private static void Check<T>(T divisor)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var values = Around(divisor);
        for (var i = 0; i < values.Length; i += Vector512<T>.Count)
        {
            var vector = Vector512.Create(values, i);
            var (half, quarter) = (vector.GetLower(), vector.GetUpper().GetUpper());
            for (var lane = 0; lane < Vector512<T>.Count; lane++)
                Expect(vector[lane], Lanes.Divide(vector, divisor)[lane], Lanes.Remainder(vector, divisor)[lane]);
            for (var lane = 0; lane < Vector256<T>.Count; lane++)
                Expect(half[lane], Lanes.Divide(half, divisor)[lane], Lanes.Remainder(half, divisor)[lane]);
            for (var lane = 0; lane < Vector128<T>.Count; lane++)
                Expect(quarter[lane], Lanes.Divide(quarter, divisor)[lane], Lanes.Remainder(quarter, divisor)[lane]);
        }

        void Expect(T value, T quotient, T remainder)
        {
            Assert.True(value / divisor == quotient, $"{value} / {divisor} is {value / divisor}, not {quotient}.");
            Assert.True(value % divisor == remainder, $"{value} % {divisor} is {value % divisor}, not {remainder}.");
        }
    }

    /// <summary>Multiples of the divisor over the whole range with both neighbours of each, and the ends of the range.</summary>
    private static T[] Around<T>(T divisor)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        List<T> values = [T.Zero, T.One, T.MinValue, T.MinValue + T.One, T.MaxValue, T.MaxValue - T.One];
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var multiple = T.CreateTruncating(random.NextInt64(long.MinValue, long.MaxValue)) / divisor * divisor;
            values.AddRange([multiple - T.One, multiple, multiple + T.One]);
        }

        while (values.Count % Vector512<T>.Count != 0)
            values.Add(T.One);
        return [.. values];
    }
}
